"""Overview: which documents there are, and when they are from."""

from datetime import date
from functools import partial

from dashboard import blocks, data, state
from dashboard.blocks import frame, trends
from dashboard.paper.labels import literal
from dashboard.parts import cards, lists
from dashboard.state import settings
from dashboard.wording import findings, losses, missing, names, notes
from dashboard.wording import frame as words

here = state.here()
documents = cards.chosen_documents("Overview", here)
page = cards.page("Overview")
with page.settings:
    by = trends.period_choice()
finding = data.made_of_selected(here.corpus, here.filters, findings.overview, here.look, here.filters.search)
page.say(finding, data.caveats(here.corpus, here.filters))
frame.front_door()
unread = losses.unread_dates(data.corpus(here.corpus))
table = data.coverage(here.corpus, here.filters, by=by)
cells, asked = data.made_of(here.corpus, names.cells, table, by), state.value(settings.CELL)
cell = asked if asked in cells else next(iter(cells), None)
shown = {settings.LIST: partial(lists.documents, data.document_list(here.corpus, here.filters))}
if cell is not None:
    source, day = cell.rsplit("|", 1)
    found = data.openings(here.corpus, here.filters, source=source, period=date.fromisoformat(day), by=by)
    shown = {settings.PASSAGES: partial(frame.first_passages, found, noun="document"), **shown}
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
    frame.pane(shown)
if cell is not None:
    frame.passages_heading(words.BEGINNINGS)
    cards.chooser("Documents of", list(cells), cell, state.open_cell, format_func=cells.get, asked=asked)
    blocks.passages(found, data.sizes(here.corpus, here.filters), f"cell {cell}", noun="document")
