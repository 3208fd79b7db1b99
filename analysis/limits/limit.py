"""What a limit is: a number with its unit and its reason, which a host may set in the environment."""

import os
from dataclasses import dataclass
from typing import TypeVar

Number = TypeVar("Number", int, float)

_LARGEST = 10**12  # whatever is counted here stays far below what 64 bits hold
_SHOWN = 40  # characters of what was set, in an error


class LimitError(ValueError):
    """A variable of the environment holds no number that its limit can be."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit or threshold.

    Attributes:
        name: The constant of this package that holds it.
        section: What it belongs to, as a heading.
        default: What it is where nobody sets it.
        value: What it is here.
        unit: Of what it is a number; for a share, of what it is a part.
        why: Why it is there and about so large, in one sentence.
    """

    name: str
    section: str
    default: float
    value: float
    unit: str
    why: str

    @property
    def variable(self) -> str:
        """The variable of the environment that sets it."""
        return f"DISCOURSE_{self.name}"


LIMITS: dict[str, Limit] = {}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the list of limits."""

    title: str

    def limit(
        self, name: str, value: Number, unit: str, why: str, within: tuple[float, float] = (1, _LARGEST)
    ) -> Number:
        """Return a limit as the environment sets it, or else its default, and put it on the list.

        Args:
            name: The constant that it becomes.
            value: The default; of its type is whatever a host sets.
            unit: See `Limit`.
            why: See `Limit`.
            within: The least and the most that it can be.

        Raises:
            LimitError: What is set is no such number.
        """
        found = Limit(name, self.title, value, value, unit, why)
        if (text := os.environ.get(found.variable)) is not None:
            value = _read(text, value, found.variable, within)
        LIMITS[name] = Limit(name, self.title, found.default, value, unit, why)
        return value

    def share(self, name: str, value: float, whole: str, why: str) -> float:
        """Return a limit that is a part of a whole, from 0 to 1; see `limit`."""
        return self.limit(name, value, f"of {whole}", why, (0, 1))


def _read(text: str, default: Number, variable: str, within: tuple[float, float]) -> Number:
    """Return what a variable sets a limit to: a number of the default's kind that is within bounds."""
    least, most = within
    try:
        value = type(default)(text)
    except ValueError:
        value = type(default)(least - 1)
    if least <= value <= most:
        return value
    kind = "a whole number" if isinstance(default, int) else "a number"
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    raise LimitError(f"{variable} is “{shown}”: it must be {kind} from {least:,} to {most:,}")
