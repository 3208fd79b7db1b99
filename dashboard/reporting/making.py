"""A report in the making: from filters to files, page by page."""

from collections.abc import Callable

from analysis import FilterError, Filters, legible, names_in_search, read_groups
from dashboard import data
from dashboard.paper.palette import Look
from dashboard.reporting.browser import drawings
from dashboard.reporting.files import report_files
from dashboard.reporting.folder import Files
from dashboard.reporting.section import Wishes
from dashboard.reporting.sections import sections
from dashboard.serving.shelf import shelf
from dashboard.state.whereabouts import Here
from dashboard.wording import heads, missing
from dashboard.wording.compared import choosing


def chosen_here(filters: Filters, wishes: Wishes) -> Here:
    """Return the first corpus of the shelf, with filters that it has documents for.

    Args:
        filters: Which documents.
        wishes: What else is chosen.

    Raises:
        FilterError: When a source, a unit of evidence or a side of the comparison is none of this corpus, or no
            document is left.
    """
    key = data.opened(next(iter(shelf())), titles=wishes.titles)
    _check("--compare", [wishes.compare], list(data.unit_choices(key)))
    key = data.opened(key.name, titles=wishes.titles, by=wishes.compare, groups=read_groups(wishes.groups))
    if any(map(names_in_search, (filters.search, wishes.word))):
        data.find_names(key)
        key = key._replace(named=True)
    _check("--evidence", [filters.unit], data.unit_columns(key))
    documents = data.selected(key, filters)
    if documents.empty:
        asked = {"--only": filters.sources, "--from, --to": filters.start or filters.end, "--search": filters.search}
        raise FilterError("E-NONE", missing.none_left([name for name, value in asked.items() if value]))
    for option, name in (("--target", wishes.target), ("--against", wishes.against)):
        _check(option, [name], sorted(documents["source"].unique()))
    look = Look(data.corpus(key).sources, dark=False, chosen=data.coloured_sources(key, filters))
    return Here(key, filters, look, " ".join(wishes.word.split()))


def made(here: Here, wishes: Wishes, say: Callable[[str], None]) -> tuple[Files, bool]:
    """Return the files of a report, and whether everything is in them: every row that was read, and every page.

    Args:
        here: Corpus, filters and word.
        wishes: What else is chosen.
        say: Is told which page is being made.
    """
    every = list(sections(here, wishes, say))
    say("Figures as SVG")
    svg, no_svg = drawings([drawn for section in every for drawn in section.figures])
    origin = heads.Origin(
        corpus=here.corpus.name,
        fingerprint=here.corpus.fingerprint,
        filters=here.filters,
        word=here.word,
        titles=here.corpus.titles,
        compared=choosing.compared_in_words(here.corpus.by, here.corpus.groups),
    )
    aside = data.corpus(here.corpus).set_aside
    complete = not (aside.rows or aside.files or any(section.missing for section in every))
    return report_files(every, origin, drawings=svg, no_drawings=no_svg), complete


def _check(option: str, wanted: list[str], there: list[str] | tuple[str, ...]) -> None:
    """Refuse what is not there; it says what is."""
    if unknown := [name for name in wanted if name and name not in there]:
        listed = ", ".join(legible(name)[0] for name in there) or "none"
        raise FilterError("E-UNKNOWN", f"“{unknown[0]}” is not there", where=option, todo=f"choose one of: {listed}")
