"""Where names start and end."""

from collections.abc import Callable
from time import process_time

import pandas as pd
import pytest

from analysis import Corpus
from analysis.corpus.schema import MARKS
from analysis.finding.entities.resolution import resolved_mentions

Tell = Callable[..., list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[the Sierra Club:ORG]", "Sierra Club"),
        ("[The Sierra Club's:ORG]", "Sierra Club"),
        ("[seven Border Agents:ORG]", "Border Agents"),
        ("[36 Republicans:NORP]", "Republicans"),
        ("[50 Cent:PERSON]", "50 Cent"),  # a number that is the name's own
        ("[Three Dog Night:ORG]", "Three Dog Night"),
        ("[Immigrant Defense Project (IDP:ORG]", "Immigrant Defense Project"),
        ("[Tale1:WORK_OF_ART]", "Tale"),
        ("[Rabbi Ariann Weitzman:PERSON]", "Ariann Weitzman"),
        ("[Attorney General Jeff Sessions:PERSON]", "Jeff Sessions"),
        ("[King County:GPE]", "King County"),
        ("[General Motors:ORG]", "General Motors"),
        ("[Refuse Fascism to Drive:ORG]", "Refuse Fascism"),
        ("[Center for Constitutional Rights:ORG]", "Center for Constitutional Rights"),
        ("[Northern and:LOC]", "Northern"),
        ("[al-Qaeda:ORG]", "al-Qaeda"),
        ("[Washington, D.C.:GPE]", "Washington, D.C."),
        ("[Never Again” Action Against Camps:ORG]", "Action Against Camps"),
        ("[artists—“Business People:ORG]", "Business People"),
        ("[東京都:GPE]", "東京都"),
    ],
)
def test_a_name_goes_from_its_first_letter_to_its_last(told: Tell, marked: str, name: str) -> None:
    """What does not belong to a name is taken off; what does stays."""
    assert [written for written, _, _ in told(f"They met {marked} there.", only=["edges"])] == [name]


def test_no_name_goes_over_the_end_of_a_line(told: Tell) -> None:
    """What stands in two paragraphs is none, and neither half of it is one for that."""
    assert told("We were in the [USA\n\nWorkers Defending Neighbours:ORG] again.", only=["edges"]) == []


@pytest.mark.parametrize("nothing", ["the", "—", "”", "’s", "..."])
def test_nothing_is_left_of_what_is_no_name(told: Tell, nothing: str) -> None:
    """Signs and small words alone are dropped, and nothing breaks."""
    assert all(any(map(str.isalnum, written)) for written, _, _ in told(f"So [{nothing}:ORG] it is.", only=["edges"]))


def test_what_is_too_long_to_be_mended_is_no_name(make_corpus: Callable[..., Corpus]) -> None:
    """A model, or a file beside a corpus, may mark a whole text: edges are not looked for in it step by step."""
    corpus = make_corpus([{"text": "Abc" + "'s" * 100_000 + " met Ann Lee."}])
    text = corpus.text(0)
    rows = [("d0", 0, 200_003, text[:200_003], "ORG"), ("d0", len(text) - 8, len(text) - 1, "Ann Lee", "PERSON")]
    began = process_time()

    assert resolved_mentions(corpus, pd.DataFrame(rows, columns=list(MARKS.columns)))["entity"].to_list() == ["Ann Lee"]
    assert process_time() - began < 10  # seconds; step by step it took minutes
