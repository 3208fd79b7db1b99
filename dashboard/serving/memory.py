"""Memory: how the process asks the system for it, and gives it back; see docs/decisions."""

import ctypes
import sys
from functools import cache

import pyarrow as pa

# What GNU's C library is told (mallopt(3)). Each run of the page is a new thread, and each thread would have a heap of
# its own, of which most stays with the process; the same holds for what a table took that was large and is gone.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_HEAPS = 2
_LARGE = 1_048_576  # bytes that are asked of the system one by one, and given back at once


@cache
def keep_little() -> None:
    """Have the process keep little of the memory that it has used; called once, before it has used much.

    Arrow starts no threads either: for each long table that it makes of one of pandas' there were two, which wait for
    Python's lock like everybody else.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    pa.set_cpu_count(1)
    change = _of_c("mallopt")
    if change is not None:
        for option, value in ((_ARENA_MAX, _HEAPS), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
            change(option, value)


def give_back() -> None:
    """Give memory back to the system that nobody uses."""
    trim = _of_c("malloc_trim")
    if trim is not None:
        trim(0)


def _of_c(name: str) -> "ctypes._NamedFuncPointer | None":
    """Return a function of the C library, where it has one: those of other systems and musl keep little anyway."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
