"""The files of a report by their paths in its folder: tables, figures, the pages that show them, what draws them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import VERSION, counted
from dashboard.charts import standalone
from dashboard.paper import markup, report
from dashboard.paper.markup import Markup
from dashboard.paper.sheets import plain_csv
from dashboard.reporting.folder import REPORT, Files
from dashboard.reporting.section import Drawn, Section
from dashboard.wording import heads

_SHOWN = 20  # rows of a table on the page: the file has them all
_CELL = 200  # characters of a cell on the page


def report_files(
    sections: Sequence[Section], origin: heads.Origin, *, drawings: Mapping[str, str], no_drawings: str
) -> Files:
    """Return every file of a report.

    Args:
        sections: The pages.
        origin: Which corpus, and which of its documents.
        drawings: Figures as SVG, by name.
        no_drawings: Why there are none; empty where there are.
    """
    files: Files = {"plotly.min.js": standalone.library(), "report.js": report.SCRIPT.encode()}
    for section in sections:
        for name, rows in section.tables.items():
            files[f"tables/{name}.csv"] = plain_csv(rows)
        for drawn in section.figures:
            files[f"figures/{drawn.name}.html"] = figure_page(drawn).encode()
    files |= {f"figures/{name}.svg": drawing.encode() for name, drawing in drawings.items()}
    files["methods.txt"] = "\n\n".join(_methods(sections)).encode() + b"\n"
    body = [piece for section in sections for piece in _section(section, drawings)]
    said = [markup.meta(no_drawings)] if no_drawings else []
    head = [*_head(origin), *said, report.inner_links([section.heading for section in sections])]
    index = report.whole_page(f"{origin.corpus}: Discourse Trends", [*head, *body], scripts="")
    files["index.html"] = index.encode()
    files[REPORT] = _described(files, origin)
    return files


def figure_page(drawn: Drawn, scripts: str = "../") -> Markup:
    """Return a page with one figure.

    Args:
        drawn: The figure.
        scripts: The folder of the scripts, seen from the page.
    """
    return report.whole_page(drawn.heading, [report.title(drawn.heading), _figure(drawn)], scripts=scripts)


def _described(files: Files, origin: heads.Origin) -> bytes:
    """Return what says whose folder this is: by it a later report knows that it may take its place."""
    said: dict[str, Any] = {
        "made by": "Discourse Trends",
        "version": VERSION,
        "corpus": origin.corpus,
        "fingerprint": origin.fingerprint,
        "selected": heads.filters_in_words(origin),
        "files": sorted([*files, REPORT]),
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _head(origin: heads.Origin) -> list[Markup]:
    return [
        report.title(origin.corpus),
        report.quiet(f"Selected: {heads.filters_in_words(origin)}."),
        report.quiet(f"Discourse Trends {VERSION}, corpus fingerprint {origin.fingerprint}."),
    ]


def _methods(sections: Sequence[Section]) -> list[str]:
    """Return the paragraphs of the Methods page, and the works that it cites."""
    found = next(section for section in sections if section.heading == "Methods")
    return [*map(_plain, found.notes), *found.works]


def _plain(note: str | Markup) -> str:
    return note.striptags() if isinstance(note, Markup) else note


def _section(section: Section, drawings: Mapping[str, str]) -> Iterable[Markup]:
    """Yield a page as a part of the report."""
    yield report.section_head(section.heading)
    if section.missing:
        yield markup.caution([(section.missing, True)])
        return
    yield markup.finding(section.finding)
    if section.cautions:
        yield markup.caution(section.cautions)
    for drawn in section.figures:
        yield report.figure_head(drawn.heading)
        yield _figure(drawn)
        forms = [("HTML", f"figures/{drawn.name}.html")]
        forms += [("SVG", f"figures/{drawn.name}.svg")] if drawn.name in drawings else []
        yield report.links(forms)
    for note in section.notes:
        yield markup.paragraph(note) if section.heading == "Methods" else report.quiet(note)
    if section.works:
        yield report.figure_head("References")
        yield markup.work_list(section.works)
    for name, rows in section.tables.items():
        yield report.table(*_first_rows(rows), f"{name}: {counted(len(rows), 'row')}")
        yield report.links([(f"{name}.csv", f"tables/{name}.csv")])


def _figure(drawn: Drawn) -> Markup:
    return report.drawn_figure(drawn.name, drawn.alt, drawn.note, standalone.figure_data(drawn.chart))


def _first_rows(rows: pd.DataFrame) -> tuple[list[str], list[list[str]]]:
    """Return names of columns, and the first rows as they are shown: numbers with the digits they can carry."""
    names = [str(name) for name in rows.columns]
    return names, [[_cell(value) for value in row] for row in rows.head(_SHOWN).itertuples(index=False, name=None)]


def _cell(value: Any) -> str:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float):
        return "" if value != value else f"{value:.3g}"  # noqa: PLR0124 - not a number
    text = "; ".join(map(str, value)) if isinstance(value, tuple | list) else "" if value is None else str(value)
    return text if len(text) <= _CELL else f"{text[:_CELL]}…"
