"""Measure whether what the pages say holds, and write the table into docs/methods.md."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator

from benchmarks.calibration.parts import PARTS, measured
from benchmarks.calibration.rows import METHODS, Row, replaced

RUNS = 20


def main() -> int:
    """Print rows as they come; return 1 when one does not hold."""
    parser = ArgumentParser(prog="python -m benchmarks.calibration", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; none is all of them")
    parser.add_argument("--runs", type=int, default=RUNS, help="how many deals for each row (default: %(default)s)")
    parser.add_argument("--write", action="store_true", help="write the table into docs/methods.md")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    if asked.write and asked.parts:
        parser.error("the table holds all parts: name none to write it")
    if not os.environ.get("DISCOURSE_TEST_DATA"):
        parser.error("DISCOURSE_TEST_DATA is not set: it names the folder of real data that is measured")
    rows = list(_printed(measured(asked.parts or PARTS, asked.runs)))
    if asked.write:
        METHODS.write_text(replaced(METHODS.read_text(encoding="utf-8"), rows), encoding="utf-8")
    return int(not all(row.holds for row in rows if row.asked))


def _printed(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        print(row, flush=True)
        yield row


if __name__ == "__main__":
    sys.exit(main())
