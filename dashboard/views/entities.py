"""Entities: who and what is named."""

import streamlit as st

from analysis import limits
from dashboard import blocks, data, state
from dashboard.parts import cards, lists
from dashboard.state import settings
from dashboard.wording import findings, notes

here = state.here()
documents = cards.chosen_documents("Entities", here)
page = cards.page("Entities")
data.find_names(here.corpus)
every = data.entities(here.corpus, here.filters)
kinds = sorted(every["type"].unique())
wanted = state.several(settings.TYPES, kinds)
table = data.entities(here.corpus, here.filters, kinds=tuple(wanted))
entity = state.value(settings.ENTITY)
top = table.head(limits.BARS)
cautions = [data.caveats(here.corpus, here.filters), data.entity_caveats(here.corpus, here.filters)]
among = wanted if set(wanted) != set(kinds) else []
said = findings.entities(table, len(documents), among, here.filters.search)
page.say(said, *cautions, tried=state.tried(kinds=tuple(sorted(wanted))))
lists.kinds(kinds)
with cards.figure_beside(
    data.entities_figure(here, kinds=tuple(wanted), entity=entity),
    table,
    cards.Card(
        name="entities", title="Names used most", alt=findings.entities_alt(top), note=notes.FIGURES["entities"]
    ),
    state.open_entity,
):
    lists.entities(table)
cards.chooser("Mentions of", table["entity"].head(limits.LISTED_ROWS).tolist(), entity, state.open_entity)
if entity not in set(table["entity"]):
    st.caption("Click on a bar or a row, or choose above, to read where it is named.")
    st.stop()
mentions = data.entity_mentions(here.corpus, here.filters, entity)
blocks.passages(mentions, data.sizes(here.corpus, here.filters), f"entity {entity}", noun="mention")
