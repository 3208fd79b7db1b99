"""The entry point: page, navigation, shared filters, and the one place where errors become words."""

import sys
from pathlib import Path

import streamlit as st

# A hosted deployment runs this file from a checkout in which nothing is installed.
sys.path[:0] = [root for root in [str(Path(__file__).parent.parent)] if root not in sys.path]

from analysis import AnalysisError  # noqa: E402 - found by the line above
from dashboard import cards, data, links, sidebar, state  # noqa: E402

st.set_page_config("Discourse Trends", page_icon=str(Path(__file__).parent / "icon.png"), layout="wide")
pages = [
    st.Page(f"views/{name}.py", title=title, url_path=name, default=name == "overview")
    for name, title in links.PAGES.items()
]
page = st.navigation(pages, position="top")
state.at(page.url_path)
try:
    key = sidebar.corpus()
    sidebar.filters(key)
    page.run()
except AnalysisError as error:
    cards.failure(error)
finally:  # most pages stop before their end
    data.warm(page.url_path)
