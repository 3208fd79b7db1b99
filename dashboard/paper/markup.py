"""HTML from text: the one place where text becomes markup, and all of it escaped.

`markupsafe` escapes whatever is put into a template that is not markup itself. Templates are literals in this module.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from markupsafe import Markup, escape

from dashboard.paper.palette import Look, Style

Kind = Literal["match", "here", "name", "word"]  # what is marked; "here" is the match at which the reader is
Mark = tuple[int, int, Kind]  # first character, the character after the last, and what is marked

SERIF = '"Source Serif", Georgia, serif'
QUIET = "light-dark(#5c584f, #b7b2a7)"

__all__ = [
    "ARRIVAL",
    "Kind",
    "Mark",
    "Markup",
    "asked",
    "caution",
    "definition_list",
    "dotted",
    "entry",
    "enumerated",
    "finding",
    "heading",
    "isolated",
    "meta",
    "paragraph",
    "passage",
    "reading_pane",
    "rule",
    "scrolled",
    "section",
    "source",
    "sourced",
    "term",
    "work_list",
]


def term(word: str) -> Markup:
    """Return a word as a word: in italics, exactly as it is."""
    return Markup('<em dir="auto">{}</em>').format(word)


def source(name: str, look: Look) -> Markup:
    """Return a source's name in bold and in its colour."""
    return Markup('<strong dir="auto" style="color:{}">{}</strong>').format(look.style(name).css, name)


def isolated(text: str) -> Markup:
    """Return a title or a name as it is, whichever way its letters run; it does not turn what stands around it."""
    return Markup("<bdi>{}</bdi>").format(text)


def enumerated(parts: Sequence[str | Markup]) -> Markup:
    """Return parts as English lists them: a, b and c."""
    if len(parts) < 2:  # noqa: PLR2004 - one needs no list
        return Markup("").join(parts)
    return Markup("{} and {}").format(Markup(", ").join(parts[:-1]), parts[-1])


def finding(sentence: str | Markup) -> Markup:
    """Return the sentence that a page opens with, at reading size."""
    style = f"font-size:1.15rem; line-height:1.5; margin:0; max-width:52rem; font-family:{SERIF}"
    return Markup('<p style="{}">{}</p>').format(style, sentence)


def caution(sentences: Iterable[tuple[str, bool]]) -> Markup:
    """Return cautions as one quiet strip; those marked grave come in bold."""
    lines = [
        Markup("<strong>{}</strong>").format(text) if grave else Markup("<span>{}</span>").format(text)
        for text, grave in sentences
    ]
    style = f"border-left:3px solid {QUIET}; padding:.1rem 0 .1rem .8rem; margin:0; line-height:1.5; font-size:.95rem"
    return Markup('<p role="note" style="{}">{}</p>').format(style, Markup("<br>").join(lines))


def rule(head: str | Markup, style: Style) -> Markup:
    """Return the head of a column: a rule in the source's colour and a line under it."""
    css = f"border-top:3px solid {style.css}; padding-top:.45rem; margin:0; line-height:1.45"
    return Markup('<p style="{}">{}</p>').format(css, head)


def heading(text: str) -> Markup:
    """Return the title of a card."""
    return Markup('<p style="font-weight:600; margin:0; line-height:1.4">{}</p>').format(text)


def section(text: str, level: int) -> Markup:
    """Return the heading of a part of a long list.

    Args:
        text: The heading.
        level: That of the heading it stands under, and one more.
    """
    style = f"font-size:1rem; font-weight:600; margin:.6rem 0 0; padding:0; color:{QUIET}"
    return Markup('<h{0} style="{1}">{2}</h{0}>').format(level, style, text)


def paragraph(text: str) -> Markup:
    """Return a paragraph to read."""
    style = f"font-family:{SERIF}; font-size:1.05rem; line-height:1.6; max-width:44rem; margin:0"
    return Markup('<p style="{}">{}</p>').format(style, text)


