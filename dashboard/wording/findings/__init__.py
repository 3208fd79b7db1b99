"""The sentence that each page opens with, and what its figure shows for those who do not see it."""

from dashboard.wording.findings.comparisons import (
    Side,
    Sizes,
    basis,
    cannot_compare,
    couple,
    divergence,
    effect,
    followed,
    keyness,
    next_draw,
    own_words,
    told,
    word_views,
)
from dashboard.wording.findings.directions import tendencies
from dashboard.wording.findings.heard import (
    collocates_alt,
    entities_alt,
    keyness_alt,
    profiles_alt,
    terms_alt,
    topics_alt,
    trend_alt,
)
from dashboard.wording.findings.named import entities, narrowed
from dashboard.wording.findings.news import bursts, period_keyness
from dashboard.wording.findings.pages import (
    left_out,
    left_out_note,
    methods,
    most_like,
    overview,
    passages,
    terms,
)
from dashboard.wording.findings.topics import strongest_cells, topics
from dashboard.wording.findings.trends import trend

__all__ = [
    "Side",
    "Sizes",
    "basis",
    "bursts",
    "cannot_compare",
    "collocates_alt",
    "couple",
    "divergence",
    "effect",
    "entities",
    "entities_alt",
    "followed",
    "keyness",
    "keyness_alt",
    "left_out",
    "left_out_note",
    "methods",
    "most_like",
    "narrowed",
    "next_draw",
    "overview",
    "own_words",
    "passages",
    "period_keyness",
    "profiles_alt",
    "strongest_cells",
    "tendencies",
    "terms",
    "terms_alt",
    "told",
    "topics",
    "topics_alt",
    "trend",
    "trend_alt",
    "word_views",
]
