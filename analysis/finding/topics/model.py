"""Topics of the selected documents, as tables and arrays."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TopicModel:
    """Topics of the selected documents.

    Attributes:
        k: The number of topics.
        unit: What was taken as one text: "paragraph", "sentences" or "document".
        method: By what they were fitted: "nmf" or "lda".
        limited: Why there are fewer topics than were asked for, as a sentence without its full stop; or empty.
        terms: The TOPIC_TERMS contract: each topic's weightiest words; the first ten stand for it.
        passages: The TOPIC_PASSAGES contract: every passage with its strongest topic, by topic, then falling share;
            topic 0 has those that hold none of the words. `topic_passages` reads their texts.
        shares: passages x topics, in the order of `passages`: how much of what is said of topics is said of each; rows
            add up to 1, or are 0 for topic 0.
        vocabulary: A table of the column term: the words that were fitted.
        components: topics x vocabulary: the weight of each word, rows add up to 1.
        left_out: The TOPIC_LEFT_OUT contract: words that were left out because of where they stand.
        prevalence: The TOPIC_PREVALENCE contract: per topic and source, in how many passages it is the strongest
            topic; topic 0 are passages that hold none of the words. All of a source's shares add up to 1; their
            intervals, from `share_low` to `share_high`, take documents for the units of evidence and the topics as they
            are, and are NaN for a source with one document.
        quality: The TOPIC_QUALITY contract: what can be known of one fit; `topic_quality` knows the rest.
    """

    k: int
    unit: str
    method: str
    limited: str
    terms: pd.DataFrame
    passages: pd.DataFrame
    shares: Floats
    vocabulary: pd.DataFrame
    components: Floats
    left_out: pd.DataFrame
    prevalence: pd.DataFrame
    quality: pd.DataFrame
