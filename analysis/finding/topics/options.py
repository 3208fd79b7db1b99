"""What can be wished for when topics are fitted."""

from dataclasses import dataclass
from typing import Literal

TopicUnit = Literal["auto", "paragraph", "sentences", "document"]
TopicMethod = Literal["nmf", "lda"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicOptions:
    """How topics are fitted. Equal options are equal values.

    Attributes:
        k: The number of topics, 2 or more; None takes √(passages / 2), at most 20. Never more than the documents allow.
        unit: What counts as one text; "auto" takes paragraphs, windows of sentences where long texts have no
            paragraphs, and whole documents where there is too much text to split.
        phrases: Whether two words that belong together are taken as one.
        boilerplate: Whether words stay in that stand in the same lines of most documents of a source, and the words
            of the search of the filters.
        method: Non-negative matrix factorisation, or latent Dirichlet allocation.
        anchors: Words that topics are to start from, a tuple for each such topic.
        seed: Of the start, and of what is drawn for the refits.
    """

    k: int | None = None
    unit: TopicUnit = "auto"
    phrases: bool = False
    boilerplate: bool = False
    method: TopicMethod = "nmf"
    anchors: tuple[tuple[str, ...], ...] = ()
    seed: int = 0
