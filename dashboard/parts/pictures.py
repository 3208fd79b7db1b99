"""What the browser takes away: a figure as it is drawn, saying of what it is a figure, and a text to be pasted."""

from analysis import NameCheck, checked_names
from dashboard import data, state
from dashboard.paper import browser
from dashboard.wording import heads, notes
from dashboard.wording.compared import choosing


def pictures(name: str, title: str) -> None:
    """Draw the buttons that save the figure of a card as SVG and as PNG, made by the browser.

    Args:
        name: The short name of the card.
        title: What its figure shows.
    """
    said = origin()
    browser.show_pictures(
        name, f"card-{name}", title, list(filter(None, [heads.filters_line(said), said.names])), heads.source_line(said)
    )


def origin() -> heads.Origin:
    """Return where the numbers on the page are from."""
    here = state.here()
    return heads.Origin(
        corpus=here.corpus.name,
        fingerprint=here.corpus.fingerprint,
        filters=here.filters,
        word=here.word,
        titles=here.corpus.titles,
        deal=here.corpus.deal,
        compared=choosing.compared_in_words(here.corpus.by, here.corpus.groups),
        names=checked_names(names_checked()) if state.counts_names() else "",
    )


def names_checked() -> NameCheck | None:
    """Return what the marks of this reader come to; None where nothing is marked."""
    return data.name_check(state.here().corpus, state.verdicts())


def copy(text: str, name: str) -> None:
    """Draw the button that puts a text on the clipboard.

    Args:
        text: The text.
        name: What tells it from others on the page.
    """
    browser.show_copy(text, notes.COPY, notes.COPIED, name)
