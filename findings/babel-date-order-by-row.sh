#!/usr/bin/env bash
# Babel reads a date in the order of a locale, or of a pattern that is given. A good guess: what does not fit that order is an
# error, so that a column is in one order or stops at the first row that is in another.
#
# Where the month would be above 12, day and month change places without a word, and with a pattern that is given too: of
# 03/04/2024 and 13/04/2024, read as in the United States or by MM/dd/yyyy, one is 4 March and the other 13 April. So a
# British column read as American stops nowhere. Words count for nothing: only the
# digits are taken, in order, and “Room 5, floor 3, 2020” is 3 May 2020. The guide calls the order of the locale a hint, and
# of a pattern it says that it is used to parse the date.
#
# Version: babel 2.19.0.
# Why it matters: dates of newspapers decide on which month a text counts for, and nobody sees one of them turned round.
# What the product does: babel gives the names of months, and never reads; one order is decided for a whole column, by a date
# that can only be read so, or asked; what does not fit has no date, and is counted.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet babel==2.19.0
"$work/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from babel.dates import parse_date

print("babel", version("babel"))
EXPECTED = [
    ("03/04/2024", {"locale": "en_US"}, date(2024, 3, 4)),
    ("13/04/2024", {"locale": "en_US"}, date(2024, 4, 13)),
    ("04/13/2024", {"locale": "en_GB"}, date(2024, 4, 13)),
    ("03/04/2024", {"format": "MM/dd/yyyy"}, date(2024, 3, 4)),
    ("13/04/2024", {"format": "MM/dd/yyyy"}, date(2024, 4, 13)),
    ("Room 5, floor 3, 2020", {"locale": "en_US"}, date(2020, 5, 3)),
]
for text, how, expected in EXPECTED:
    found = parse_date(text, **how)
    print(f"{text} {how} -> {found}")
    assert found == expected, found
PYTHON
