"""Names of many texts marked at once, as spaCy marks them token by token: the same names in a quarter of the time.

spaCy's loop takes and gives back Python's lock a hundred times for each token. Here all tokens of a batch are scored
together as if no name had begun, and the names that begin are followed together, token after token. A word's own
vector, which depends on nothing around it, is computed once. The matrix product is the faster of two on this machine.
It all must mark what spaCy marks in some sentences before it is used; otherwise spaCy does it itself.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Span
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_SAME = (
    "Barack Obama, who was born in Honolulu, met Angela Merkel of the Christian Democratic Union in Berlin.",
    "U.S. Immigration and Customs Enforcement (ICE) said\n\nthat the Supreme Court had not ruled; New York\nhad.",
    "",
    "EL PASO, Texas",
)
_WORDS = 50_000  # whose vectors are remembered, at most: some 20 megabytes
_FEATURES = 3  # of a state: the next token, the first of the name that is open, the last
_PIECES = 2  # of which the larger counts
_MIX = np.uint64(0x9E3779B97F4A7C15)  # an odd number: it makes one key of two
_ROUNDS, _SHAPE = 5, (1_000, 288)


class Reader:
    """A pipeline's part that marks names, for many texts at once."""

    def __init__(self, nlp: "Language") -> None:
        """Prepare it.

        Args:
            nlp: A pipeline of which only what marks names is loaded.

        Raises:
            AttributeError, KeyError, ValueError: It is none that can be read so.
        """
        ner: Any = nlp.get_pipe("ner")
        if len(nlp.pipe_names) > 1 or ner.cfg["beam_width"] != 1 or not ner.model.attrs["has_upper"]:
            raise ValueError("names are not marked by it alone, or not in one way")
        product = faster_product()
        for part in ner.model.walk():
            part.ops = product
        self._nlp, self._moves = nlp, _Moves([ner.moves.get_class_name(place) for place in range(ner.moves.n_moves)])
        self._scorer = _Scorer(ner.model)
        self._vectors = _Vectors(ner.model.layers[0])

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> Iterator["Doc"]:  # noqa: ARG002 - as spaCy's own
        """Return each text with its names marked; all texts are held at once."""
        docs = [self._nlp.make_doc(text) for text in texts]
        some = [doc for doc in docs if len(doc)]
        if some:
            self._mark(some)
        yield from docs

    def _mark(self, docs: Sequence["Doc"]) -> None:
        lengths = np.array([len(doc) for doc in docs])
        ends = np.cumsum(lengths)
        last = np.zeros(ends[-1], dtype=np.bool_)
        last[ends - 1] = True
        space = np.concatenate([doc.to_array("IS_SPACE") for doc in docs]).astype(np.bool_)
        found = self._moves.names(self._scorer.states(self._vectors.of(docs)), last, space)
        of_doc = np.searchsorted(ends, [start for start, _, _ in found], side="right").tolist()
        spans: list[list[Span]] = [[] for _ in docs]
        begins = (ends - lengths).tolist()
        for row, (start, end, label) in zip(of_doc, found, strict=True):
            spans[row].append(Span(docs[row], start - begins[row], end - begins[row], label=label))
        for doc, own in zip(docs, spans, strict=True):
            doc.set_ents(own)


class _Vectors:
    """The vectors of tokens among others, and those of words, which are computed once."""

    def __init__(self, model: Any) -> None:
        self._layers = model.layers[0].get_ref("encode"), *model.layers[1:]
        self._embed = model.layers[0].get_ref("embed")
        self._rows: dict[int, int] = {}
        self._table = np.empty((0, 0), dtype=np.float32)

    def of(self, docs: Sequence["Doc"]) -> Floats:
        """Return the vector of each token of some texts, one below the other."""
        keys = np.concatenate([_key(doc) for doc in docs])
        words, first, rows = np.unique(keys, return_index=True, return_inverse=True)
        if len(self._rows) > _WORDS:
            self._rows, self._table = {}, self._table[:0]
        fresh = [place for place, word in enumerate(words.tolist()) if word not in self._rows]
        if fresh:
            made = self._embed.predict([_Words(docs, first[fresh])])[0]
            self._rows |= {word: len(self._rows) + number for number, word in enumerate(words[fresh].tolist())}
            self._table = np.concatenate([self._table, made]) if len(self._table) else made
        known = np.array([self._rows[word] for word in words.tolist()])
        found = np.split(self._table[known[rows]], np.cumsum([len(doc) for doc in docs])[:-1])
        for layer in self._layers:
            found = layer.predict(found)
        return np.asarray(found)


@dataclass(frozen=True, slots=True)
class _Words:
    """Some tokens of some texts as if they were one: all that a word's vector is made of is asked of it as of a Doc."""

    docs: Sequence["Doc"]
    places: Ints

    def __len__(self) -> int:
        return len(self.places)

    @property
    def vocab(self) -> Any:
        """The vocabulary."""
        return self.docs[0].vocab

    def to_array(self, columns: Any) -> npt.NDArray[Any]:
        """Return features of the tokens, a row each."""
        return np.concatenate([doc.to_array(columns) for doc in self.docs])[self.places]


class _Scorer:
    """What a model says of each next step, given the next token and the name that is open, if one is."""

    def __init__(self, model: Any) -> None:
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        if (lower.get_dim("nF"), lower.get_dim("nP")) != (_FEATURES, _PIECES) or model.attrs["unseen_classes"]:
            raise ValueError("its states are others")
        self._lower, self._bias = lower, lower.get_param("b")
        self._weights, self._offsets = upper.get_param("W").T, upper.get_param("b")

    def states(self, vectors: Floats) -> "_States":
        """Return what is known of some tokens; before the first of them stands what is said of none."""
        return _States(self._lower.predict(vectors), self)

    def scores(self, hidden: Floats) -> Floats:
        """Return the score of each step; what a state is made of is added up as spaCy does, to the last bit."""
        hidden += self._bias
        found: Floats = np.maximum(hidden[..., 0], hidden[..., 1]) @ self._weights + self._offsets
        return found


