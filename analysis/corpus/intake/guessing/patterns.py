"""What names of files say: a pattern such as {date}_{source}_{title}, and which pattern fits.

What stands between two fields divides them; a field ends where that comes next, and the last takes the rest. With a /
the folder counts, too.
"""

from collections.abc import Mapping, Sequence

import regex

from analysis.corpus.errors import IntakeError, Option, Question
from analysis.corpus.intake.letters import quoted

NOTHING = "-"  # of a layout: the names say nothing
# Those with the most fields come first: the first that fits every name is the likeliest.
CANDIDATES = (
    "{source}/{date}_{title}",
    "{date}_{source}_{title}",
    "{source}_{date}_{title}",
    "{date} - {source} - {title}",
    "{source} - {date} - {title}",
    "{source}/{date}",
    "{date}_{source}",
    "{source}_{date}",
    "{date}_{title}",
    "{date} - {title}",
    "{date} {title}",
    "{title}_{date}",
    "{source}/{title}",
    "{date}",
)
_FIELD = regex.compile(r"\{(\w+)\}")
_DATE = regex.compile(r"(?:1[5-9]|20)\d\d(?:-\d\d(?:-\d\d)?|\d{4})?(?!\d)")
_OURS = {"date": "published", "id": "doc_id", "lang": "language"}


def name_fields(pattern: str, name: str) -> dict[str, str] | None:
    """Return what a name says by a pattern, by our names of columns; None where it does not fit.

    Args:
        pattern: Fields in braces, with something between them; date, source, title, language and id are ours, any
            other is a column of its own.
        name: The name of a file with its folders, without its ending.

    Raises:
        IntakeError: `E-NAMES` where the pattern has no field, one twice, or two with nothing between them.
    """
    pieces = _FIELD.split(pattern)  # something between, a field, something between, …
    fields = pieces[1::2]
    if not fields or len(set(fields)) < len(fields) or "" in pieces[2:-1:2]:
        todo = "write each field once, in braces, with something between them: {date}_{source}_{title}"
        raise IntakeError("E-NAMES", f"{quoted(pattern)} is no pattern of names", where="names", todo=todo)
    rest = "/".join(name.split("/")[-1 - pattern.count("/") :])
    if rest.count("/") < pattern.count("/") or not rest.startswith(pieces[0]):
        return None
    rest, said = rest[len(pieces[0]) :], dict[str, str]()
    for field, after in zip(fields, pieces[2::2], strict=True):
        value = _taken(field, rest, after)
        if not value:
            return None
        said[_OURS.get(field, field)] = value if " " in value else value.replace("_", " ")
        rest = rest[len(value) + len(after) :]
    return said if not rest else None


def _taken(field: str, rest: str, after: str) -> str:
    """Return what a field takes of the rest of a name; nothing where it does not fit."""
    if field == "date":
        dated = _DATE.match(rest)
        value = dated[0] if dated else ""
    else:
        end = rest.find(after) if after else len(rest)
        value = rest[: max(end, 0)]
    return value if value and rest[len(value) :].startswith(after) and (after or len(value) == len(rest)) else ""


def pattern_question(names: Sequence[str]) -> tuple[str, Question | None]:
    """Return the pattern that names have for sure, or else the question which they have; neither where they have none.

    Sure is a pattern with a date that fits every name, and whose sources, if it has them, return.
    """
    if len(names) < 2:  # noqa: PLR2004 - of one name nothing can be told
        return "", None
    fitting = {pattern: found for pattern in CANDIDATES if (found := _fitting(pattern, names))}
    if not fitting:
        return "", None
    best, said = next(iter(fitting.items()))
    if "{date}" in best and ("{source}" not in best or len({one["source"] for one in said}) * 2 <= len(names)):
        return best, None
    options = [Option(pattern, pattern, _example(found[0])) for pattern, found in fitting.items()]
    options.append(Option(NOTHING, "The names say nothing", names[0]))
    what = f"{len(names)} files are called like {quoted(names[0])}: their names or folders may say more"
    return "", Question("E-NAMES", "names", "the names of the files", what, tuple(options), best)


def _fitting(pattern: str, names: Sequence[str]) -> list[dict[str, str]]:
    """Return what all names say by a pattern; nothing where it does not fit one, or all have one source."""
    found = [name_fields(pattern, name) for name in names]
    said = [one for one in found if one]
    if len(said) < len(names) or ("source" in said[0] and len({one["source"] for one in said}) == 1):
        return []
    return said


def _example(said: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in said.items())
