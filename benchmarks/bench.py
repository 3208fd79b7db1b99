"""Measure Discourse Trends against its peers in the same run, and fail when a budget is missed.

Budgets are ratios to a peer measured beside us, or processor time of the server; a clock on the wall measures the
machine. The peers get the same texts and the same counts.
"""

import sys
from itertools import chain

from counts import counts
from intake import reading
from pages import followed, pages, reader
from reruns import reruns
from search import searches
from table import HEAD


def main() -> int:
    """Print the table as it is measured; return 1 when a budget is missed."""
    print(HEAD)
    over = False
    for row in chain(reading(), counts(), searches(), pages(), reader(), followed(), reruns()):
        print(row, flush=True)
        over |= row.measure > row.budget
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
