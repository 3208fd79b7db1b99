"""How a limit is said in a sentence, so that it stays true and reads well whatever a host has set."""

from analysis.limits.limit import Limit

_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PARTS = {0.5: "half", 0.25: "a quarter", 0.2: "a fifth", 0.1: "a tenth", 0.05: "a twentieth"}


def spelled(number: int) -> str:
    """Return a number as it stands in a sentence: a word up to twelve, then digits."""
    return _SPELLED[number] if number < len(_SPELLED) else f"{number:,}"


def spelled_count(number: int, noun: str) -> str:
    """Return a number in words with its noun: one document, ten documents, 1,000 documents."""
    return f"{spelled(number)} {noun}{'' if number == 1 else 's'}"


def decimals(number: float) -> str:
    """Return a number below 1 as p-values are written: .05."""
    return f"{number:.6f}".strip("0")


def part(share: float) -> str:
    """Return a share in words where there are some: a tenth, half, 15%."""
    return _PARTS.get(share, f"{100 * share:.3g}%")


def amount(limit: Limit, value: float) -> str:
    """Return a value of a limit with its unit: 20 documents, 0.2 of the words of a text."""
    number = f"{value:,}" if isinstance(value, int) else f"{value:.4g}"
    return f"{number} {limit.unit}"
