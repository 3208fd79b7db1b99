"""Names in headings, lists and tables."""

from collections.abc import Callable

import pytest

Tell = Callable[..., list[tuple[str, str, str]]]

BODY = "The raids went on, and deportations too. They provoke resistance in the city, said [Maria Lopez:PERSON]."


def written(found: list[tuple[str, str, str]]) -> list[str]:
    """Return how the names are written."""
    return [name for name, _, _ in found]


def test_a_heading_of_ordinary_words_has_no_name(told: Tell) -> None:
    """Words that the text writes small are no name because a heading writes them with a capital."""
    assert written(told(f"Fascist [Deportations Provoke Resistance:PERSON] Again\n\n{BODY}")) == ["Maria Lopez"]


def test_a_name_in_a_heading_that_the_text_has_too_is_kept(told: Tell) -> None:
    """Who is named in the text is named in its heading."""
    assert written(told(f"[Maria Lopez:PERSON] Condemns More Raids\n\n{BODY}")) == ["Maria Lopez", "Maria Lopez"]


def test_a_name_is_found_by_itself_where_a_heading_makes_a_longer_one_of_it(told: Tell) -> None:
    """The model's long name is dropped, and the one in it counts."""
    heading = "[Maria Lopez Condemns Raids:ORG] in City"

    assert [name for name in told(f"{heading}\n\n{BODY}") if name[0] != "Maria Lopez"] == []


def test_a_name_that_only_a_heading_has_is_kept_where_its_words_are_none(told: Tell) -> None:
    """What is no word of the corpus is a name, in headings too."""
    assert written(told(f"[Zadie Ferreira:PERSON] Condemns More Raids\n\n{BODY}"))[0] == "Zadie Ferreira"


def test_a_line_in_capitals_makes_no_name(told: Tell) -> None:
    """A slogan in capitals is a name only where running text has it too."""
    found = told(f"NO MORE RAIDS BY [MARIA LOPEZ:PERSON] SAY [CITY PEOPLE:ORG]\n\n{BODY}")

    assert written(found) == ["MARIA LOPEZ", "Maria Lopez"]


def test_a_list_of_names_is_no_row_of_headings(told: Tell) -> None:
    """Names in lines of their own are kept, though nothing but capitals says that they are names."""
    names = ["Ann Lee", "Grace Park", "Cyrus Poe", "Dora Quill"]
    rows = "\n".join(f"[{name}:PERSON]" for name in names)

    assert written(told(f"Present were\n\n{rows}\n\nThey met in the park, and gave grace to a poe.")) == names


def test_a_table_in_capitals_has_no_names(told: Tell) -> None:
    """The heads of a table are none, nor its rows."""
    table = "[GROSS REVENUE:ORG]\tNET COSTS\n[TOTAL ASSETS:ORG]\tNET INCOME\n[OTHER LOSSES:ORG]\tTOTAL COSTS"

    assert written(told(f"{table}\n\n{BODY}")) == ["Maria Lopez"]


def test_a_table_of_capital_cities_has_its_names(told: Tell) -> None:
    """A column of cities is a column of names, each by itself."""
    rows = [("France", "Paris"), ("Italy", "Rome"), ("Cuba", "Havana")]
    table = "\n".join(f"[{country}:GPE]\t[{city}:GPE]" for country, city in rows)

    assert written(told(f"{table}\n\n{BODY}"))[:6] == [name for row in rows for name in row]


@pytest.mark.parametrize("text", ["[Zadie Ferreira:PERSON] Condemns More Raids", "[ZADIE:PERSON] CONDEMNS MORE RAIDS"])
def test_a_text_of_one_line_is_no_heading(told: Tell, text: str) -> None:
    """Where there is nothing else, capitals are all that a text has to say who is meant."""
    assert len(told(text)) == 1
