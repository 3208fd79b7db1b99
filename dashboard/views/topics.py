"""Topics: what the documents are about, passage by passage."""

from functools import partial

from analysis import topic_caveats
from dashboard import blocks, data, state
from dashboard.blocks import frame
from dashboard.parts import cards, controls, lists
from dashboard.state import settings
from dashboard.wording import drawing, findings, names, notes

here = state.here()
documents = cards.chosen_documents("Topics", here)
page = cards.page("Topics")
with page.settings:
    wanted = controls.box("Number of topics", settings.TOPICS, width=160)
k = None if wanted == settings.AUTO else wanted
model = data.topics(here.corpus, here.filters, k=k)
called = names.topic_names(model.terms)
asked = state.topic(list(called), (here.corpus, here.filters, k))
topic = next(iter(called)) if asked is None else asked
cautions = [data.caveats(here.corpus, here.filters), topic_caveats(model.quality)]
said = findings.topics(model.terms, model.prevalence, model.quality, len(documents), here.filters.search)
page.say(said, *cautions, tried=state.tried(topics=wanted))
own, mark = data.topic_passages(here.corpus, here.filters, k, topic), names.topic_words(model.terms, topic)
with cards.figure_beside(
    data.topics_figure(here, k=k, topic=topic),
    model.prevalence,
    cards.Card(
        name="topics",
        title=names.topics_title(model),
        alt=findings.topics_alt(called),
        note=" ".join(
            [
                notes.FIGURES["topics"],
                drawing.topics_note(documents, model.prevalence),
                notes.stability(model.quality),
            ]
        ),
    ),
    state.open_topic,
):
    frame.pane(
        {
            settings.PASSAGES: partial(frame.first_passages, own, noun="passage", mark=mark),
            settings.LIST: partial(lists.topics, model),
        }
    )
frame.passages_heading()
cards.chooser("Passages of topic", list(called), topic, state.open_topic, format_func=called.get)
blocks.passages(own, data.sizes(here.corpus, here.filters), f"topic {topic}", noun="passage", mark=mark)
