"""The acceptance matrix of intake: every row has a test that names its number, and docs/limits.md says which.

After tests were marked, `python tests/test_matrix.py` writes the table anew.
"""

import ast
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/limits.md"
HEAD = ["| row | what | tests |", "|---|---|---|"]
ROWS = dict(
    enumerate(
        """\
a file of 0 bytes
a heading without rows
pictures, programs and PDF called `.txt` or `.csv`
older and other office formats
a ZIP archive that is a DOCX, and the other way round
UTF-8 with a byte order mark
UTF-16 with a byte order mark
UTF-16 without one
other encodings than UTF-8
a bad byte in UTF-8
NUL bytes
half characters
control characters and codes of terminals
a long line, a long field
a file over the limit
files of a session over the limit
compressed files, cut off or growing beyond measure
archives that grow beyond measure or lie about their sizes
archives in archives
members whose names lead out of the archive
members that are links
members of one name
what systems leave in archives
archives and documents with a password
damaged archives
archives of many members
archives of many kinds of files
members with names that cannot be shown
no column called the text
two columns of one name
a column without a name
one column of texts with commas
semicolons, tabs and bars
numbers with a comma for the point
too many or too few cells
a quotation mark that is not closed
line ends inside cells
NA, null, None and nan as texts
identifiers that look like numbers
identifiers that stand twice
copies
near-copies
texts that are empty, blank or nothing but markup
numbers, truths and lists in the place of a text
a table without a heading
a heading that comes again
thousands of columns, millions of rows
names of columns that are markup, formulas or very long
tables that were written for Excel by us
lists, lines and objects of JSON
a last line that is cut off
a bad line in the middle, blank lines, line ends of Windows
keys twice, NaN, long numbers, deep nesting
a text inside an object
rows with different keys
what a DOCX holds besides paragraphs
XML that grows or reads other files
PDF without text, with a password, of many pages, with hyphens
a PDF that takes its reader down
HTML with entities, scripts, deep nesting, of any encoding
a text a file, or a text a line
ISO days, weeks, months and years
day or month first, undecided
day or month first, decided by one date
dates that contradict one another
ISO dates among others
what is no date
seconds, days of a spreadsheet, eight digits
zones of time
dates far off
years of two digits
names of months and digits of other languages
no date at all
gaps, and a single day
a last period that is not over
no source, and sources that look alike
one source, one document, very unequal sides
writing from the right, and marks that turn it
emoji
composed and decomposed letters, ligatures, wide forms
soft hyphens and blanks that nobody sees
letters that only look alike
capitals of Turkish, German and Greek
scripts of their own rules, or without blanks
several languages
words of megabytes
nothing but stop words
contractions, hyphens, tags and names
searches that are wrong, too large or too slow
searches for nothing, and for what is not there
filters that leave nothing
more topics than there is text for
a corpus of one document
a comparison with itself or with nothing
a model that is missing, or of another language
documents too long for the model
rates of nothing
exports of nothing, of too much, and without a browser
""".splitlines(),
        start=1,
    )
)
OPTIONAL = re.compile(r"skip|\bexhaustive\b")  # of a decorator
Marks = dict[int, list[tuple[str, bool]]]


@cache
def marks() -> Marks:
    """Return for each row the modules of the tests that name it, and whether each test runs everywhere."""
    found: Marks = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            decorators = list(map(ast.unparse, node.decorator_list))
            everywhere = not (
                any(map(OPTIONAL.search, decorators)) or "test_data" in ast.unparse(node.args) or "e2e" in path.parts
            )
            for mark in decorators:
                for number in re.findall(r"\d+", mark) if mark.startswith("pytest.mark.row(") else ():
                    found[int(number)].append((path.relative_to(ROOT).as_posix(), everywhere))
    return found


def table() -> list[str]:
    """Return the lines of the table: in how many tests of which modules a row is shown."""
    lines = []
    for number, what in ROWS.items():
        often = Counter(module for module, _ in marks()[number])
        lines.append(f"| {number} | {what} | {', '.join(f'`{one}` ({times})' for one, times in often.items())} |")
    return HEAD + lines


def test_every_row_is_shown_where_nothing_is_installed_or_fetched() -> None:
    """Rows 1 to 98 concern intake and analysis: each has a test that no machine skips."""
    assert len(ROWS) == 98
    assert [number for number in ROWS if not any(everywhere for _, everywhere in marks()[number])] == []


def test_the_page_of_limits_says_which_tests_show_a_row() -> None:
    """The table is the one that this file writes."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = lines.index(HEAD[0])

    assert lines[start : start + len(table())] == table()


def _write() -> None:
    """Write the table into the page, at its place or at the end."""
    text = PAGE.read_text(encoding="utf-8")
    kept, _, rest = text.partition(HEAD[0])
    after = rest.partition("\n\n")[2]
    PAGE.write_text("".join((kept, "\n".join(table()), "\n", f"\n{after}" if after else "")), encoding="utf-8")


if __name__ == "__main__":
    _write()
