"""The one place where public calls learn to compare by another unit than the source."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar, overload

from analysis.corpus.compared.groups import ValueGroup
from analysis.corpus.compared.values import compared_corpus
from analysis.corpus.documents import Corpus

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)


class ByUnit(Protocol[P, R_co]):
    """A call that can be asked to compare by any column."""

    @overload
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co: ...

    @overload
    def __call__(
        self, corpus: Corpus, *args: Any, unit: str, groups: Sequence[ValueGroup] = (), **kwargs: Any
    ) -> R_co: ...


def by_unit(call: Callable[P, R_co]) -> ByUnit[P, R_co]:
    """Return a call about a corpus and filters that takes `unit` and `groups` as well, as `compared_corpus` does.

    Sources are then the unit's values, in its options, in `Filters.sources` and in what it returns. `unit` is what is
    compared; what counts as one piece of evidence is `Filters.unit`.

    Args:
        call: Its first argument is the corpus.
    """

    @wraps(call)
    def asked(corpus: Corpus, *args: Any, unit: str = "", groups: Sequence[ValueGroup] = (), **kwargs: Any) -> R_co:
        compared = compared_corpus(corpus, unit, groups=groups) if unit or groups else corpus
        return call(compared, *args, **kwargs)  # type: ignore[arg-type]

    return asked  # type: ignore[return-value]
