"""What databases and tools of the field give out: one module each, and one line of this list; asked in its order."""

from analysis.corpus.intake.exports import databases
from analysis.corpus.intake.reader import Reader

READERS: tuple[Reader, ...] = (*databases.READERS,)
