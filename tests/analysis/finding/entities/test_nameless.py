"""What is marked though it names nobody and nothing."""

from collections.abc import Callable

import pytest

Tell = Callable[..., list[tuple[str, str, str]]]

NAMES = "[Maria Lopez:PERSON], [Ohio:GPE] and the [Sierra Club:ORG] were there."


@pytest.mark.parametrize(
    "text",
    [
        "The [GDP:ORG] fell.",
        "He spoke of [Islam:ORG].",
        "After [Brexit:PERSON] it was so.",
        "They vote on [euthanasia:PERSON].",
        "On [Monday:PERSON] and [Tuesday:ORG] it rained.",
        "It was in [June:GPE].",
        "Ask [Mr:PERSON] who.",
        "Our [Raids:NORP], raids, raids and raids.",
        "We say [NEVER AGAIN:PERSON], and never will it be so again.",
        "Read “The [International Working Class Is Our People:ORG]”.",
        "The [CEO:ORG] (chief executive officer) left.",
        "The bourgeois electoral bullshit (BEB) and [BEB:ORG] again.",
        "So [7:PERSON] it is, and [A:ORG].",
    ],
)
def test_words_are_no_names(told: Tell, text: str) -> None:
    """Days, terms, slogans and words of every day are dropped, whatever kind the model takes them for."""
    found = told(text, NAMES)

    assert [written for written, _, _ in found if written not in {"Maria Lopez", "Ohio", "Sierra Club"}] == []


def test_a_word_is_a_name_where_a_full_name_or_a_title_says_so(told: Tell) -> None:
    """Ms May and Will Young's last name are names, whatever else the words mean."""
    words = "It may be young, and may be so; may the young go."
    text = f"{words} [Will Young:PERSON] left. [Young:PERSON] ran. Ms [May:PERSON]!"

    assert [written for written, _, _ in told(text)] == ["Will Young", "Young", "May"]


def test_a_month_is_no_person_and_a_person_no_month(told: Tell) -> None:
    """Theresa May is named by her last name; the month is not."""
    text = "In May it rained. In [May:ORG] [Theresa May:PERSON] spoke, and [May:PERSON] left."

    assert [entity for _, _, entity in told(text)] == ["Theresa May", "Theresa May"]


def test_small_letters_are_a_name_in_a_text_without_capitals(told: Tell) -> None:
    """Who writes no capitals means somebody all the same; who does means a word."""
    assert told("saw [trump:PERSON] today")[0][0] == "trump"
    assert [name for name in told(f"{NAMES} They are [communist:NORP].") if name[0] == "communist"] == []


def test_ice_is_an_agency_and_no_ice(told: Tell) -> None:
    """Capitals make an abbreviation another word than its letters."""
    text = "[ICE:ORG] came. There was ice, more ice and still more ice on the road, and ICE left."

    assert told(text) == [("ICE", "ORG", "ICE"), ("ICE", "ORG", "ICE")]
