"""Colours: those of the page, and one for each of up to eight sources, the same on every page.

Which eight have one follows what is chosen, which has which follows the alphabet, and neither means anything else.
None comes without a second cue: a dash, a marker, a fill pattern or a label. Light and dark variants have equal rank.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Style:
    """How one source looks, on light and on dark paper."""

    light: str
    dark: str
    dash: str
    symbol: str
    pattern: str

    @property
    def css(self) -> str:
        """The colour in CSS, which follows the reader's choice of light or dark."""
        return f"light-dark({self.light}, {self.dark})"


_STYLES = (
    Style("#b5541c", "#e8935a", "solid", "circle", ""),
    Style("#1f6f8b", "#6fb7d3", "dash", "square", "/"),
    Style("#5b7a1d", "#a9c46c", "dot", "diamond", "x"),
    Style("#8a4a8f", "#c99ad0", "dashdot", "triangle-up", "-"),
    Style("#8a6d00", "#d9bd5a", "longdash", "cross", "+"),
    Style("#b03a68", "#e58fb0", "longdashdot", "star", "."),
    Style("#3f5aa6", "#9bb0ec", "2px,4px,8px,4px", "hexagon", "|"),
    Style("#5f5b52", "#b9b4a8", "14px,4px,2px,4px,2px,4px", "pentagon", "\\"),
)
COLOURED = len(_STYLES)
_PLAIN = Style("#6b675e", "#a39e93", "solid", "triangle-down", "")
# What tells sources without a colour of their own apart; each symbol has a hollow form, as those above have.
_SYMBOLS = (
    *("triangle-down", "triangle-left", "triangle-right", "hexagram", "diamond-tall", "diamond-wide", "hourglass"),
    *("bowtie", "star-diamond", "star-square", "star-triangle-up", "star-triangle-down", "octagon"),
    *("triangle-ne", "triangle-se", "triangle-sw", "triangle-nw", "hexagon2", "square-cross", "circle-cross"),
    *("diamond-cross", "square-x", "circle-x", "diamond-x"),
)
DASHES = tuple(style.dash for style in _STYLES)
SYMBOLS = tuple(style.symbol for style in _STYLES)
_PATTERNS = tuple(style.pattern for style in _STYLES)


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a view.

    Attributes:
        sources: All sources of the corpus in alphabetical order, whatever the filters.
        dark: Whether the reader has chosen dark paper.
        chosen: The sources that have colours, in their order; none is the first eight of all.
        rest: Which of these stands for all that have none, as one side of a comparison; None is none.
        noun: What one of them is called in a sentence: source, party, group.
    """

    sources: tuple[str, ...]
    dark: bool
    chosen: tuple[str, ...] = ()
    rest: str | None = None
    noun: str = "source"

    @property
    def coloured(self) -> tuple[str, ...]:
        """The sources that have a colour of their own, eight at most."""
        return (self.chosen or self.sources)[:COLOURED]

    def paired(self, target: str, reference: str) -> "Look":
        """Return the colours of a comparison: its two sides have the first two, whoever they are.

        Which of two sources has which follows the alphabet, so that swapping the sides swaps no colours. Where the
        other side is no source, but all others together, they share its colour.

        Args:
            target: The source looked at.
            reference: What it is compared with, as it is called on screen.
        """
        if reference in self.sources:
            return replace(self, chosen=tuple(sorted((target, reference))), rest=None)
        return replace(self, chosen=(target, reference), rest=reference)

    def style(self, source: str) -> Style:
        """Return a source's style; those without a colour share a plain one and are told apart by label."""
        named = self.coloured
        if source not in named and self.rest is not None:
            source = self.rest
        return _STYLES[named.index(source)] if source in named else _PLAIN

    def styles(self, sources: Sequence[str]) -> dict[str, Style]:
        """Return the styles of sources that stand in one figure; those without a colour of their own differ otherwise.

        No two of the first eight of those share a pattern, nor two of the first 192 both marker and dash.
        """
        plain = dict.fromkeys(name for name in sources if self.style(name) is _PLAIN)
        cues = {
            name: replace(
                _PLAIN,
                symbol=_SYMBOLS[place % len(_SYMBOLS)],
                dash=DASHES[(place + place // len(_SYMBOLS)) % COLOURED],
                pattern=_PATTERNS[place % COLOURED],
            )
            for place, name in enumerate(plain)
        }
        return {name: cues.get(name) or self.style(name) for name in sources}

    def colour(self, source: str) -> str:
        """Return a source's colour for this paper."""
        style = self.style(source)
        return style.dark if self.dark else style.light

    @property
    def accent(self) -> str:
        """The one colour that is no source's."""
        return "#7fb3cf" if self.dark else "#1f5673"

    @property
    def quiet(self) -> str:
        """The colour of thin lines and signs, never of words; it can be seen on either paper."""
        return "#8a857a"

    @property
    def diverging(self) -> list[tuple[float, str]]:
        """A scale with two ends that are no source's: the more, the farther from the paper, also without colours.

        `ink` is legible on all of it.
        """
        ends = ("#401a10", "#42474b", "#3c774f") if self.dark else ("#fdd9a8", "#b6bdc2", "#6c9bc9")
        return list(zip((0.0, 0.5, 1.0), ends, strict=True))

    @property
    def sequential(self) -> list[tuple[float, str]]:
        """A scale from nothing, which is nearly the paper, to much; `ink` is legible on all of it."""
        ends = ("#22272b", "#2c6f8f") if self.dark else ("#f1eee6", "#6c9bc9")
        return list(zip((0.0, 1.0), ends, strict=True))

    @property
    def paper(self) -> str:
        """The colour of the page."""
        return "#16181a" if self.dark else "#fdfcf9"

    @property
    def ink(self) -> str:
        """The colour of text."""
        return "#f1eee6" if self.dark else "#26241f"

    @property
    def line_colours(self) -> tuple[str, ...]:
        """Colours for terms of all sources together: the accent first, then those that no source has yet."""
        taken = len(self.coloured)
        free, used = (
            [style.dark if self.dark else style.light for style in part] for part in (_STYLES[taken:], _STYLES[:taken])
        )
        return (self.accent, *free, *[self.ink] * bool(free), *used)[:COLOURED]


def coloured(sources: Sequence[str], largest: Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """Return which sources have colours: all where they are eight at most, else those asked for, else the largest.

    Args:
        sources: All sources of a corpus, in alphabetical order.
        largest: Those with documents selected, the one with most first.
        asked: Those that the reader has chosen; none is all.
    """
    if len(sources) <= COLOURED:
        return tuple(sources)
    having = set(asked) if 0 < len(asked) <= COLOURED else set(largest[:COLOURED])
    return tuple(name for name in sources if name in having)
