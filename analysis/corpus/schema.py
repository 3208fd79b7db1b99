"""The columns of every table that crosses a module border, each defined once.

A column name means the same thing, in the same unit, in every table. `require` checks a table against its
contract and reports all that is wrong at once.
"""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from analysis.corpus.errors import SchemaError

SCHEMA_VERSION = 2

Kind = Literal["text", "integer", "number", "date", "texts"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the kind of its values, its unit, and what it says in plain words."""

    kind: Kind
    unit: str
    meaning: str


COLUMNS: dict[str, Column] = {
    "doc_id": Column("text", "", "The document's identifier, unique in the corpus."),
    "source": Column("text", "", "Who published the document; empty where a row is about all sources together."),
    "published": Column("date", "", "The first day that the date of publication allows; empty where it is unknown."),
    "date_precision": Column("text", "", "How exact the date is: day, month, year, or empty where it is unknown."),
    "date_basis": Column("text", "", "Whether the date is stated in the document or inferred by whoever collected it."),
    "title": Column("text", "", "The document's title."),
    "language": Column(
        "text", "", "The document's language as a code: of two letters where it has one, else of three."
    ),
    "tokens": Column("integer", "words", "The number of words."),
    "period": Column("date", "", "The first day of the period; empty where a document's date is too coarse for it."),
    "state": Column(
        "text",
        "",
        "covered, partial (the last, not over), empty (no documents), outside the source's dates, or undated.",
    ),
    "term": Column("text", "", "A word, or several in a row."),
    "count": Column("integer", "uses", "How often it is used."),
    "rate": Column("number", "per 10,000 words", "Uses per 10,000 words of the documents counted."),
    "low": Column("number", "", "The lower end of the 95% interval, computed over documents."),
    "high": Column("number", "", "The upper end of the 95% interval, computed over documents."),
    "documents": Column("integer", "documents", "The number of documents."),
    "documents_with": Column("integer", "documents", "The number of documents that use it."),
    "document_share": Column(
        "number", "0 to 1", "The share of the documents that use it, of those without a word too."
    ),
    "dispersion": Column("number", "0 to 1", "DPnorm: 0 is spread evenly over the documents, 1 is all in one place."),
    "periods": Column("integer", "periods", "The number of periods whose documents have words."),
    "tau": Column("number", "-1 to 1", "Kendall's tau-b: 1 is always rising, -1 always falling."),
    "slope": Column(
        "number",
        "per 10,000 words",
        "The median change of the rate from one period to the next, those without documents counted too (Theil-Sen).",
    ),
    "count_target": Column("integer", "uses", "Uses in the source looked at."),
    "count_reference": Column("integer", "uses", "Uses in what it is compared with."),
    "rate_target": Column("number", "per 10,000 words", "Uses per 10,000 words in the source looked at."),
    "rate_reference": Column("number", "per 10,000 words", "Uses per 10,000 words in what it is compared with."),
    "documents_target": Column("integer", "documents", "Documents of the source looked at that use the word."),
    "documents_reference": Column("integer", "documents", "Documents on the other side that use the word."),
    "log_ratio": Column("number", "doublings", "How many times the rate doubles from the one side to the other."),
    "log_ratio_once": Column("number", "doublings", "The log ratio when each text is counted once."),
    "lrc": Column("number", "doublings", "The cautious end of the log ratio; 0 where it may be nothing."),
    "lrc_documents": Column("number", "doublings", "The same, counted on documents instead of uses."),
    "copies": Column("integer", "uses", "Uses in documents that are copies, or near-copies, of another."),
    "other_id": Column("text", "", "The identifier of a second document."),
    "similarity": Column(
        "number", "0 to 1", "How alike two texts are: of copies by five-word sequences, of matches by TF-IDF."
    ),
    "containment": Column("number", "0 to 1", "The share of the shorter document's sequences that the other has too."),
    "p": Column("number", "0 to 1", "How often shuffled labels of documents give so large a difference."),
    "expected": Column("number", "uses", "How often it would stand there if words stood in any order."),
    "log_dice": Column(
        "number", "at most 14", "How much two words keep together (logDice); each step of 1 is a doubling."
    ),
    "log_dice_target": Column("number", "at most 14", "logDice in the source looked at; empty where they never meet."),
    "log_dice_reference": Column("number", "at most 14", "logDice on the other side; empty where they never meet."),
    "npmi": Column("number", "-1 to 1", "1 is only together, 0 as often as by chance, -1 never (normalised PMI)."),
    "other": Column("text", "", "A second word."),
    "q": Column("number", "0 to 1", "The share of false finds to expect among words with a q as small as this."),
    "z_dirichlet": Column("number", "", "A second opinion: log-odds with a prior, in standard errors of words."),
    "shuffles": Column("integer", "shuffles", "How often the labels of documents were dealt anew within months."),
    "divergence": Column("number", "bits", "How far the words of two sides diverge: 0 is not at all, 1 shares none."),
    "chance": Column("number", "bits", "The mean divergence with shuffled labels: what chance alone makes."),
    "lowest": Column("number", "bits", "The smallest divergence with shuffled labels."),
    "highest": Column("number", "bits", "The largest divergence with shuffled labels."),
    "view": Column("text", "", "How the rates are taken: pooled, by document, or standardised by month."),
    "g2": Column("number", "", "Log-likelihood G² with its sign: a score for sorting, not a test."),
    "start": Column("integer", "characters", "Where it starts in the document's text, counted from 0."),
    "end": Column("integer", "characters", "Where it ends in the document's text, not included."),
    "position": Column("integer", "words", "The place of its first word among all words of the corpus, from 0."),
    "width": Column("integer", "words", "How many words it covers."),
    "left": Column("text", "", "The words before the match."),
    "match": Column("text", "", "The match as it stands in the text."),
    "right": Column("text", "", "The words after the match."),
    "text": Column("text", "", "The passage, cut at the ends of sentences or words."),
    "text_start": Column("integer", "characters", "Where the passage starts in the document's text."),
    "why": Column("text", "", "Why this passage is shown: all of them, or the rule by which it was drawn."),
    "paragraph": Column("integer", "", "The paragraph of the document in which it begins, counted from 1."),
    "left_doc_id": Column("text", "", "The left document's identifier."),
    "left_source": Column("text", "", "Who published the left document."),
    "left_published": Column("date", "", "The first day that the left document's date allows; empty where unknown."),
    "left_text": Column("text", "", "The left text: a passage, or the whole document."),
    "left_start": Column("integer", "characters", "Where the left text starts in its document, counted from 0."),
    "right_doc_id": Column("text", "", "The right document's identifier."),
    "right_source": Column("text", "", "Who published the right document."),
    "right_published": Column("date", "", "The first day that the right document's date allows; empty where unknown."),
    "right_text": Column("text", "", "The right text: a passage, or the whole document."),
    "right_start": Column("integer", "characters", "Where the right text starts in its document, counted from 0."),
    "shared_terms": Column("texts", "", "The words of both texts that add most to the similarity."),
    "left_terms": Column("texts", "", "The weightiest words of the left text that the right does not have."),
    "right_terms": Column("texts", "", "The weightiest words of the right text that the left does not have."),
    "draw": Column("integer", "", "The pair's place in a random order of all pairs, from 1."),
    "topic": Column("integer", "", "The topic's number; 0 is no topic."),
    "rank": Column("integer", "", "The place in the list, from 1."),
    "weight": Column("number", "", "How strongly the topic holds it; comparable within one topic only."),
    "share": Column("number", "0 to 1", "The share of the passages that belong to it."),
    "passages": Column("integer", "passages", "The number of passages in which this topic is the strongest."),
    "stability": Column("number", "0 to 1", "How far the topic's words stay the same when it is fitted again."),
    "coherence": Column("number", "-1 to 1", "How often the topic's words occur together (NPMI)."),
    "entity": Column("text", "", "A name, in the form used most often."),
    "type": Column("text", "", "What kind of thing the model takes it for."),
    "mentions": Column("integer", "mentions", "How often it is named."),
    "aliases": Column("texts", "", "The other forms counted with it."),
    "surface": Column("text", "", "The name as it stands in the text."),
    "basis": Column("text", "", "Found by the model, or as an abbreviation that the texts explain."),
    "file": Column("text", "", "The file concerned."),
    "line": Column("integer", "", "The line of the file, counted from 1; 0 is the file as a whole."),
    "code": Column("text", "", "A stable code for what was found."),
    "action": Column("text", "", "What was done: kept, changed or set aside."),
    "message": Column("text", "", "What was found and what it means."),
    "severity": Column("text", "", "How much it matters: read first, or for your information."),
    "figure": Column("number", "", "The number behind the caution."),
}


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
COVERAGE = _contract("coverage", "source period documents tokens state")
TERM_FREQUENCIES = _contract("term frequencies", "term count rate low high documents document_share dispersion")
TERM_TREND = _contract("term trend", "term source period count tokens rate low high documents documents_with state")
TENDENCIES = _contract("tendencies", "term source periods tau p slope")
KEYNESS = _contract(
    "keyness",
    "term count_target count_reference rate_target rate_reference documents_target documents_reference "
    "log_ratio low high lrc lrc_documents p q g2 z_dirichlet dispersion",
)
PROFILES = _contract("profiles", "term source count rate documents log_ratio lrc q")
SHUFFLED_P = _contract("p-values from shuffled labels", "term p shuffles")
DIVERGENCE = _contract("divergence", "divergence chance lowest highest shuffles")
WORD_VIEWS = _contract("views of a word", "view rate_target rate_reference log_ratio")
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
TOPIC_TERMS = _contract("topic terms", "topic rank term weight")
TOPIC_PREVALENCE = _contract("topic prevalence", "topic source passages share documents")
TOPIC_PASSAGES = _contract("topic passages", "topic doc_id source published start end text text_start why weight")
TOPIC_QUALITY = _contract("topic quality", "topic stability coherence")
ENTITIES = _contract("entities", "entity type mentions documents document_share aliases")
MENTIONS = _contract("mentions", "doc_id start end surface type basis entity")
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
