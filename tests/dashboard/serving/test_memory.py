"""Memory: asked of the system and given back as it is said, where its library knows how."""

import sys

import pyarrow as pa
import pytest

from dashboard.serving import memory


@pytest.mark.skipif(sys.platform != "linux", reason="the C libraries of other systems have no such options")
def test_the_library_takes_each_option(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is taken (mallopt returns 1), once; Arrow asks the same library."""
    taken: list[tuple[int, int, int]] = []
    real = memory._of_c("mallopt")
    assert real is not None
    memory.keep_little.cache_clear()
    monkeypatch.setattr(memory, "_of_c", lambda _: lambda *option: taken.append((*option, real(*option))))

    memory.keep_little()
    memory.keep_little()

    assert taken == [(-8, 2, 1), (-3, 1_048_576, 1), (-1, 1_048_576, 1)]
    assert pa.default_memory_pool().backend_name == "system"


def test_memory_is_given_back_where_that_is_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere nothing happens."""
    asked: list[str] = []
    memory.give_back()
    monkeypatch.setattr(memory, "_of_c", asked.append)

    memory.give_back()

    assert asked == ["malloc_trim"]
