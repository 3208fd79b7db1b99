"""The check sheet: what is drawn, that it stays where names are mended, and what its marks come to."""

from collections.abc import Callable
from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, check_sheet, checked_items, checked_names, limits, name_check
from analysis.caveats.checked import NOT_CHECKED
from analysis.corpus.errors import EmptyCorpusError
from analysis.corpus.schema import CHECKED_MENTIONS, MENTIONS, PASSAGES
from analysis.finding.naming.check import Checked, CheckSheet

TEXT = "Mr Smith spoke of the weather. Nobody listened to him there. 12. Then Smith left for home."
NAMED = [(3, 8, "Smith"), (70, 75, "Smith")]


def named(make_corpus: Callable[..., Corpus], copies: int = 1) -> Corpus:
    """Return documents that name somebody twice, and have one sentence that does not."""
    corpus = make_corpus({"source": "A", "text": TEXT} for _ in range(copies))
    rows = [
        (doc_id, start, end, surface, "PERSON", "model", "Smith")
        for doc_id in corpus.documents["doc_id"]
        for start, end, surface in NAMED
    ]
    texts = ["doc_id", "surface", "type", "basis", "entity"]
    return corpus.with_mentions(pd.DataFrame(rows, columns=list(MENTIONS.columns)).astype(dict.fromkeys(texts, "str")))


def all_right(sheet: CheckSheet) -> dict[Checked, bool]:
    """Return every item marked right."""
    return dict.fromkeys(checked_items(sheet), True)


def test_what_is_on_a_sheet(make_corpus: Callable[..., Corpus]) -> None:
    """Mentions stand in their surroundings; sentences have no mention in them, and letters enough to be read."""
    sheet = check_sheet(named(make_corpus))

    assert (sheet.named, sheet.nameless) == (2, 1)
    assert sheet.sentences["text"].tolist() == ["Nobody listened to him there."]
    for row in sheet.mentions.to_dict("records"):
        start, end = row["start"] - row["text_start"], row["end"] - row["text_start"]
        assert row["text"][start:end] == row["surface"] == "Smith"
    assert list(sheet.mentions) == list(CHECKED_MENTIONS.columns)
    assert list(sheet.sentences) == list(PASSAGES.columns)


def test_a_sheet_is_no_longer_than_is_stated(make_corpus: Callable[..., Corpus]) -> None:
    """Of many mentions and sentences fifty and twenty are drawn, the same each time, others with another seed."""
    corpus = named(make_corpus, copies=60)
    sheet, again, other = check_sheet(corpus), check_sheet(corpus), check_sheet(corpus, seed=1)

    assert len(sheet.mentions) == limits.CHECKED_NAMES
    assert len(sheet.sentences) == limits.CHECKED_SENTENCES
    assert checked_items(sheet) == checked_items(again)
    assert set(checked_items(sheet)) != set(checked_items(other))


def test_places_are_drawn_alike(make_corpus: Callable[..., Corpus]) -> None:
    """Over many seeds each mention is drawn about as often as any other: with 120 of them, 50 in 120 times."""
    corpus = named(make_corpus, copies=60)
    drawn = pd.concat([check_sheet(corpus, seed=seed).mentions for seed in range(200)])
    times = drawn.groupby(["doc_id", "start"]).size()

    assert len(times) == 120
    assert abs(times - 200 * 50 / 120).max() < 4.5 * (200 * 50 / 120 * 70 / 120) ** 0.5


def test_what_is_mended_leaves_the_rest_of_a_sheet(make_corpus: Callable[..., Corpus]) -> None:
    """Where names are taken away, those that are still there and were on the sheet stay on it."""
    corpus = named(make_corpus, copies=60)
    before = checked_items(check_sheet(corpus))[: limits.CHECKED_NAMES]
    hidden = before[:10]
    assert corpus.mentions is not None
    places = corpus.mentions[["doc_id", "start"]].apply(tuple, axis=1)
    left = corpus.mentions[~places.isin([(one.doc_id, one.start) for one in hidden])]
    after = checked_items(check_sheet(corpus.with_mentions(left.reset_index(drop=True))))

    assert set(before[10:]) <= set(after)


