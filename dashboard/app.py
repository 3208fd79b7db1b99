"""The entry point: page, navigation, shared filters, and the one place where errors become words."""

import sys
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

# A hosted deployment runs this file from a checkout in which nothing is installed.
sys.path[:0] = [root for root in [str(Path(__file__).parent.parent)] if root not in sys.path]
from dashboard.paper.labels import literal  # noqa: E402 - found by the line above

try:
    from analysis import AnalysisError
except ValueError as error:  # a limit that a host has set to what it cannot be: the page says it, and so does the log
    st.error(literal(str(error)))
    raise
from dashboard import data, state  # noqa: E402
from dashboard.blocks import frame  # noqa: E402
from dashboard.parts import cards  # noqa: E402
from dashboard.serving import memory  # noqa: E402
from dashboard.serving.floor import FLOOR  # noqa: E402
from dashboard.state import pages  # noqa: E402
from dashboard.wording.frame import NAME  # noqa: E402

for once in (memory.keep_little, data.send_together, data.tell_of_pages):
    once()
ICON = str(Path(__file__).parent / "icon.png")


def open_page(first: str) -> StreamlitPage:
    """Return the page that is open; of the two addresses of the first page, / and its own, one stands in the menu."""
    offered = [
        st.Page(
            f"views/{name}.py",
            title=title,
            url_path=path,
            default=path == pages.HOME,
            visibility="hidden" if name not in pages.PAGES or (name == pages.FIRST and path != first) else "visible",
        )
        for path, name, title in [*pages.addresses(), *pages.strays()]
    ]
    return st.navigation(offered, position="top")


if (page := open_page(pages.HOME)).url_path == pages.FIRST:
    page = open_page(pages.FIRST)
st.set_page_config(f"{page.title} · {NAME}", ICON, layout="wide", initial_sidebar_state="collapsed")
try:
    with FLOOR.taken():
        state.at(page.url_path)
        state.go_back()
        state.begin_exercise()
        frame.around(page.url_path, page.title)
        page.run()
except AnalysisError as error:
    cards.failure(error)
finally:
    data.warm(page.url_path)
