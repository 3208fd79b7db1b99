"""How often the server has computed what it keeps, as it says itself."""

import re
import urllib.request
from collections.abc import Iterator, Mapping

_COMPUTED = re.compile(
    r'^cache_compute_duration_seconds_count\{cache="([\w.]+)",cache_type="\w+",trigger="miss"\} (\d+)$', re.MULTILINE
)


def computed(place: str) -> dict[str, int]:
    """Return how often each function that is cached has computed, by its name."""
    with urllib.request.urlopen(f"http://{place}/_stcore/metrics", timeout=10) as answer:
        return computations(answer.read().decode())


def computations(text: str) -> dict[str, int]:
    """Return the same, of what a server answers."""
    return {name: int(number) for name, number in _COMPUTED.findall(text) if int(number)}


def more_than_once(alone: Mapping[str, int], together: Mapping[str, int]) -> Iterator[str]:
    """Yield which functions have computed more often for many than for one at the same link."""
    yield f"computed: {sum(alone.values())} times for one alone, {sum(together.values())} for all together"
    for name in sorted(together):
        if together[name] > alone.get(name, 0):
            yield f"{name}: {alone.get(name, 0)} alone, {together[name]} together"