def test_a_mark_on_what_was_mended_since_does_not_count(make_corpus: Callable[..., Corpus]) -> None:
    """Who has marked “Smith, PERSON” has said nothing of “Smith, ORG”."""
    sheet = check_sheet(corpus := named(make_corpus))
    assert corpus.mentions is not None
    retyped = corpus.with_mentions(corpus.mentions.assign(type=pd.Series(["ORG"] * 2, dtype="str")))
    found = name_check(check_sheet(retyped), all_right(sheet))

    assert (found.marked, found.read) == (0, 1)


def test_what_marks_come_to(make_corpus: Callable[..., Corpus]) -> None:
    """Precision has Wilson's interval; of the share found it is said what it is at most, and how sure that is."""
    sheet = check_sheet(named(make_corpus, copies=60))
    verdicts = all_right(sheet)
    items = checked_items(sheet)
    verdicts |= dict.fromkeys(items[:4], False)
    verdicts |= dict.fromkeys(items[50:52], False)
    found = name_check(sheet, verdicts)

    assert (found.right, found.marked, found.missed, found.read) == (46, 50, 2, 20)
    assert (found.low, found.high) == pytest.approx((0.8116, 0.9685), abs=1e-4)
    assert found.recall == pytest.approx(0.92 * 120 / (0.92 * 120 + 0.1 * 60))
    assert found.recall_low < found.recall < found.recall_high < 1
    assert checked_names(found) == (
        "Checked on these texts: 46 of 50 mentions drawn at random are right (92%, 95% interval 81% to 97%); of 20 "
        "sentences in which none was found, 2 have one after all, so that about 95% of all mentions were found at most "
        "(86% to 99%)."
    )


def test_nothing_marked_is_not_yet_checked(make_corpus: Callable[..., Corpus]) -> None:
    """Before anything is marked nothing is claimed, and after sentences alone nothing of names."""
    sheet = check_sheet(named(make_corpus))
    nothing = name_check(sheet, {})
    read = name_check(sheet, {item: True for item in checked_items(sheet) if not item.entity})

    assert checked_names(nothing) == checked_names(None) == NOT_CHECKED
    assert isnan(nothing.precision)
    assert isnan(nothing.recall)
    assert (
        checked_names(read) == "Checked on these texts: of 1 sentence in which none was found, none have one after all."
    )


@given(st.data())
def test_any_marks_give_shares_in_order(make_corpus: Callable[..., Corpus], data: st.DataObject) -> None:
    """However a sheet is marked, low is not above the share nor the share above high, and all are shares."""
    sheet = check_sheet(named(make_corpus, copies=3))
    verdicts = {item: data.draw(st.booleans()) for item in checked_items(sheet) if data.draw(st.booleans())}
    found = name_check(sheet, verdicts)

    if found.marked:
        assert 0 <= found.low <= found.precision <= found.high <= 1
    if not isnan(found.recall):
        assert 0 <= found.recall_low <= found.recall <= found.recall_high <= 1
    assert checked_names(found).endswith(".")


def test_a_corpus_without_names_has_an_empty_sheet(make_corpus: Callable[..., Corpus]) -> None:
    """Where nothing is named there are sentences to read; where names were not looked for there is no sheet."""
    bare = make_corpus([{"source": "A", "text": TEXT}, {"source": "A", "text": "…"}])
    sheet = check_sheet(bare.with_mentions(MENTIONS.empty()))
    found = name_check(sheet, all_right(sheet))

    assert sheet.mentions.empty
    assert len(sheet.sentences) == 3
    assert isnan(found.precision)
    with pytest.raises(EmptyCorpusError):
        check_sheet(bare)
