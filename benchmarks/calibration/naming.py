"""Where nothing is to be found: how many names a comparison finds all the same, and how many have p below .05.

The names are those that the installed model marks; they are kept in the cache folder, and found once.
"""

from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial

from analysis import Corpus, entity_keyness, keep_names, marked_corpus, with_entities, with_kept_names
from benchmarks.calibration import chance, deals, nulls
from benchmarks.calibration.rows import Job, Row, number, share

SETTINGS = [
    *(replace(one, what=f"names, {one.what}") for one in nulls.SIZED if one.corpus == "senate"),
    nulls.Setting("names, 50 documents against the rest", "wikinews", partial(deals.dealt, first=50, second=None)),
    nulls.Setting("names, 30 documents against the rest", "news", partial(deals.dealt, first=30, second=None)),
    nulls.Setting("names, senators dealt, documents as units", "senate", deals.dealt_by_source, asked=False),
    nulls.Setting("names, senators dealt, senators as units", "senate", deals.dealt_by_source, deals.UNIT),
]


def jobs(runs: int) -> list[Job]:
    """Return the work on deals of documents with their names."""
    return [partial(rows, setting, runs) for setting in SETTINGS]


def rows(setting: nulls.Setting, runs: int) -> list[Row]:
    """Measure one way to deal labels.

    What q promises of names is that one deal in twenty has any. How many it then has says little: a list of names that
    stands in two near-copies is found whole where both are dealt to one side.
    """
    found, most = measured(setting, runs), chance.most_deals(runs)
    figure = (
        f"{number(found.words)} names with q < {nulls.CUT} (at most {found.most}) in {found.runs} of {runs} deals; "
    )
    figure += f"{share(found.share)} with p < {nulls.CUT}"
    asked = f"in at most {most} of {runs}; at most {100 * nulls.MOST_SHARE:.0f} %" if setting.asked else ""
    holds = found.runs <= most and found.share <= nulls.MOST_SHARE
    return [Row(setting.what, deals.LABELS[setting.corpus], figure, asked, holds)]


def measured(setting: nulls.Setting, runs: int) -> nulls.Null:
    """Return what the first so many seeds find."""
    return nulls.measured(setting, runs, named(setting.corpus), entity_keyness)


@lru_cache(maxsize=2)
def named(name: str) -> Corpus:
    """Return a corpus by its short name, with its entities."""
    found = with_kept_names(deals.loaded(name))
    if found.marks is None:
        found = marked_corpus(found)
        with suppress(OSError):
            keep_names(found)
    return with_entities(found)
