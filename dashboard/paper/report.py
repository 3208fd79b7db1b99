"""The pages of a report: HTML that asks nobody for anything, and in which every text has been escaped.

Figures are data in the page, drawn by the two scripts that lie beside it; the page's own policy lets no other script
run, and nothing be fetched from anywhere.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from dashboard.paper.markup import Markup

SCRIPT = """"use strict";
// Draws every figure of this page from the data that stand in it.
for (const place of document.querySelectorAll("[data-figure]")) {
  const figure = JSON.parse(place.dataset.figure);
  const options = {displaylogo: false, responsive: true, toImageButtonOptions: {format: "svg", filename: place.id}};
  Plotly.newPlot(place, figure.data, figure.layout, options);
}
"""
_POLICY = "default-src 'none'; script-src 'self' file:; style-src 'unsafe-inline'; img-src data: blob: 'self' file:"
_STYLE = Markup("""
body { font: 16px/1.5 "Source Sans", Arial, sans-serif; color: #26241f; background: #fff; margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem; color-scheme: light }
h1, h2, h3 { line-height: 1.25 } h2 { margin-top: 2.5rem; border-top: 1px solid #ddd8cc; padding-top: 1rem }
.quiet, figcaption, summary { color: #5c584f; font-size: .92rem } figure { margin: 1rem 0 .3rem }
p.quiet { margin: .3rem 0 .8rem } details { margin: 0 } h1, h2, h3, p { overflow-wrap: anywhere }
table { border-collapse: collapse; font-size: .88rem } td, th { padding: .15rem .6rem .15rem 0; text-align: start;
  vertical-align: top; overflow-wrap: anywhere } .wide { overflow-x: auto }
nav { display: flex; flex-wrap: wrap; gap: .2rem .8rem; margin: 1rem 0 }
""")


def whole_page(title: str, body: Iterable[Markup], *, scripts: str | None) -> Markup:
    """Return a page.

    Args:
        title: What it is called.
        body: What stands on it.
        scripts: The folder of the scripts, seen from the page, empty for its own; None where it draws nothing.
    """
    drawn = Markup("")
    if scripts is not None:
        drawn = Markup('<script src="{0}plotly.min.js"></script>\n<script src="{0}report.js"></script>\n').format(
            scripts
        )
    return Markup(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n{}\n{}</body>\n</html>\n"
    ).format(_POLICY, title, _STYLE, Markup("\n").join(body), drawn)


def drawn_figure(name: str, alt: str, note: str, written: str) -> Markup:
    """Return the place in which a figure is drawn, with its data.

    Args:
        name: A short name, of the place.
        alt: What it shows, in a sentence.
        note: How it is computed.
        written: The figure as JSON (`charts.standalone.figure_data`).
    """
    return Markup(
        '<figure>\n<div id="{}" role="img" aria-label="{}" data-figure="{}"></div>\n'
        "<figcaption>{}</figcaption>\n</figure>"
    ).format(name, alt, written, note)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], label: str) -> Markup:
    """Return the first rows of a table, folded under what it is called."""
    heads = Markup("").join(Markup("<th>{}</th>").format(name) for name in columns)
    body = Markup("\n").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup('<td dir="auto">{}</td>').format(cell) for cell in row))
        for row in rows
    )
    return Markup(
        '<details><summary>{}</summary>\n<div class="wide"><table>\n<tr>{}</tr>\n{}\n</table></div></details>'
    ).format(label, heads, body)


def links(named: Iterable[tuple[str, str]]) -> Markup:
    """Return links to files of the folder: what each is called, and where it lies."""
    parts = [Markup('<a href="{}">{}</a>').format(place, name) for name, place in named]
    return Markup('<p class="quiet">{}</p>').format(Markup(" · ").join(parts))


def inner_links(titles: Iterable[str]) -> Markup:
    """Return links to the sections of a page."""
    parts = [Markup('<a href="#{}">{}</a>').format(title.lower(), title) for title in titles]
    return Markup("<nav>{}</nav>").format(Markup("").join(parts))


def title(text: str) -> Markup:
    """Return the heading of a page."""
    return Markup('<h1 dir="auto">{}</h1>').format(text)


def section_head(text: str) -> Markup:
    """Return the heading of a section."""
    return Markup('<h2 id="{}">{}</h2>').format(text.lower(), text)


def figure_head(text: str) -> Markup:
    """Return the heading of a figure."""
    return Markup("<h3>{}</h3>").format(text)


def quiet(text: str | Markup) -> Markup:
    """Return a small line of facts."""
    return Markup('<p class="quiet" dir="auto">{}</p>').format(text)


# Plotly names the parts of a drawing at random: with numbers that come in the same order, so do the names.
DRAWING_SCRIPT = """"use strict";
let state = 1;
Math.random = () => (state = (state * 48271) % 2147483647) / 2147483647;
(async () => {
  for (const place of document.querySelectorAll("[data-figure]")) {
    const figure = JSON.parse(place.dataset.figure);
    const size = {format: "svg", width: figure.layout.width, height: figure.layout.height};
    const drawn = await Plotly.toImage({data: figure.data, layout: figure.layout}, size);
    place.removeAttribute("data-figure");
    place.textContent = drawn.slice(drawn.indexOf(",") + 1);
  }
})();
"""


def drawing_page(figures: Sequence[str]) -> Markup:
    """Return a page that draws figures for a program to read, each into an element of its own.

    Args:
        figures: Each as JSON (`charts.standalone.figure_data`).
    """
    places = [
        Markup('<pre id="svg-{}" data-figure="{}"></pre>').format(place, written)
        for place, written in enumerate(figures)
    ]
    return whole_page("Figures", places, scripts="")


def unquoted(text: str) -> str:
    """Return what an address of data holds."""
    return unquote(text)