def work_list(works: Iterable[str]) -> Markup:
    """Return works as a list of references, each line but its first set in."""
    css = "margin:0 0 .35rem; padding-left:1.5rem; text-indent:-1.5rem; overflow-wrap:anywhere"
    lines = [Markup('<li style="{}">{}</li>').format(css, work) for work in works]
    style = f"font-family:{SERIF}; line-height:1.5; max-width:44rem; list-style:none; margin:0; padding:0"
    return Markup('<ul style="{}">{}</ul>').format(style, Markup("").join(lines))


def definition_list(rows: Iterable[tuple[str, str]], anchor: str = "") -> Markup:
    """Return terms with what they mean; beside them where there is room, and under them where there is none.

    Args:
        rows: The terms.
        anchor: With what the name begins by which a link leads to a term; none leads there where it is empty.
    """
    css = "display:flex; flex-wrap:wrap; column-gap:1.2rem; margin:0 0 .55rem"
    lines = [
        Markup(
            '<div style="{}"><dt{} style="flex:0 0 10.5rem; font-weight:600">{}</dt>'
            '<dd dir="auto" style="flex:1 1 20rem; min-width:0; margin:0; overflow-wrap:anywhere">{}</dd></div>'
        ).format(css, Markup(' id="{}"').format(anchor + name) if anchor else Markup(""), name, meaning)
        for name, meaning in rows
    ]
    return Markup('<dl style="max-width:56rem; line-height:1.45; margin:0; padding:0">{}</dl>').format(
        Markup("").join(lines)
    )


def sourced(text: str, where: str) -> Markup:
    """Return sentences with where they are from, in quiet; without that where it is empty.

    A popover stands outside the app, where `light-dark` is always light: the quiet colour is made of the text's own.
    """
    if not where:
        return escape(text)
    quiet = "color:color-mix(in srgb, currentColor 76%, transparent)"
    return Markup('{} <span style="{}">Source: {}.</span>').format(text, quiet, where)


def entry(name: str, about: str) -> Markup:
    """Return one of several things to choose from: its name, and a line on it."""
    return Markup(
        '<p style="margin:0; line-height:1.4; max-width:40rem; overflow-wrap:anywhere">'
        '<strong dir="auto">{}</strong><br><span style="color:{}">{}</span></p>'
    ).format(name, QUIET, about)


def asked(text: str) -> Markup:
    """Return a question at reading size."""
    style = "font-size:1.05rem; font-weight:600; line-height:1.45; max-width:52rem; margin:.4rem 0 0"
    return Markup('<p dir="auto" style="{}; overflow-wrap:anywhere">{}</p>').format(style, text)


def meta(text: str | Markup) -> Markup:
    """Return a small line of facts about what follows."""
    return Markup('<p style="font-size:.9rem; color:{}; margin:.5rem 0 0; line-height:1.4">{}</p>').format(QUIET, text)


def dotted(*parts: str | Markup) -> Markup:
    """Return facts on one line, with points between them; what is empty is left out."""
    return Markup(" · ").join([part for part in parts if part])


def passage(
    text: str,
    marks: Sequence[tuple[int, int]],
    style: Style,
    *,
    cut: tuple[bool, bool],
    shown: Sequence[tuple[int, int]] = (),
) -> Markup:
    """Return a passage to read, with some of its characters marked.

    Args:
        text: The passage.
        marks: Where marked parts start and end, ascending.
        style: Of its source.
        cut: Whether the text goes on before and after.
        shown: Which parts are read first, ascending and apart, each mark in one; what lies between them unfolds. All of
            it where there are none.
    """
    css = (
        f"font-family:{SERIF}; font-size:1.133rem; line-height:1.55; max-width:34rem; margin:.2rem 0 .1rem; "
        f"padding:0 0 0 .8rem; border-left:2px solid {style.css}; white-space:pre-line; overflow-wrap:anywhere; "
        "unicode-bidi:isolate"
    )
    before, after = Markup("… ") if cut[0] else Markup(""), Markup(" …") if cut[1] else Markup("")
    parts, done = list[Markup](), 0
    for start, end in shown or [(0, len(text))]:
        inside: list[Mark] = [(first - start, last - start, "match") for first, last in marks if start <= first < end]
        parts += [_folded(text[done:start]), _marked(text[start:end], inside, style)]
        done = end
    whole = Markup("").join([*parts, _folded(text[done:])])
    return Markup('<blockquote dir="auto" style="{}">{}{}{}</blockquote>').format(css, before, whole, after)


