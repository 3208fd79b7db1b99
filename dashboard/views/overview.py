"""Overview: which documents there are, and when they are from."""

from datetime import date

import streamlit as st

from dashboard import blocks, data, state
from dashboard.blocks import intake, trends
from dashboard.paper.labels import literal
from dashboard.parts import cards, lists
from dashboard.state import settings
from dashboard.wording import findings, losses, missing, names, notes

here = state.here()
documents = cards.chosen_documents("Overview", here)
page = cards.page("Overview")
with page.settings:
    intake.invitation("overview")
    by = trends.period_choice()
finding = data.made_of_selected(here.corpus, here.filters, findings.overview, here.look, here.filters.search)
page.say(finding, data.caveats(here.corpus, here.filters))
unread = losses.unread_dates(data.corpus(here.corpus))
table = data.coverage(here.corpus, here.filters, by=by)
with cards.figure_beside(
    data.coverage_figure(here, by=by),
    table,
    cards.Card(
        name="coverage",
        title="Documents over time",
        alt=f"Documents per {by} and source, of {notes.denominator(documents)}.",
        note=f"{notes.FIGURES['coverage']} {missing.undated(table, by)} {literal(unread)}",
    ),
    state.open_cell,
):
    lists.documents(data.document_list(here.corpus, here.filters))
cells = data.made_of(here.corpus, names.cells, table, by)
cell = state.value(settings.CELL)
cards.chooser("Documents of", list(cells), cell, state.open_cell, format_func=cells.get)
if cell not in cells:
    st.caption("Click on a bar, or choose above, to read how its documents begin.")
    st.stop()
source, day = cell.rsplit("|", 1)
found = data.openings(here.corpus, here.filters, source=source, period=date.fromisoformat(day), by=by)
blocks.passages(found, data.sizes(here.corpus, here.filters), f"cell {cell}", noun="document")
