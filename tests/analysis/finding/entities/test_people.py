"""People by their last names."""

from collections.abc import Callable

import pytest

Tell = Callable[..., list[tuple[str, str, str]]]


def who(found: list[tuple[str, str, str]]) -> list[str]:
    """Return who is meant, in order."""
    return [entity for _, _, entity in found]


def test_a_last_name_means_the_one_whom_the_document_names_in_full(told: Tell) -> None:
    """Whatever the model takes the last name for, the full name says who it is."""
    found = told("[Jeff Sessions:PERSON] spoke, then [Sessions:ORG] left.")

    assert who(found) == ["Jeff Sessions"] * 2
    assert {kind for _, kind, _ in found} == {"PERSON"}


def test_of_two_clintons_neither_is_meant(told: Tell) -> None:
    """Where a document names two of a last name, the last name alone stays by itself."""
    found = told("[Bill Clinton:PERSON] met [Hillary Clinton:PERSON]. [Clinton:ORG] spoke.")

    assert who(found) == ["Bill Clinton", "Hillary Clinton", "Clinton"]
    assert found[-1][1] == "PERSON"


def test_of_two_clintons_in_the_corpus_neither_is_meant_elsewhere(told: Tell) -> None:
    """Where a corpus names two of a last name, it is nobody's in a document that names none in full."""
    found = told(*["[Bill Clinton:PERSON] spoke."] * 2, "[Hillary Clinton:PERSON] spoke.", "[Clinton:PERSON] left.")

    assert who(found)[-1] == "Clinton"


def test_the_one_of_a_corpus_is_meant_elsewhere(told: Tell) -> None:
    """Whom two documents name in full the others mean by the last name, where it is taken for a person's."""
    full = ["[Angela Merkel:PERSON] spoke.", "[Angela Merkel:PERSON] left."]

    assert who(told(*full, "[Merkel:PERSON] came."))[-1] == "Angela Merkel"
    assert who(told(*full, "[Merkel:ORG] came."))[-1] == "Merkel"
    assert who(told(full[0], "[Merkel:PERSON] came."))[-1] == "Merkel"


def test_a_place_is_nobody_s_last_name(told: Tell) -> None:
    """Washington is the man where the model sees a man, and the place where it sees a place."""
    found = told("[George Washington:PERSON] never saw [Washington:GPE]. [Washington:PERSON] died in Virginia.")

    assert who(found) == ["George Washington", "Washington", "George Washington"]
    assert [kind for _, kind, _ in found] == ["PERSON", "GPE", "PERSON"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("[Michael Jordan:PERSON] flew to [Jordan:GPE].", ("Jordan", "GPE", "Jordan")),
        ("[Michael Jordan:PERSON] flew, said [Jordan:PERSON].", ("Jordan", "PERSON", "Michael Jordan")),
        ("They flew to [Jordan:PERSON].", ("Jordan", "GPE", "Jordan")),
        ("They met Mr [Jordan:PERSON].", ("Jordan", "PERSON", "Jordan")),
        ("[Georgia O’Keeffe:PERSON] left [Georgia:GPE].", ("Georgia", "GPE", "Georgia")),
        ("They saw [Georgia:PERSON].", ("Georgia", "GPE", "Georgia")),
        ("[Harrison Ford:PERSON] drove for [Ford Motor Company:ORG], and [Ford:ORG] paid.", ("Ford", "ORG", "Ford")),
    ],
)
def test_what_is_a_place_and_a_person(told: Tell, text: str, last: tuple[str, str, str]) -> None:
    """Jordan, Georgia and Ford are who and what the text says."""
    assert told(text)[-1] == last


def test_initials_make_no_other_person_and_other_initials_do(told: Tell) -> None:
    """Thomas D. Homan is Thomas Homan; George W. Bush is not George H. W. Bush."""
    assert set(who(told("[Thomas D. Homan:PERSON] and [Thomas Homan:PERSON]"))) == {"Thomas Homan"}
    assert len(set(who(told("[George W. Bush:PERSON] and [George H. W. Bush:PERSON]")))) == 2


def test_a_son_of_the_same_name_is_another_and_never_meant_by_the_last_name(told: Tell) -> None:
    """Trump is the father where both are named."""
    found = told("[Donald Trump:PERSON] and [Donald Trump Jr.:PERSON] met. [Trump:PERSON] left.")

    assert who(found) == ["Donald Trump", "Donald Trump Jr.", "Donald Trump"]


def test_a_last_name_of_several_words_is_one(told: Tell) -> None:
    """Rocky De La Fuente is De La Fuente."""
    assert who(told("[Rocky De La Fuente:PERSON] ran. [De La Fuente:PERSON] lost."))[-1] == "Rocky De La Fuente"


def test_a_word_with_another_before_it_is_nobody_s_last_name(told: Tell) -> None:
    """What is taken for a thing again and again is one, though a gerund stands before it once."""
    found = told("[Enrolling Minetest:PERSON] works. [Minetest:ORG] is, [Minetest:ORG] was, so was [Minetest:ORG].")

    assert who(found)[1:] == ["Minetest"] * 3
