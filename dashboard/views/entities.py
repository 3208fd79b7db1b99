"""Entities: who and what is named."""

from functools import partial

import streamlit as st

from analysis import limits
from dashboard import blocks, data, state
from dashboard.blocks import frame
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
asked, listed = state.value(settings.ENTITY), table["entity"].head(limits.LISTED_ROWS).tolist()
entity = asked if asked in set(table["entity"]) else next(iter(listed), None)
top = table.head(limits.BARS)
cautions = [data.caveats(here.corpus, here.filters), data.entity_caveats(here.corpus, here.filters)]
among = wanted if set(wanted) != set(kinds) else []
said = findings.entities(table, len(documents), among, here.filters.search)
page.say(said, *cautions, tried=state.tried(kinds=tuple(sorted(wanted))))
lists.kinds(kinds)
if entity is None:
    st.stop()
mentions = data.entity_mentions(here.corpus, here.filters, entity)
with cards.figure_beside(
    data.entities_figure(here, kinds=tuple(wanted), entity=entity),
    table,
    cards.Card(
        name="entities", title="Names used most", alt=findings.entities_alt(top), note=notes.FIGURES["entities"]
    ),
    state.open_entity,
):
    frame.pane(
        {
            settings.PASSAGES: partial(frame.first_passages, mentions, noun="mention"),
            settings.LIST: partial(lists.entities, table),
        }
    )
frame.passages_heading()
cards.chooser("Mentions of", listed, entity, state.open_entity, asked=asked)
blocks.passages(mentions, data.sizes(here.corpus, here.filters), f"entity {entity}", noun="mention")
