"""An address that no page has: the sentence that says so, and the way on."""

import streamlit as st

from dashboard.parts import cards
from dashboard.state import pages
from dashboard.wording import frame as words

cards.lead(words.no_page(pages.stray()))
st.page_link(page=f"views/{pages.FIRST}.py", label=words.TO_OVERVIEW)
