"""Regular expressions over a vocabulary, in linear time, outside Python's lock and within a second.

Polars runs them with Rust's regex crate: no backtracking, so that no expression explodes. What is left to bound is the
size of an expression, which multiplies when repeats are nested, the length of a word, and the time altogether.
"""

from time import monotonic
from unicodedata import normalize

import numpy as np
import numpy.typing as npt
import polars as pl
import regex

from analysis import limits
from analysis.corpus.errors import QueryError
from analysis.corpus.tokens import lettered
from analysis.query.lexer import refused

_LONGEST = 5_000  # characters of a word

_FIRST_PIECE = 5_000  # characters; within a tenth of a second for the worst expression that is let through
_GROWTH = 8
_PATIENCE = limits.REGULAR_SECONDS / 16  # what a piece may take for the next one to be larger

_reason = regex.compile(r"\n    ( *)\^[\^ ]*\nerror: (.*)")
_atoms = regex.compile(
    r"(?<open>\()|(?<close>\))|(?<either>\|)|(?<counted>\{(\d*)(,?)(\d*)\})|(?<sign>[?*+^$])"
    r"|\[\^?\]?(?:[^\]\\]|\\.)*\]|\\[pPxuU]\{[^}]*\}|\\.|.",
    regex.DOTALL,
)

_ITSELF = "put a \\ before a character that stands for itself, as in \\( or \\."
# What to do, by a part of the engine's reason; the first that fits.
_TODO = {
    "look-around": "an expression is held against one word as a whole, and sees nothing around it: write the whole "
    "word, as in /.*migrants?/, and for the words beside it a phrase, as in white /house|wash/, or a NEAR/1 b; for "
    "documents without another word, write a NOT b",
    "backreferences": "write out what comes again, as in /(ha){2,4}/ or /bye|byebye/",
    "missing expression": "*, +, ? and { } repeat what stands before them: for any letters write .*, as in /.*ness/, "
    "and for the character itself \\*",
    "count range": "write the smaller number first, as in /a{2,5}/",
    "counted repetition": "say how often in numbers, as in /a{2}/ or /a{0,5}/; for the character itself write \\{",
    "repetition quantifier": "say how often in numbers, as in /a{2}/ or /a{0,5}/; for the character itself write \\{",
    "unclosed group": "close it with a ), as in /wom(a|e)n/; for the character itself write \\(",
    "unopened group": "open it with a (, as in /wom(a|e)n/; for the character itself write \\)",
    "unclosed character class": "close it with a ], as in /wom[ae]n/; for the character itself write \\[",
    "class range": "write the letter first that comes first, as in [a-z]",
    "range boundary": "a range runs from one character to another, as in [a-z]; put a hyphen last, as in [a-z-]",
    "word boundary": "leave it out: an expression is held against one word as a whole, from its beginning to its end",
    "reached end of pattern": "write \\\\ for a \\ that stands for itself, or leave it out",
    "escape sequence": "leave the \\ out: an expression is held against one word as a whole, so that its beginning "
    "and end need no sign; \\w is any letter or digit, \\d any digit, and \\. the character itself",
    "Unicode property": "use one that there is: \\p{L} is a letter, \\p{N} a digit, \\p{Greek} a Greek letter",
    "hexadecimal": "write the character itself, or its number in hexadecimal digits, as in \\x{e9} for é",
    "flag": "leave out the ? after the (, as in /wom(a|e)n/; capitals make no difference anyway",
    "group name": "leave the name out, as in /wom(a|e)n/",
    "group character": "leave the name out, as in /wom(a|e)n/",
    "UTF-8": "leave (?-u) out: letters are those of every language",
}


def checked(pattern: str, at: int) -> str:
    """Return a regular expression in the form of the vocabulary, if it can be run.

    Args:
        pattern: What stands between the slashes.
        at: The place of the first slash in the search, counted from 0.

    Raises:
        QueryError: `E-QUERY` with the engine's reason, or when the expression is too large.
    """
    pattern = lettered(normalize("NFC", pattern))
    if steps(pattern) > limits.REGULAR_STEPS:
        raise _too_large(at)
    try:
        pl.Series([""]).str.contains(pattern)
        pl.Series([""]).str.contains(_whole(pattern))
    except pl.exceptions.ComputeError as error:
        found = _reason.search(str(error))
        if "size limit" in str(error):
            raise _too_large(at) from None
        place = at + 1 + len(found.group(1)) if found else at
        reason = found.group(2) if found else "it is not understood"
        raise refused(
            min(place, at + 1 + len(pattern)),
            f"the regular expression /{pattern}/ cannot be read: {reason}",
            next((todo for part, todo in _TODO.items() if part in reason), _ITSELF),
        ) from None
    return pattern


def steps(pattern: str) -> int:
    """Return about how many characters an expression consists of when its counted repeats are written out."""
    groups, last = [0], 0
    for atom in _atoms.finditer(pattern):
        if atom["open"]:
            groups.append(0)
        elif atom["close"] and len(groups) > 1:
            last = max(groups.pop(), 1)
            groups[-1] += last
        elif atom["counted"]:
            times = max(int(digits or 1) for digits in (atom[5], atom[7]))
            groups[-1] += last * max(times - 1, 0)
            last *= max(times, 1)
        elif not (atom["either"] or atom["sign"]):
            last = 1
            groups[-1] += 1
    return sum(groups)


def full_matches(words: pl.Series, pattern: str, at: int, deadline: float) -> npt.NDArray[np.int64]:
    """Return which words an expression matches as a whole, in capitals or not.

    Raises:
        QueryError: `E-QUERY` when it is not done by the deadline, on the clock of `time.monotonic`.
    """
    lengths = words.str.len_chars().to_numpy()
    rows = np.flatnonzero(lengths <= _LONGEST)
    words = words.gather(rows) if len(rows) < len(words) else words
    bounds = np.concatenate(([0], np.cumsum(lengths[rows], dtype=np.int64)))
    found, begin, size = [np.empty(0, dtype=np.int64)], 0, _FIRST_PIECE
    while begin < len(words):
        started = monotonic()
        if started > deadline:
            raise refused(
                at,
                f"the regular expression took too long: {begin:,} of {len(words):,} words in {limits.REGULAR_SECONDS} "
                "seconds",
                "use fewer repeats, or the beginning of a word with a *, as in immig*",
            )
        end = max(int(np.searchsorted(bounds, bounds[begin] + size, side="right")) - 1, begin + 1)
        matched = words.slice(begin, end - begin).str.contains(_whole(pattern))
        found.append(matched.arg_true().to_numpy().astype(np.int64) + begin)
        begin, size = end, size * (_GROWTH if monotonic() - started < _PATIENCE / _GROWTH else 1)
    return rows[np.concatenate(found)]


def _whole(pattern: str) -> str:
    return rf"(?i)\A(?:{pattern})\z"


def _too_large(at: int) -> QueryError:
    return refused(at, "the regular expression is too large", "use fewer or smaller repeats in { }")
