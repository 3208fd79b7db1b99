"""The contracts of every table that crosses a module border: its columns, which `columns` defines.

`require` checks a table against its contract and reports all that is wrong at once.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.corpus.columns import COLUMNS, Kind
from analysis.corpus.errors import SchemaError

SCHEMA_VERSION = 3
PER_WORDS = 10_000  # the unit of all rates, which names of columns and sentences say: no limit, and the same everywhere


@dataclass(frozen=True, slots=True)
class Contract:
    """A table's name and the columns that it has at least."""

    name: str
    columns: tuple[str, ...]

    def empty(self) -> pd.DataFrame:
        """Return the table without rows."""
        return pd.DataFrame({name: _EMPTY[COLUMNS[name].kind] for name in self.columns})


_EMPTY: dict[Kind, pd.Series] = {
    "text": pd.Series([], dtype="str"),
    "texts": pd.Series([], dtype="object"),
    "integer": pd.Series([], dtype="int64"),
    "number": pd.Series([], dtype="float64"),
    "date": pd.Series([], dtype="datetime64[us]"),
}


def _contract(name: str, columns: str) -> Contract:
    return Contract(name, tuple(columns.split()))


DOCUMENTS = _contract("documents", "doc_id source published date_precision date_basis title language tokens")
LEDGER = _contract("ledger", "file line code action message")
FILES = _contract("files", "file format reader digest bytes rows documents")
CHECKS = _contract("checks of a corpus", "code documents tokens example")
ORIGINS = _contract("origins", "file line")
MAPPED = _contract("columns of a file", "role column reason sure")
COVERAGE = _contract("coverage", "source period documents tokens state")
TERM_FREQUENCIES = _contract(
    "term frequencies", "term count rate low high documents document_share share_low share_high dispersion"
)
TERM_TREND = _contract("term trend", "term source period count tokens rate low high documents documents_with state")
MEAN_TREND = _contract("mean of sources over time", f"{' '.join(TERM_TREND.columns)} averaged")
TENDENCIES = _contract("tendencies", "term source periods tau p_ranks slope direction p direction_within p_within")
BURSTS = _contract("bursts", "term source period p_standing")
COMPOSITION = _contract("composition", "term source rate rate_others words_first words_last shift")
KEYNESS = _contract(
    "keyness",
    "term count_target count_reference rate_target rate_reference documents_target documents_reference "
    "log_ratio low high lrc lrc_documents score p q g2 z_dirichlet dispersion",
)
PROFILES = _contract("profiles", "term source count rate documents log_ratio lrc q")
SHUFFLED_P = _contract("p-values from shuffled labels", "term p shuffles")
BASIS = _contract("basis of a comparison", "way within unit units_target units_reference resting smallest_p tested")
DIVERGENCE = _contract("divergence", "divergence chance lowest highest shuffles")
WORD_VIEWS = _contract("views of a word", "view rate_target rate_reference log_ratio low high")
COLLOCATES = _contract("collocates", "term count documents expected log_dice npmi")
COLLOCATE_EDGES = _contract("collocate edges", "term other count log_dice")
COMPARED_COLLOCATES = _contract(
    "compared collocates",
    "term count_target count_reference documents_target documents_reference log_dice_target log_dice_reference "
    "log_ratio",
)
CONCORDANCE = _contract("concordance", "doc_id source published start end left match right")
PLACES = _contract("places", "doc_id source published position width")
PASSAGES = _contract("passages", "doc_id source published start end text text_start why")
QUOTATIONS = _contract("quotations", "doc_id source published date_precision date_basis title start end text paragraph")
MATCHED_PASSAGES = _contract(
    "matched passages",
    "left_doc_id left_source left_published left_text left_start right_doc_id right_source right_published right_text "
    "right_start similarity shared_terms left_terms right_terms draw",
)
TOPIC_TERMS = _contract("topic terms", "topic rank term weight relevance")
TOPIC_PREVALENCE = _contract(
    "topic prevalence", "topic source period passages share share_low share_high documents enough"
)
TOPIC_DIFFERENCES = _contract(
    "topic differences",
    "topic passages_target passages_reference share_target share_reference documents_target documents_reference "
    "log_ratio low high score p q",
)
TOPIC_DOCUMENTS = _contract("topic documents", "topic doc_id source published passages share")
TOPIC_SENTENCES = _contract("topic sentences", "topic doc_id text_start start end text topic_words weight")
SIMILAR_TOPICS = _contract("similar topics", "topic other_topic similarity shared_terms")
TOPIC_PASSAGES = _contract("topic passages", "topic doc_id source published start end share weight")
TOPIC_QUALITY = _contract(
    "topic quality", "topic coherence exclusivity held_out stability words_back returned refits verdict"
)
TOPIC_LEFT_OUT = _contract("words that topics leave out", "term source documents share why")
TOPIC_SWEEP = _contract("topics by their number", "k coherence held_out stability")
ENTITIES = _contract(
    "entities", "entity type mentions rate low high documents document_share share_low share_high aliases"
)
ENTITY_PREVALENCE = _contract("entity prevalence", "entity source mentions documents tokens rate low high")
NAMED_TOGETHER = _contract("named together", "entity other passages documents npmi")
MARKS = _contract("marks", "doc_id start end surface type")
MENTIONS = _contract("mentions", "doc_id start end surface type basis entity")
CHECKED_MENTIONS = _contract(
    "mentions to be checked", "doc_id source published start end surface type entity text text_start"
)
NAME_CHECK = _contract("check of names", "checked precision precision_low precision_high recall_most")
ENTITY_MENTIONS = _contract("entity mentions", "doc_id source published start end surface text text_start why")
DUPLICATES = _contract("duplicates", "doc_id other_id similarity containment")
DUPLICATE_EFFECT = _contract("effect of duplicates", "term count copies log_ratio log_ratio_once")
CAVEATS = _contract("caveats", "code severity message figure")


def _is(kind: Kind, dtype: Any) -> bool:
    match kind:
        case "integer":
            return pd.api.types.is_integer_dtype(dtype)
        case "number":
            return pd.api.types.is_float_dtype(dtype)
        case "date":
            return pd.api.types.is_datetime64_any_dtype(dtype)
        case "text":
            return isinstance(dtype, pd.StringDtype)
        case _:
            return pd.api.types.is_object_dtype(dtype)


def require(frame: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    """Return the table unchanged when it keeps the contract.

    Raises:
        SchemaError: `E-COLUMNS`, naming every column that is missing or of another type, and those there are.
    """
    types = dict(zip(frame.columns, frame.dtypes, strict=True))
    missing = [name for name in contract.columns if name not in types]
    wrong = [
        f"{name} should be {COLUMNS[name].kind} and is {types[name]}"
        for name in contract.columns
        if name in types and not _is(COLUMNS[name].kind, types[name])
    ]
    if missing or wrong:
        found = [f"missing: {', '.join(missing)}"] if missing else []
        raise SchemaError(
            "E-COLUMNS",
            "; ".join(found + wrong),
            where=contract.name,
            todo=f"available: {', '.join(map(str, frame.columns))}",
        )
    return frame


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dictionaries, to be drawn or put into words."""
    names = [str(name) for name in frame.columns]
    rows = zip(*(frame[name].tolist() for name in frame.columns), strict=True)
    return [dict(zip(names, row, strict=True)) for row in rows]
