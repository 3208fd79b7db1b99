"""Cautions, the gravest first."""

import pandas as pd
import pytest

from analysis.caveats.views import session_caveats
from analysis.corpus.schema import CAVEATS
from dashboard.wording import cautions


def test_sentences_of_several_tables_have_the_gravest_first() -> None:
    """Tables are put one under the other, and what is to be read first is first; none are none."""
    few = pd.DataFrame({"code": ["few-docs"], "severity": ["read first"], "message": ["Few."], "figure": [1.0]})

    found = cautions.cautions([CAVEATS.empty(), session_caveats(12), few, session_caveats(11)])

    assert [grave for _, grave in found] == [True, False, False]
    assert found[0] == ("Few.", True)
    assert ["12 different" in found[1][0], "11 different" in found[2][0]] == [True, True]
    assert cautions.cautions([]) == cautions.cautions([CAVEATS.empty()]) == []


def test_what_makes_a_result_untrue_comes_before_what_makes_it_less_sure() -> None:
    """Among those that are not grave the order is by what they cost; one that two tables give is said once."""
    codes = ["many-tests", "markup", "length-skew", "one-source", "one-source"]
    table = pd.DataFrame({"code": codes, "severity": "note", "message": codes, "figure": 1.0})
    grave = pd.DataFrame({"code": ["unsegmented"], "severity": "read first", "message": ["grave"], "figure": [1.0]})

    assert cautions.cautions([table, grave]) == [
        ("grave", True),
        *((code, False) for code in ("one-source", "length-skew", "markup", "many-tests")),
    ]


@pytest.mark.parametrize(("number", "sentences"), [(0, 0), (9, 0), (10, 1), (300, 1)])
def test_many_comparisons_are_said(number: int, sentences: int) -> None:
    """From ten on, the page says how many were looked at."""
    assert len(cautions.many_tried(number)) == sentences
