"""Colours: those of the page, and one for each source, the same on every page and under every filter.

Colours follow the alphabet and mean nothing else. None comes without a second cue: a dash, a marker, a fill pattern or
a label. Light and dark variants have equal rank.
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
    """

    sources: tuple[str, ...]
    dark: bool

    def style(self, source: str) -> Style:
        """Return a source's style; sources after the eighth share a plain one and are told apart by label."""
        place = self.sources.index(source) if source in self.sources else COLOURED
        return _STYLES[place] if place < COLOURED else _PLAIN

    def styles(self, sources: Sequence[str]) -> dict[str, Style]:
        """Return the styles of sources that stand in one figure; those without a colour of their own differ otherwise.

        No two of the first eight of these share a pattern, nor two of the first 192 both marker and dash.
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
        """The colour of thin lines and signs; legible on either paper."""
        return "#8a857a"

    @property
    def diverging(self) -> list[tuple[float, str]]:
        """A scale with two ends that are no source's, and the paper between them; `ink` is legible on all of it."""
        ends = ("#7350a0", "#2a2e31", "#2a7343") if self.dark else ("#a98ad2", "#f1eee6", "#62b37d")
        return list(zip((0.0, 0.5, 1.0), ends, strict=True))

    @property
    def ink(self) -> str:
        """The colour of text."""
        return "#f1eee6" if self.dark else "#26241f"

    @property
    def line_colours(self) -> tuple[str, ...]:
        """Colours for terms of all sources together: the accent first, then those that no source has yet."""
        free = _STYLES[len(self.sources) :] if len(self.sources) < COLOURED else _STYLES
        shades = [style.dark if self.dark else style.light for style in free]
        return (self.accent, *shades, *[self.quiet] * (COLOURED - 1 - len(shades)))
