"""Cautions that concern one view only: a trend, topics, names, or all that was looked at in a session."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.caveats.caution import NOTE, Caution, caution_table, some
from analysis.caveats.checked import NOT_CHECKED
from analysis.caveats.unstated import unstated_foreign
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import counted
from analysis.corpus.filters import Filters
from analysis.corpus.languages import language_code, language_name
from analysis.corpus.periods import Period, period_name
from analysis.query.selection import selection
from analysis.reading.titles import titles_without_names

_ENGLISH, _EVERY = "en", "xx"  # models of many languages


def trend_caveats(trend: pd.DataFrame, *, by: Period) -> pd.DataFrame:
    """Return whether the last period of a trend is not over.

    Args:
        trend: The TERM_TREND contract, as `term_trend` returns it.
        by: The length of a period, as it was asked for.

    Returns:
        The CAVEATS contract, see `caveats`; its number are the documents of the period.
    """
    last = trend[trend["state"] == "partial"].drop_duplicates("source")
    if last.empty:
        return caution_table([])
    number = int(last["documents"].sum())
    over, its = ("are", "their") if by == "decade" else ("is", "its")
    message = (
        f"The documents end before {period_name(last['period'].iloc[0], by)} {over} over: {its} "
        f"{counted(number, 'document')} {'is' if number == 1 else 'are'} not a whole {by}’s, "
        "so read no rise or fall from this last point."
    )
    return caution_table([("partial-period", NOTE, message, float(number))])


def topic_caveats(quality: pd.DataFrame) -> pd.DataFrame:
    """Return which topics do not come back when they are fitted again.

    Args:
        quality: The TOPIC_QUALITY contract, as a `TopicModel` holds it.

    Returns:
        The CAVEATS contract, see `caveats`; its number are the unstable topics.
    """
    unstable = [str(topic) for topic in quality.loc[quality["stability"] < limits.UNSTABLE, "topic"]]
    if not unstable:
        return caution_table([])
    total = len(quality)
    if len(unstable) == 1:
        start, whose, them = f"Topic {unstable[0]} of {total} is unstable", "its", "it"
    else:
        listed = f"{', '.join(unstable[:-1])} and {unstable[-1]}"
        start, whose, them = f"Topics {listed} of {total} are unstable", "their", "them"
    message = (
        f"{start}: fitted again on parts of the texts, too few of {whose} words come back. Do not build on {them}."
    )
    return caution_table([("unstable-topics", NOTE, message, float(len(unstable)))])


@by_unit
def entity_caveats(corpus: Corpus, filters: Filters, *, checked: str = NOT_CHECKED) -> pd.DataFrame:
    """Return that names were found by a model that knows another kind of text, or another language.

    Documents are in another language where they say so; where they do not say, see `unstated_foreign`.

    Args:
        corpus: The corpus; where names have not been looked for there is no caution.
        filters: Which of its documents.
        checked: What is known of how right they are, see `checked_names`.

    Returns:
        The CAVEATS contract, see `caveats`; its numbers are the documents that the model has read, and those of them
        that are not in its language.

    References:
        Augenstein, I., Derczynski, L., & Bontcheva, K. (2017). Generalisation in named entity recognition: a
        quantitative analysis. Computer Speech & Language, 44, 61-83.
    """
    chosen = selection(corpus, filters)
    number = chosen.size
    if corpus.mentions is None or number == 0:
        return caution_table([])
    foreign = int((chosen.mask & _foreign(corpus)).sum())
    message = f"The model learned names from text like news. {checked}"
    return caution_table(
        [
            *_other_language(foreign, number, _model_language(corpus)),
            *_titles_unread(titles_without_names(corpus, chosen.documents)),
            ("model-domain", NOTE, message, float(number)),
        ]
    )


def _titles_unread(number: int) -> list[Caution]:
    """Titles that are counted and that the model has not read."""
    if number == 0:
        return []
    title = "1 title is counted, but names were" if number == 1 else f"{number:,} titles are counted, but names were"
    return [("title-names", NOTE, f"{title} looked for in the texts without titles.", float(number))]


def _other_language(foreign: int, number: int, language: str) -> list[Caution]:
    """Documents in another language than the model's."""
    if foreign == 0:
        return []
    verb, those = ("is", "it") if foreign == 1 else ("are", "them")
    message = (
        f"{some(foreign, number)} ({foreign / number:.0%}) {verb} not in {language_name(language)}, the only language "
        f"of the model for names: do not count on the names in {those}."
    )
    return [("model-language", NOTE, message, float(foreign))]


def _model_language(corpus: Corpus) -> str:
    """Return the language of the model that found the names, of which its name begins with the code; else English."""
    code, _, rest = corpus.names_by.partition("_")
    return code if rest and code.isalpha() else _ENGLISH


def _foreign(corpus: Corpus) -> npt.NDArray[np.bool_]:
    """Return which documents are in no language of the model; see `entity_caveats`."""
    stated, language = corpus.documents["language"].str.strip().str.lower(), _model_language(corpus)
    if language == _EVERY:
        return np.zeros(len(stated), dtype=np.bool_)
    if language != _ENGLISH:
        codes = stated.map({written: language_code(written) for written in stated.unique()})
        return (~codes.isin(["", language])).to_numpy(dtype=np.bool_)
    foreign: npt.NDArray[np.bool_] = (~stated.str.match(r"(?:en(?:g|glish)?(?:$|[-_ ]))|$")).to_numpy(dtype=np.bool_)
    return foreign | unstated_foreign(corpus)


def session_caveats(tried: int) -> pd.DataFrame:
    """Return that many comparisons were looked at, of which some look good by chance.

    Args:
        tried: How many different comparisons were looked at in a session.

    Returns:
        The CAVEATS contract, see `caveats`; its number is `tried`.

    References:
        Gelman, A., & Loken, E. (2014). The statistical crisis in science. American Scientist, 102(6), 460-465.
    """
    if tried < limits.MANY_COMPARISONS:
        return caution_table([])
    message = (
        f"You have looked at {tried:,} different comparisons in this session: the one that looks best is partly "
        "chance. Say in your work how many you tried."
    )
    return caution_table([("forking-paths", NOTE, message, float(tried))])
