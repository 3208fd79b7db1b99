"""Names marked at once: those that spaCy marks token by token, whatever model and text it is."""

from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from analysis.finding.names import batched
from analysis.finding.names.batched import Reader, faster_product, faster_reader
from analysis.finding.names.models import installed_models
from analysis.finding.names.recognition import entity_model

WORDS = (
    "Obama",
    "obama",
    "of",
    "New",
    "York",
    "U.S.",
    "can't",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "(",
    "ICE",
    ")",
    "’s",
    "—",
    "",
)
WORDS += ("Ärzte", "東京", "\U0001f600", "\u200b", "3.5%", "the", "a/b", "O'Neill", "x" * 40)
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), max_size=8)


def untaught(seed: int, labels: tuple[str, ...] = ("ORG", "PERSON", "GPE")) -> Language:
    """Return a pipeline that knows nothing: it marks names by chance, and many of them."""
    nlp = spacy.blank("en")
    ner: Any = nlp.add_pipe("ner")
    for label in labels:
        ner.add_label(label)
    doc = nlp.make_doc("A name")
    nlp.initialize(lambda: [Example.from_dict(doc, {"entities": [(0, 1, label)]}) for label in labels])
    draw = np.random.default_rng(seed)
    for part in (*ner.model.walk(),):
        for name in part.param_names:
            part.set_param(name, draw.normal(0, 0.5, part.get_param(name).shape).astype(np.float32))
    return nlp


def _spans(docs: Any) -> list[list[tuple[int, int, str]]]:
    return [[(name.start_char, name.end_char, name.label_) for name in doc.ents] for doc in docs]


@pytest.fixture(scope="module", params=[3, 6, 10])
def chance(request: pytest.FixtureRequest) -> tuple[Language, Reader]:
    """Return a pipeline that marks by chance, and what marks at once by the same weights."""
    return untaught(request.param), Reader(untaught(request.param))


@given(texts)
def test_by_chance_the_same_names_are_marked(chance: tuple[Language, Reader], texts: list[str]) -> None:
    """Names that begin, go on, end with a text or stand on spaces; empty texts; any number of them."""
    nlp, reader = chance

    assert _spans(reader.pipe(texts, batch_size=1)) == _spans(nlp.pipe(texts))


def test_by_chance_there_are_names_of_every_length() -> None:
    """What marks by chance marks enough for the test above to say something."""
    text = " ".join(np.random.default_rng(0).choice(WORDS, 400))
    found = [name for doc in Reader(untaught(3)).pipe([text], batch_size=1) for name in doc.ents]

    assert {len(name) for name in found} > {1, 2, 3}
    assert {name.label_ for name in found} == {"ORG", "PERSON", "GPE"}


@pytest.fixture(scope="module", params=["en"])
def models(request: pytest.FixtureRequest) -> list[tuple[Language, Any]]:
    """Return what is installed, as spaCy runs it and as it is run here."""
    found = []
    for model in installed_models():
        pipes = spacy.util.load_config(model.folder / "config.cfg")["nlp"]["pipeline"]
        nlp = spacy.util.load_model_from_path(model.folder, exclude=[name for name in pipes if name != "ner"])
        found.append((nlp, entity_model(request.param)))
    return found


@settings(max_examples=10)
@given(texts)
def test_installed_models_mark_the_same_names(models: list[tuple[Language, Any]], texts: list[str]) -> None:
    """To the letter, and of the same kinds."""
    for nlp, reader in models:
        assert _spans(reader.pipe(texts, batch_size=8)) == _spans(nlp.pipe(texts))


def test_models_that_are_installed_are_read_at_once(models: list[tuple[Language, Any]]) -> None:
    """None of those that the locks pin is left to spaCy's loop."""
    assert all(isinstance(reader, Reader) for _, reader in models)


@pytest.mark.parametrize("product", ["usual", "other"])
def test_either_matrix_product_marks_the_same(monkeypatch: pytest.MonkeyPatch, product: str) -> None:
    """Which of them is faster is a matter of the machine, and makes no other difference."""
    order = iter((0.0, 1.0) if product == "usual" else (1.0, 0.0))
    monkeypatch.setattr(batched, "_seconds", lambda _: next(order))
    reader, nlp = Reader(untaught(7)), untaught(7)
    some = [" ".join(WORDS) * 3, "ICE of New York"]

    assert _spans(reader.pipe(some, batch_size=1)) == _spans(nlp.pipe(some))


def test_the_faster_product_multiplies() -> None:
    """As thinc's does, transposed or not, and into what is there."""
    ops, draw = faster_product(), np.random.default_rng(1)
    one, two = (draw.normal(size=(4, 4)).astype(np.float32) for _ in range(2))
    out = np.empty((4, 4), dtype=np.float32)
    for trans1, trans2 in ((False, False), (True, False), (False, True), (True, True)):
        expected = (one.T if trans1 else one) @ (two.T if trans2 else two)
        ops.gemm(one, two, out=out, trans1=trans1, trans2=trans2)
        np.testing.assert_allclose(ops.gemm(one, two, trans1=trans1, trans2=trans2), expected, rtol=1e-5)
        np.testing.assert_allclose(out, expected, rtol=1e-5)


def test_words_that_are_too_many_to_be_remembered_are_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered has a bound, and forgetting changes nothing."""
    monkeypatch.setattr(batched, "_WORDS", 3)
    reader, nlp = Reader(untaught(9)), untaught(9)
    some = [f"{word} {other} New York" for word in WORDS for other in WORDS[:5]]

    found = [_spans(reader.pipe([text], batch_size=1))[0] for text in some]
    assert found == _spans(nlp.pipe(some))


def test_what_marks_other_names_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of spaCy may do otherwise: then it does it itself."""
    monkeypatch.setattr(Reader, "pipe", lambda *_, **__: iter([Doc(spacy.blank("en").vocab)] * 4))
    nlp = untaught(5)

    assert any(_spans(nlp.pipe(batched._SAME)))
    assert faster_reader(nlp) is None


@pytest.mark.parametrize("pipes", [["entity_ruler"], ["ner", "sentencizer"]])
def test_what_is_no_such_model_is_left_to_spacy(pipes: list[str]) -> None:
    """Rules, and models that mark names by more than one part."""
    nlp = untaught(5) if "ner" in pipes else spacy.blank("en")
    for pipe in pipes:
        if pipe != "ner":
            nlp.add_pipe(pipe)
    if "entity_ruler" in nlp.pipe_names:
        nlp.get_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Reuters"}])

    assert faster_reader(nlp) is None
