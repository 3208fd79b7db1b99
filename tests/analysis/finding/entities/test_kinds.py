"""What kind of thing an entity is."""

from collections.abc import Callable

import pytest

from analysis.finding.entities.documents import entity_key
from analysis.finding.entities.known import known_names

Tell = Callable[..., list[tuple[str, str, str]]]


def kinds(found: list[tuple[str, str, str]]) -> list[str]:
    """Return the kinds of the mentions, in order."""
    return [kind for _, kind, _ in found]


def test_the_vote_is_within_the_document(told: Tell) -> None:
    """What most texts mean by a name is not what this one means by it."""
    found = told(*["[Amazon:ORG] sells."] * 5, "The [Amazon:LOC] flows, the [Amazon:LOC] floods, said [Amazon:ORG].")

    assert kinds(found) == ["ORG"] * 5 + ["LOC"] * 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[Trump:ORG] and his dogs came. Of [Trump:ORG].", "PERSON"),
        ("Mr [Trump:ORG] came.", "PERSON"),
        ("[Trump:ORG] has not relented, he has gone on.", "PERSON"),
        ("[Refuse Fascism:PERSON], which has grown, came.", "ORG"),
        ("the [San Francisco Chronicle:GPE] wrote", "ORG"),
        ("the [Border Patrol:PERSON] came", "ORG"),
        ("the [Hudson River:PERSON] rose", "LOC"),
        ("in [Tennessee:PERSON] it rained", "GPE"),
        ("some [Mexicans:ORG] came", "NORP"),
        ("They speak [Spanish:PERSON].", "NORP"),
        ("the [European Union:GPE] says", "ORG"),
        ("He read [The Boston Post:WORK_OF_ART].", "WORK_OF_ART"),
    ],
)
def test_signs_lists_and_last_words_say_more_than_the_model(told: Tell, text: str, kind: str) -> None:
    """A title, a pronoun, a known name and the last word of a name settle what kind of thing it is."""
    assert set(kinds(told(text))) == {kind}


def test_a_full_name_says_what_its_abbreviation_is(told: Tell) -> None:
    """Bob Avakian is a person under that name, by whatever letters."""
    found = told("[Bob Avakian:PERSON] (BA) wrote. [BA:ORG] said so, as [BA:ORG] will.")

    assert [(kind, entity) for _, kind, entity in found] == [("PERSON", "Bob Avakian")] * 4


def test_the_forms_of_a_country_are_one(told: Tell) -> None:
    """US, U.S., USA and United States are called by the commonest."""
    found = told("[US:GPE], [U.S.:GPE], [USA:GPE], the [United States:GPE] and the [US:GPE] again; [UK:GPE].")

    assert [entity for _, _, entity in found] == ["US"] * 5 + ["UK"]


def test_washington_is_a_state_and_a_city(told: Tell) -> None:
    """The city has its district; the state stays by itself."""
    found = told("In [Washington, DC:GPE] and in [DC:GPE], far from [Washington:GPE] and [Oregon:GPE].")

    assert [entity for _, _, entity in found] == ["DC", "DC", "Washington", "Oregon"]


def test_lists_are_of_the_language() -> None:
    """A German corpus has German names of countries, and one in no known language has none."""
    assert known_names("de").kinds["deutschland"] == "GPE"
    assert known_names("de").same["usa"] == "vereinigte staaten"
    assert known_names("en").kinds["washington"] == "GPE"
    assert known_names("xx-nothing").kinds == {}


def test_countries_are_known_by_the_names_that_papers_write() -> None:
    """Babel has one name for each, often another; see findings/babel-territories-one-form.sh."""
    written = """
    US|UK|Hong Kong|Macao|Myanmar|Burma|Palestine|Bosnia|Turkey|Ivory Coast|Czech Republic|Swaziland|East Timor"""

    kinds = known_names("en").kinds

    assert [name for name in written.strip().split("|") if kinds.get(entity_key(name)) != "GPE"] == []
