"""The markup of the frame of a page: the name, skip links, its head, and the heads of what is beside a figure."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.paper.markup import QUIET, SERIF, Markup
from dashboard.paper.palette import Style

__all__ = ["anchor", "below", "caution_line", "name", "page_head", "part_heading", "side", "skip_links", "skip_on"]


def name(text: str) -> Markup:
    """Return the name of the product, as it stands on every page."""
    style = f"font-family:{SERIF}; font-weight:600; font-size:1.1rem; line-height:1.5; margin:0; white-space:nowrap"
    return Markup('<p style="{}">{}</p>').format(style, text)


def skip_links(links: Mapping[str, str]) -> Markup:
    """Return links to places of the page that are seen once the keyboard has come to them.

    Args:
        links: The identifier of each place, and what the link to it says.
    """
    written = Markup("").join(_skip(place, said) for place, said in links.items())
    return Markup('<nav class="discourse-skip" aria-label="Skip links">{}</nav>').format(written)


def skip_on(place: str, said: str) -> Markup:
    """Return a link, in the middle of a page, that is seen once the keyboard has come to it."""
    return Markup('<span class="discourse-skip">{}</span>').format(_skip(place, said))


def _skip(place: str, said: str) -> Markup:
    return Markup('<a href="#{}" target="_self">{}</a>').format(place, said)


def anchor(place: str) -> Markup:
    """Return a place for a skip link to lead to, which shows nothing."""
    return Markup('<span id="{}" tabindex="-1"></span>').format(place)


def page_head(sentence: str | Markup) -> Markup:
    """Return the head of a page: its finding."""
    style = f"font-family:{SERIF}; font-size:1.5rem; font-weight:600; line-height:1.3; margin:0; padding:0"
    more = "max-width:62rem; letter-spacing:0; overflow-wrap:anywhere; text-wrap:pretty"
    return Markup('<h1 style="{}; {}">{}</h1>').format(style, more, sentence)


def caution_line(cautions: Sequence[tuple[str, bool]], more: str) -> Markup:
    """Return the first caution, with the others behind a word.

    Args:
        cautions: Sentences, at least one, and whether each is grave; the grave ones first.
        more: What stands for those behind the first.
    """
    first, *others = _written(cautions)
    style = f"border-left:3px solid {QUIET}; padding:0 0 0 .8rem; margin:0; line-height:1.45; font-size:.95rem"
    behind = Markup("")
    if others:
        rest = Markup("").join(Markup("<p>{}</p>").format(line) for line in others)
        behind = Markup("<details><summary>{}</summary>{}</details>").format(more, rest)
    return Markup('<div role="note" class="discourse-cautions" style="{}">{} {}</div>').format(style, first, behind)


def _written(sentences: Iterable[tuple[str, bool]]) -> list[Markup]:
    return [
        Markup("<strong>{}</strong>").format(text) if grave else Markup("<span>{}</span>").format(text)
        for text, grave in sentences
    ]


def part_heading(text: str, place: str) -> Markup:
    """Return the heading of a part of a page, to which links lead."""
    style = "font-size:1.05rem; font-weight:600; line-height:1.4; margin:0; padding:0; scroll-margin-top:3.5rem"
    return Markup('<h2 id="{}" tabindex="-1" style="{}">{}</h2>').format(place, style, text)


def side(line: Markup, style: Style) -> Markup:
    """Return the head of a source’s passages beside a figure: a rule in its colour, its name, what it has."""
    css = f"border-top:3px solid {style.css}; padding:.35rem 0 0; margin:0; font:inherit; line-height:1.45"
    return Markup('<h3 style="{}">{}</h3>').format(css, line)


def below(text: str, place: str) -> Markup:
    """Return the way to all of what the first is shown of."""
    return Markup('<p class="discourse-below" style="margin:0"><a href="#{}" target="_self">{} ↓</a></p>').format(
        place, text
    )
