"""Every column of every table, defined once: kind, unit, what it says, how to read it, and who published its formula.

A column name means the same thing, in the same unit, in every table. Groups and their columns stand in the order in
which people read them.
"""

from analysis.corpus.columns.collocates import COLLOCATES
from analysis.corpus.columns.column import COUNTED, STATED, Column, Columns, Kind
from analysis.corpus.columns.comparison import COMPARISON
from analysis.corpus.columns.copies import COPIES
from analysis.corpus.columns.divergence import DIVERGENCE
from analysis.corpus.columns.documents import DOCUMENTS
from analysis.corpus.columns.names import NAMES
from analysis.corpus.columns.pairs import PAIRS
from analysis.corpus.columns.passages import PASSAGES
from analysis.corpus.columns.reading import READING
from analysis.corpus.columns.topics import TOPICS
from analysis.corpus.columns.trends import TRENDS
from analysis.corpus.columns.words import WORDS

GROUPS: dict[str, Columns] = {
    "Documents": DOCUMENTS,
    "Words": WORDS,
    "Over time": TRENDS,
    "Between two sides": COMPARISON,
    "Two sides as a whole": DIVERGENCE,
    "Words side by side": COLLOCATES,
    "Topics": TOPICS,
    "Names": NAMES,
    "Passages": PASSAGES,
    "Pairs": PAIRS,
    "Copies": COPIES,
    "Cautions, and how files were read": READING,
}
COLUMNS: Columns = {name: column for group in GROUPS.values() for name, column in group.items()}

__all__ = ["COLUMNS", "COUNTED", "GROUPS", "STATED", "Column", "Columns", "Kind"]
