"""What is handed in comes back as it was, and hostile files are refused with a sentence."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import IntakeError, limits
from dashboard.data.teaching.handed import (
    HandedIn,
    Kept,
    answered_by_class,
    by_exercise,
    kept_by_class,
    read_answers,
    written_answers,
)

ONE, TWO = (Kept(f"d{place}", 0, 5, f"text {place}", f"A, d{place}.") for place in (1, 2))
ADA = HandedIn("Ada", "T", "C", ("Q1?", "Q2?"), ("yes", ""), (ONE, TWO))
BOB = HandedIn("Bob", "T", "C", ("Q1?", "Q2?"), ("no", "<b>"), (TWO,))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=8), children, max_size=3),
    max_leaves=8,
)


def _said(**changed: Any) -> bytes:
    """Return Ada's file with some of it changed."""
    return json.dumps(json.loads(written_answers(ADA)) | changed).encode()


def _is_answers(data: bytes) -> bool:
    try:
        read_answers("file.json", data)
    except IntakeError as error:
        return (error.code, "\n" in str(error)) != ("E-ANSWERS", False)  # anything else that is raised fails the test
    return True


def test_what_is_handed_in_comes_back_as_it_was() -> None:
    """Written and read again, it is the same; without a name it is called by its file."""
    assert read_answers("a.json", written_answers(ADA)) == ADA
    assert read_answers("a.json", _said(name=" ")).name == "a.json"


def test_a_file_can_be_read_by_people() -> None:
    """Letters stand as they are, one thing a line, with its version."""
    file = written_answers(HandedIn("Žofie", "T", "C", ("Q?",), ("ano, „tak“",), ())).decode()

    assert "Žofie" in file
    assert '"version": "1"' in file
    assert '   "answer": "ano, „tak“"' in file.splitlines()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"format": "zip"}, "no file of answers of this tool"),
        ({"version": "2"}, "of another version"),
        ({"html": "<b>"}, "“html” is missing, or is not known here"),
        ({"name": "x" * (limits.LONGEST_PUPIL + 1)}, "“name” must be a text of at most"),
        ({"name": 7}, "“name” must be a text"),
        ({"answers": {}}, "“answers” must be a list"),
        ({"answers": [{"question": "Q?", "answer": "y"}] * (limits.MOST_STEPS + 1)}, "a list of at most"),
        ({"answers": ["yes"]}, "holds something else"),
        ({"answers": [{"question": "Q?"}]}, "“answer” is missing"),
        (
            {"kept": [{"text": "t", "citation": "c", "note": "", "document": "d", "start": True, "end": 5}]},
            "a whole number",
        ),
        (
            {"kept": [{"text": "t", "citation": "c", "note": "", "document": "d", "start": -1, "end": 5}]},
            "a whole number",
        ),
        (
            {"kept": [{"text": "t", "citation": "c", "note": "", "document": "d", "start": 10**400, "end": 5}]},
            "a whole number",
        ),
    ],
)
def test_what_is_not_as_it_was_made_is_refused(changed: dict[str, Any], said: str) -> None:
    """In a sentence that says what."""
    with pytest.raises(IntakeError, match=said):
        read_answers("a.json", _said(**changed))


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"null", b"\xff\xfe", b"[" * 200_000, b'{"format":' * 50_000, b"1" * 5_000, b'{"format": NaN}',
     b" " * (limits.HANDED_IN_BYTES + 1)],
    ids=lambda data: f"{data[:10]!r}",
)  # fmt: skip
def test_hostile_files_are_refused(data: bytes) -> None:
    """Empty, deep, cut off, too large, of another encoding."""
    assert not _is_answers(data)


@given(st.binary() | json_values.map(lambda said: json.dumps(said).encode()))
def test_any_file_is_read_or_refused(data: bytes) -> None:
    """Nothing else comes of it."""
    assert not _is_answers(data)


@given(st.sampled_from(sorted(json.loads(written_answers(ADA)))), json_values)
def test_any_part_is_taken_or_refused(name: str, value: Any) -> None:
    """What is taken can be written again, and sent to a browser."""
    data = json.dumps(json.loads(written_answers(ADA)) | {name: value}).encode()

    if _is_answers(data):
        written_answers(read_answers("a.json", data)).decode()


def test_half_a_character_is_replaced() -> None:
    """No browser could be sent it."""
    assert read_answers("a.json", _said(name="\ud800")).name == "\ufffd"


def test_other_questions_are_another_exercise() -> None:
    """Answers stand beside those to the same questions only; names in alphabetical order."""
    other = HandedIn("Eve", "T", "C", ("Q3?",), ("?",), ())

    assert by_exercise([BOB, other, ADA]) == {"T": [ADA, BOB], "T (2)": [other]}


def test_passages_are_counted_by_who_kept_them() -> None:
    """Those of most first; who keeps one twice counts once."""
    twice = HandedIn("Cy", "T", "C", (), (), (ONE, ONE, TWO))

    noted = HandedIn("Di", "T", "C", (), (), (replace(ONE, note="why <b>this"),))

    table = kept_by_class([ADA, BOB, twice, noted])

    assert table[["times", "text", "names", "notes"]].to_numpy().tolist() == [
        [3, "text 1", "Ada, Cy, Di", "Di: why <b>this"],
        [3, "text 2", "Ada, Bob, Cy", ""],
    ]


def test_all_answers_are_a_table() -> None:
    """One a row, with the step."""
    assert answered_by_class([ADA, BOB])["answer"].tolist() == ["yes", "", "no", "<b>"]
    assert answered_by_class([ADA])["step"].tolist() == [1, 2]
