"""Progress: what takes long tells how far it is and shows what it has found to whoever listens; mostly nobody does."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]  # how much is done, of how much
Found = Callable[[], Sequence[tuple[str, int]]]  # what has been found so far, with its number, the commonest first
Watcher = Callable[[Found], None]

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)
_WATCHER: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


def tell(done: int, total: int) -> None:
    """Tell how much is done, of how much."""
    if (listener := _LISTENER.get()) is not None:
        listener(done, total)


def show_found(found: Found) -> None:
    """Show what has been found so far; it is asked for only where somebody wants to see it."""
    if (watcher := _WATCHER.get()) is not None:
        watcher(found)


@contextmanager
def heard_by(listener: Listener, watcher: Watcher | None = None) -> Iterator[None]:
    """Have somebody listen to all that is told meanwhile, and look at what is shown."""
    token, other = _LISTENER.set(listener), _WATCHER.set(watcher)
    try:
        yield
    finally:
        _LISTENER.reset(token)
        _WATCHER.reset(other)
