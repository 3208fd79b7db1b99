"""What is said while something long is done: drawn before it, and where a reader looks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.wording import notes

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit


@pytest.mark.parametrize(
    ("documents", "number", "said"),
    [
        (1, 1, "1 document (1 word): less than a minute, once."),
        (1_000, 300_000, "1,000 documents (300,000 words): about 1 minute, once."),
        (20_000, 12_000_000, "20,000 documents (12,000,000 words): about 40 minutes, once."),
    ],
)
def test_whoever_waits_for_names_reads_how_long(documents: int, number: int, said: str) -> None:
    """The message has what is read and about how long that takes; 300,000 words a minute."""
    assert notes.looking_for_names(documents, number).startswith(f"Looking for names in {said}")


def _page() -> None:
    import streamlit  # noqa: PLC0415 - Streamlit runs this function on its own

    from dashboard import data  # noqa: PLC0415

    drawn: list[str] = []
    spinner = streamlit.spinner

    def noted(text: str, **more: bool) -> object:
        drawn.append(text)
        return spinner(text, **more)

    streamlit.spinner = noted  # type: ignore[assignment]
    try:
        data.find_names(data.opened("own"))
        data.find_names(data.opened("Immigration raids, five articles"))
    finally:
        streamlit.spinner = spinner
    streamlit.text(drawn)


def test_only_names_that_are_not_kept_are_waited_for(shelve: Callable[..., None]) -> None:
    """A corpus whose names lie beside it needs no message; another has one, outside of every cache."""
    shelve([{"text": "Barack Obama came to Berlin."}])

    app = AppTest.from_function(_page, default_timeout=60).run()

    assert not app.exception
    assert app.text[0].value.count("Looking for names in 1 document (5 words)") == 1
    assert app.text[0].value.count("Looking for names") == 1


def test_a_page_of_names_is_drawn_after_the_wait(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """The page that waits for names shows them, and no message any more."""
    shelve([{"text": "Barack Obama came to Berlin."}])

    found = visit("entities", corpus="own")

    assert "Barack Obama" in " ".join(found.said)
    assert "Looking for names" not in " ".join(found.said)
