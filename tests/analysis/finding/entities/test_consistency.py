"""Names where the model missed them."""

from collections.abc import Callable

import pandas as pd
import pytest

Tell = Callable[..., list[tuple[str, str, str]]]


def count(found: list[tuple[str, str, str]], written: str) -> int:
    """Return how often something is named in a form."""
    return sum(name == written for name, _, _ in found)


def test_a_name_of_a_document_is_found_where_the_model_missed_it(resolve: Callable[..., pd.DataFrame]) -> None:
    """What is marked once in a text counts where it stands again, and says why."""
    table = resolve("[Pablo:PERSON] left. I asked Pablo why.")

    assert list(table["basis"]) == ["model", "consistency"]
    assert list(table["entity"]) == ["Pablo", "Pablo"]


def test_a_name_of_two_documents_is_found_in_others(told: Tell) -> None:
    """The corpus establishes a name; one document by itself does not."""
    assert count(told("[Zeiss:ORG] grew.", "[Zeiss:ORG] sank.", "They like Zeiss more."), "Zeiss") == 3
    assert count(told("[Zeiss:ORG] grew.", "They like Zeiss more."), "Zeiss") == 1


@pytest.mark.parametrize(
    "text",
    [
        "[Clark:PERSON] left. The Clark Foundation grew, and Clark Street.",
        "[Clark:PERSON] left. I met Petula Clark there.",
        "[Clark:PERSON] left. Read example.com/Clark and @Clark and #Clark, or Clarks and McClark.",
        "[Committee:ORG] met. Another Committee met.",
    ],
)
def test_a_part_of_another_name_is_not_found(told: Tell, text: str) -> None:
    """Who is not meant is not counted."""
    assert len(told(text)) == 1


def test_a_title_before_a_name_is_no_part_of_it(told: Tell) -> None:
    """President Clark is Clark."""
    assert count(told("[Clark:PERSON] left. President Clark came."), "Clark") == 2


def test_a_word_is_not_found_where_a_sentence_starts(told: Tell) -> None:
    """Who is called Young is not meant by "Young people"."""
    text = "[Felisha Young:PERSON] spoke. Young people are young. I asked Young."

    assert count(told(text), "Young") == 1


def test_what_the_model_mostly_passes_over_is_not_found(told: Tell) -> None:
    """A mark that stands against three places without one is a slip."""
    assert count(told("[Phase:ORG] one. In Phase two, in Phase three and in Phase four."), "Phase") == 1


def test_us_is_no_country_where_it_is_a_word(told: Tell) -> None:
    """Neither "us" nor its capital at the start of a sentence is the country; US is, wherever it stands."""
    text = "The [US:GPE] told us. Us they told. The US did. All of us saw it."

    assert told(text) == [("US", "GPE", "US"), ("US", "GPE", "US")]
