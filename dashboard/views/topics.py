"""Topics: what the documents are about, passage by passage."""

from functools import partial

from analysis import topic_caveats
from dashboard import data, state
from dashboard.blocks import frame, topics
from dashboard.parts import cards
from dashboard.state import settings
from dashboard.state.whereabouts import TopicCell
from dashboard.wording import findings, names
from dashboard.wording.topics import choosing

here = state.here()
documents = cards.chosen_documents("Topics", here)
page = cards.page("Topics")
with page.settings:
    which = topics.choices()
model, table = data.shown_topics(here, which), data.topic_prevalence(here, which)
heads, verdicts = names.topic_heads(model, which.edits), names.topic_verdicts(model)
called, sources = names.topic_names(heads), data.by_documents(here.corpus, here.filters)
topic, source, when = state.topic_cell(list(called), sources)
cautions = [data.caveats(here.corpus, here.filters), topic_caveats(model.quality)]
finding = findings.topics(table, heads, verdicts, here.look, search=here.filters.search)
page.say(finding, *cautions, tried=state.tried(topics=choosing.fit_in_words(which.how)))
cell = TopicCell(next(iter(called)) if topic is None else topic, source, when)
beside = {
    settings.PASSAGES: partial(topics.first_passages_of_topic, which, model, cell),
    settings.LIST: partial(topics.topics_and_documents, which, model, called, cell.topic),
    settings.WORDS: partial(topics.words_and_edits, which, model, called, cell.topic),
    settings.TIMES: partial(topics.times, which, cell),
    settings.DIFFERENCES: partial(topics.differences, which, called, sources, cell.topic),
}
with cards.figure_beside(
    data.topics_figure(here, which, (topic, source)), table, topics.card(model, which), state.open_topic_cell
):
    frame.pane(beside)
topics.elsewhere(which, cell.topic, called[cell.topic])
topics.edits_so_far(which)
frame.passages_heading()
topics.all_passages(which, model, called, cell)
topics.numbers_of_topics(which, model.k)
topics.topic_check(which)
