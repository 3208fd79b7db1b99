"""The reader: a whole document, with its facts on top."""

import pandas as pd

from analysis.schema import records
from dashboard import cards, data, markup, screen, state, words
from dashboard.evidence import sentences
from dashboard.markup import Markup


def reader(places: pd.DataFrame, documents: pd.DataFrame) -> None:
    """Draw the choice of a document, and the document with the matches of a search marked.

    Args:
        places: PLACES of the search; may be empty.
        documents: The selected documents.
    """
    here = state.here()
    titles = data.titles(here.corpus, here.filters)
    asked = state.value(state.DOCUMENT)
    doc_id = state.setting(state.DOCUMENT, documents["doc_id"].tolist(), next(iter(titles)))
    titles = words.titles(data.documents(here.corpus, [doc_id])) | titles
    cards.chooser("Text", list(titles), doc_id, state.open_document, format_func=titles.get)
    cards.note(sentences.other_text(asked, doc_id))
    _document(doc_id, places)


def _document(doc_id: str, places: pd.DataFrame) -> None:
    """Draw a whole document, with its facts on top and the matches of a search marked."""
    here = state.here()
    fact = records(data.documents(here.corpus, [doc_id]))[0]
    style = here.look.style(fact["source"])
    found = data.read(here.corpus, places[places["doc_id"] == doc_id])
    marks = found[["start", "end"]].itertuples(index=False, name=None)
    line = Markup("{} &nbsp; {} · {} · {}").format(
        markup.source(fact["source"], here.look),
        fact["title"] or doc_id,
        fact["date"],
        words.count(fact["tokens"], "word"),
    )
    screen.show(markup.rule(line, style))
    screen.show(markup.reader(data.text(here.corpus, doc_id), marks, style))