@dataclass(frozen=True, slots=True)
class _States:
    """Tokens in each of the places that they can have in a state."""

    features: Floats
    scorer: _Scorer

    def outside(self) -> Floats:
        """Return the scores of each token where no name is open."""
        return self.scorer.scores(self.features[1:, 0] + self.features[0, 1] + self.features[0, 2])

    def inside(self, token: Ints, first: Ints) -> Floats:
        """Return the scores of some tokens, each in a name that has begun with another."""
        found = self.features[token + 1, 0] + self.features[first + 1, 1] + self.features[token, 2]
        return self.scorer.scores(found)


class _Moves:
    """The steps of a model by what they do: begin a name, go on, end it, a name of one token, none."""

    def __init__(self, names: Sequence[str]) -> None:
        self._kinds = np.array([name[:1] for name in names])
        self._labels = [name[2:] for name in names]
        places = {name: place for place, name in enumerate(names)}
        self._next = np.array([places.get(f"I-{label}", -1) for label in self._labels])
        self._last = np.array([places.get(f"L-{label}", -1) for label in self._labels])

    @cached_property
    def _never(self) -> npt.NDArray[np.bool_]:
        """Steps that are for open names, or for what was marked before."""
        labelled = np.array([bool(label) for label in self._labels])
        begins = np.isin(self._kinds, ["B", "U"]) & labelled
        return np.asarray(~(begins | (self._kinds == "O")))

    def names(
        self, states: _States, last: npt.NDArray[np.bool_], space: npt.NDArray[np.bool_]
    ) -> list[tuple[int, int, str]]:
        """Return where names start and end, and what they are: always the best step that is allowed.

        Args:
            states: What is known of the tokens.
            last: Which of them are the last of their texts.
            space: Which of them are spaces: none begins a name.
        """
        scores = states.outside()
        scores[:, self._never] = -np.inf
        scores[np.ix_(last | space, self._kinds == "B")] = -np.inf
        scores[np.ix_(space, self._kinds == "U")] = -np.inf
        steps = scores.argmax(axis=1)
        begin = np.flatnonzero(self._kinds[steps] == "B")
        ends = dict(zip(begin.tolist(), self._ends(states, begin, steps[begin], last).tolist(), strict=True))
        found, free = [], 0
        for start in np.flatnonzero(self._kinds[steps] != "O").tolist():
            if start >= free:
                free = ends.get(start, start + 1)
                found.append((start, free, self._labels[steps[start]]))
        return found

    def _ends(self, states: _States, first: Ints, step: Ints, last: npt.NDArray[np.bool_]) -> Ints:
        """Return where names end that begin with some tokens, by some steps; those inside of others go for nothing."""
        found, which, token = np.empty_like(first), np.arange(len(first)), first + 1
        while len(which):
            scores = states.inside(token, first)
            rows, after, end = np.arange(len(token)), self._next[step], self._last[step]
            ahead = scores[rows, after] - scores[rows, end]
            goes_on = ~last[token] & ((ahead > 0) | ((ahead == 0) & (after < end)))
            found[which[~goes_on]] = token[~goes_on] + 1
            which, first, step, token = which[goes_on], first[goes_on], step[goes_on], token[goes_on] + 1
        return found


def faster_reader(nlp: "Language") -> Reader | None:
    """Return what marks the same names as a pipeline, faster; None where that cannot be.

    Args:
        nlp: The pipeline, of which only what marks names is loaded.
    """
    same = [_marked(doc) for doc in nlp.pipe(_SAME)]
    try:
        found = Reader(nlp)
        return found if [_marked(doc) for doc in found.pipe(_SAME, batch_size=len(_SAME))] == same else None
    except (AttributeError, KeyError, IndexError, TypeError, ValueError):  # another version, or another kind of model
        return None


def faster_product() -> Any:
    """Return what computes with numpy's matrix product, or with that of thinc, whichever is faster on this machine."""
    usual, other = NumpyOps(), NumpyOps()
    other.gemm = _product
    left = np.ones(_SHAPE, dtype=np.float32)
    right = np.ones((_SHAPE[1], _SHAPE[1]), dtype=np.float32)
    return min((usual, other), key=lambda ops: _seconds(lambda: ops.gemm(left, right, trans2=True)))


def _seconds(work: Callable[[], object]) -> float:
    """Return the least time that something took, of a few."""
    times = []
    for _ in range(_ROUNDS):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return min(times)


def _product(
    x: Floats,
    y: Floats,
    out: Floats | None = None,
    trans1: bool = False,  # noqa: FBT001, FBT002 - as what it stands in for
    trans2: bool = False,  # noqa: FBT001, FBT002
) -> Floats:
    """Return the product of two matrices, as `thinc.api.Ops.gemm` does."""
    return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def _key(doc: "Doc") -> npt.NDArray[np.uint64]:
    """Return for each token what tells its word from all others: vectors of words with one key are the same."""
    letters, norms = (np.asarray(doc.to_array(feature), dtype=np.uint64) for feature in ("ORTH", "NORM"))
    return letters * _MIX ^ norms


def _marked(doc: "Doc") -> list[tuple[int, int, str]]:
    return [(name.start, name.end, name.label_) for name in doc.ents]
