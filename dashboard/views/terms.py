"""Terms: which words are used, how often, in how many documents, how evenly, and beside which others."""

from functools import partial

from analysis import limits
from dashboard import blocks, data, state
from dashboard.blocks import collocations, frame
from dashboard.parts import cards, controls, lists
from dashboard.state import settings
from dashboard.wording import drawing, findings, notes

here = state.here()
documents = cards.chosen_documents("Terms", here)
page = cards.page("Terms")
stops = state.stops()
with page.settings:
    n = controls.buttons("Words in a row", settings.NGRAM)
    controls.switch("Leave out stop words", settings.STOPWORDS)
    cards.stopword_list(data.stopwords(here.corpus, stops), data.left_out(here, stops), wanted=stops.on)
table = data.term_frequencies(here.corpus, here.filters, n=n, stops=stops)
top = table.head(limits.BARS)
tried = state.tried(words_in_a_row=n, without_stop_words=stops.on, without=stops.more, but_with=stops.fewer)
page.say(
    findings.terms(table, n, len(documents), here.filters.search), data.caveats(here.corpus, here.filters), tried=tried
)
here = state.suggest(next(iter(top["term"]), ""))
with cards.figure_beside(
    data.terms_figure(here, n=n, stops=stops),
    table,
    cards.Card(
        name="terms",
        title="Words used most",
        alt=findings.terms_alt(top),
        note=f"{notes.FIGURES['terms']} {drawing.interval_note(documents)}",
    ),
    state.follow,
):
    frame.pane({settings.PASSAGES: frame.word_passages, settings.LIST: partial(lists.terms, table)})
frame.passages_heading()
is_asked = here.word and not here.suggested
opened = collocations.near(stops, data.by_documents(here.corpus, here.filters)) if is_asked else False
if not opened:
    blocks.follow_word(top["term"].tolist())
