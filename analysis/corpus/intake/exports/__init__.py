"""What databases and tools of the field give out: one module each, and one line of this list; asked in its order."""

from analysis.corpus.intake.exports import (
    databases,
    forums,
    fourcat,
    mastodon,
    mediacloud,
    posts,
    qualtrics,
    telegram,
    whatsapp,
)
from analysis.corpus.intake.reader import Reader

READERS: tuple[Reader, ...] = (
    *databases.READERS,
    mediacloud.READER,
    fourcat.READER,
    posts.READER,
    forums.READER,
    mastodon.READER,
    telegram.READER,
    whatsapp.READER,
    qualtrics.READER,
)
