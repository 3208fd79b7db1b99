"""The doors through which HTML reaches the browser: markup goes in, and never a text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.components import v2

from dashboard.paper.listing import Listing
from dashboard.paper.markup import Markup


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


# A widget for each button would cost the server more than all else on a page. Styles are not apart from the page's: a
# text is found, printed and copied as any other of it.
_PASSAGES = v2.component(
    "passages",
    isolate_styles=False,
    html='<div class="discourse-passages"></div>',
    css=_file("passages.css"),
    js=_file("passages.js"),
)
_LIST = v2.component(
    "list",
    isolate_styles=False,
    html='<div class="discourse-list"></div>',
    css=_file("list.css"),
    js=_file("list.js"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is drawn.

    Attributes:
        html: The passage.
        line: What it is, under it.
        name: What tells it from the others of its column.
        uses: How much of what is looked for it has.
        read: What stands on the button that opens it in its text.
        keep: What stands on the button that keeps it, or lets it go.
        unable: Why it cannot be kept; empty where it can.
        mend: What stands on the button that mends the names in it; empty for none.
    """

    html: Markup
    line: Markup
    name: str
    uses: int
    read: str
    keep: str
    unable: str
    mend: str = ""


def show(html: Markup) -> None:
    """Draw markup; what it says of texts has been escaped in making it."""
    st.html(html)


def show_passages(shown: Sequence[Shown], key: str, on_act: Callable[[], None]) -> None:
    """Draw passages one under another, each with its buttons, as one element.

    Args:
        shown: The passages.
        key: The name under which the session has what was pressed, in `act`: read, keep or mend, and the name of
            the passage.
        on_act: What is called when something was.
    """
    said = [
        {
            "html": str(one.html),
            "line": str(one.line),
            "name": one.name,
            "uses": one.uses,
            "read": one.read,
            "keep": one.keep,
            "unable": one.unable,
            "mend": one.mend,
        }
        for one in shown
    ]
    _PASSAGES(key=key, data=said, on_act_change=on_act)


def show_list(rows: Listing, key: str, chosen: int, on_row: Callable[[], None]) -> None:
    """Draw a list as one element; its cells are set as text where they are drawn.

    Args:
        rows: The list.
        key: The name under which the session has which row was pressed, in `row`: its number, and what stands in its
            first cell.
        chosen: The number of the row that is followed; -1 for none.
        on_row: What is called when a row was pressed.
    """
    _LIST(key=key, data=f"{chosen}\n{rows.sent}".encode(), on_row_change=on_row)
