"""Entities: who and what is named, by whom, when, and with whom."""

from functools import partial

import streamlit as st

from dashboard import data, state
from dashboard.blocks import frame, names
from dashboard.parts import cards, lists
from dashboard.state import settings

here = state.here()
documents = cards.chosen_documents("Entities", here)
page = cards.page("Entities")
data.find_names(here.corpus)
kinds, sources = data.kinds_of_names(here.corpus, here.filters), data.by_documents(here.corpus, here.filters)
how = names.ways_to_draw(page, kinds, sources)
table = data.entities(here.corpus, here.filters, how)
cautions = [data.caveats(here.corpus, here.filters), data.entity_caveats(here.corpus, here.filters, names.how_right())]
page.say(names.headline_of_names(table, how, kinds), *cautions, tried=state.tried(kinds=how.kinds))
names.choice_of_kinds(kinds)
if table.empty:
    names.mended_and_checked()
    st.stop()
cell = names.cell_being_read(table, sources)
with cards.figure_beside(
    data.entities_figure(here, how, (cell.entity, cell.source)),
    names.figure_table(table, how),
    names.figure_card(table, how),
    state.open_name_cell,
):
    frame.pane(
        {
            settings.PASSAGES: partial(names.first_mentions, cell),
            settings.LIST: partial(lists.entities, table, cell.entity),
            settings.WHERE: partial(names.where_named, cell),
            settings.TIMES: partial(names.name_times, cell),
            settings.DIFFERENCES: partial(names.differing, how, sources, cell),
            settings.TOGETHER: partial(names.together_with, how, cell),
        }
    )
names.follow_elsewhere(cell.entity)
names.mended_and_checked()
frame.passages_heading()
names.all_mentions(table, cell)
names.mend_passage(cell.entity)