def _folded(text: str) -> Markup:
    """Return a part of a passage that unfolds where it stands; nothing where there is none."""
    if not text:
        return Markup("")
    return Markup('<details><summary aria-label="The rest"></summary>{}</details>').format(text)


def scrolled(shown: Markup, name: str, height: int) -> Markup:
    """Return markup in a room of its own, as high as so many pixels at most, which keys reach and scroll."""
    return Markup(
        '<div tabindex="0" role="region" aria-label="{}" style="max-height:{}px; overflow-y:auto">{}</div>'
    ).format(name, height, shown)


def reading_pane(text: str, marks: Sequence[Mark], style: Style, *, cut: tuple[bool, bool]) -> Markup:
    """Return a text to read in a pane of its own, which opens at the mark at which the reader is.

    Each line runs the way its own letters do. The pane needs no script, but ARRIVAL on the page: while that animation
    runs, the pane snaps to the mark; after it, it can be scrolled.

    Args:
        text: The text, or a page of it.
        marks: What is marked, ascending and apart.
        style: Of its source.
        cut: Whether the text goes on before and after.
    """
    css = (
        f"font-family:{SERIF}; font-size:1.1rem; line-height:1.65; max-width:44rem; max-height:min(70vh, 46rem); "
        "overflow-y:auto; scroll-snap-type:y mandatory; white-space:pre-line; overflow-wrap:anywhere; "
        "unicode-bidi:plaintext; text-align:start; padding-right:.6rem"
    )
    before, after = Markup("… ") if cut[0] else Markup(""), Markup(" …") if cut[1] else Markup("")
    return Markup(
        '<article dir="auto" tabindex="0" role="region" aria-label="Text" style="{}">{}{}{}</article>'
    ).format(css, before, _marked(text, marks, style), after)


# Streamlit draws the rings of answers too faintly to be seen; the selector is its own, and without it they stay faint.
RINGS = Markup(
    "<style>[data-testid=stRadioOption] > div > div:first-child "
    "{ box-shadow:0 0 0 1px color-mix(in srgb, currentColor 65%, transparent) }</style>"
)
ARRIVAL = Markup("<style>@keyframes discourse-arrival { from { scroll-snap-align:center } }</style>")
_TARGET = Markup(
    '<span style="display:inline-block; width:1px; height:1em; margin-right:-1px; '
    'animation:discourse-arrival .4s"></span>'
)


def _opened(kind: Kind, style: Style) -> Markup:
    """Return the beginning of a mark: matches are filled, names underlined, words of a topic dotted."""
    filled = f"background:color-mix(in srgb, {style.css} {{}}%, transparent); color:inherit; border-radius:2px; "
    css = {
        "match": filled.format(26) + "padding:0 .1em",
        "here": filled.format(48) + f"padding:0 .1em; outline:2px solid {style.css}",
        "name": "background:none; color:inherit; text-decoration:underline; text-underline-offset:.2em",
        "word": "background:none; color:inherit; text-decoration:underline dotted; text-underline-offset:.2em",
    }
    return Markup('<mark style="{}">').format(css[kind])


def _marked(text: str, marks: Iterable[Mark], style: Style) -> Markup:
    opened = {kind: _opened(kind, style) for kind in get_args(Kind)}
    opened["here"] = _TARGET + opened["here"]
    parts, done = [], 0
    for start, end, kind in marks:
        if start < done:
            continue  # of matches that overlap, the first is marked
        parts += [escape(text[done:start]), opened[kind], escape(text[start:end]), _CLOSED]
        done = end
    return Markup("").join([*parts, escape(text[done:])])


_CLOSED = Markup("</mark>")


def where(source: str) -> Markup:
    """Return in which source something is, as part of a sentence; empty for all of them together."""
    return Markup(" in {}").format(isolated(source)) if source else Markup("")
