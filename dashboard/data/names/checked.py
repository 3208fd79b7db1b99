"""How right the names of a corpus are: what is drawn to be checked, and what the marks of this reader come to."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

import analysis
from analysis import Checked, CheckSheet, NameCheck
from dashboard.data.corpora import corpus
from dashboard.data.found import find_names, named
from dashboard.data.remembered import loaded, remembered_whole
from dashboard.state.whereabouts import Key


@remembered_whole()
def check_sheet(key: Key) -> CheckSheet:
    """See `analysis.check_sheet`; of the whole texts, as names are mended: filters and titles change nothing in it."""
    whole = whole_texts(key)
    return analysis.check_sheet(named(whole), spans=_sentences(whole._replace(names=analysis.NameOptions())))


def name_check(key: Key, verdicts: Mapping[Checked, bool]) -> NameCheck | None:
    """See `analysis.name_check`; None where nothing is marked. Called outside of any cache, as `find_names` is."""
    if not verdicts:
        return None
    find_names(whole_texts(key))
    return analysis.name_check(check_sheet(key), verdicts)


def marked_mentions(sheet: CheckSheet, verdicts: Mapping[Checked, bool]) -> pd.DataFrame:
    """Return all that is on a sheet, mentions and sentences, with what was marked: right, wrong, or nothing yet."""
    table = pd.concat([sheet.mentions, sheet.sentences.drop(columns="why")], ignore_index=True)
    said = [verdicts.get(item) for item in analysis.checked_items(sheet)]
    marks = ["" if right is None else "right" if right else "wrong" for right in said]
    texts = dict.fromkeys(("surface", "type", "entity"), "")
    return table.fillna(texts).assign(marked=pd.Series(marks, dtype="str"))


@loaded(number=2)
def _sentences(key: Key) -> Sequence[npt.NDArray[np.int64]]:
    """See `analysis.readable_sentences`."""
    return analysis.readable_sentences(corpus(key))


def whole_texts(key: Key) -> Key:
    """Return the key of the texts that names are checked in: those of the corpus, by its sources, without titles."""
    return Key(key.name, key.fingerprint, owner=key.owner, names=key.names)
