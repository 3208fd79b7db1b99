"""Names of files as they are shown: legible, of a length that can be read, leading nowhere, and no two the same."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from unicodedata import normalize

import regex

from analysis import limits
from analysis.corpus.errors import counted
from analysis.corpus.intake.ledger import Entry
from analysis.corpus.intake.letters import quoted

_DRIVE = regex.compile(r"^[A-Za-z]:(?=/)")
# Controls, halves, marks that turn the direction of reading or that nobody sees.
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def file_names(written: Sequence[str]) -> tuple[list[str], tuple[Entry, ...]]:
    """Return what files are called in the ledger, each differently, and what is said of those that had to be mended."""
    names, taken, mended = list[str](), set[str](), list[tuple[str, str]]()
    for raw in written:
        name = wanted = plain_name(raw)
        number = 1
        while name in taken:
            number += 1
            name = _numbered(wanted, number)
        taken.add(name)
        names.append(name)
        if name not in (raw, normalize("NFC", raw), raw.replace("\\", "/")):
            mended.append((name, raw))
    if not mended:
        return names, ()
    first, raw = mended[0]
    what = f"{counted(len(mended), 'name')} of files written differently here, the first is {quoted(_seen(raw))}"
    return names, (Entry(first, 0, "W-NAME", "changed", f"{what}, called {quoted(first)}"),)


def plain_name(written: str) -> str:
    """Return a path of a file as it is shown: without drive and ways up, what nobody sees as its code, not too long."""
    path = _DRIVE.sub("", normalize("NFC", written).replace("\\", "/"))
    parts = [part for part in path.split("/") if part.strip() not in ("", ".", "..")]
    name = _seen("/".join(parts)) or "file"
    if len(name) > limits.LONGEST_NAME:
        ending = PurePosixPath(name).suffix[:_ENDING]
        name = name[: limits.LONGEST_NAME - len(ending) - 1] + "…" + ending
    return name


_ENDING = 12  # characters of an ending that are kept of a name that is cut


def _seen(name: str) -> str:
    """Return a name with what nobody sees written as its code."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", name)


def _numbered(name: str, number: int) -> str:
    """Return the name of one more file of this name, with the ending that it had."""
    path = PurePosixPath(name)
    endings = "".join(path.suffixes[-2:]) if path.suffix.lower() == ".gz" else path.suffix
    return f"{name[: len(name) - len(endings)]}~{number}{endings}"
