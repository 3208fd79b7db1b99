"""One word in several ways that may disagree: pooled, by document, over the same times, without the longest text."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.comparing.sides import EVER, Group, Sides, compared_sides
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import PER_WORDS, WORD_VIEWS, require
from analysis.measures import permutation
from analysis.query.selection import matches_in

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_Z = 1.959964  # of a 95% interval
WITHOUT_LONGEST = "without the longest"


@by_unit
def word_views(
    corpus: Corpus, filters: Filters, word: str, *, target: Group, reference: Group | None = None
) -> pd.DataFrame:
    """Return one search's rates on both sides in several ways that may disagree.

    Each is a weighted sum of uses, Σ a·x on a side with Σ a·n = 1 over its documents of x uses in n words.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        word: What to look for; see `query`.
        target: A source, or several.
        reference: What to compare with; None is all the other sources selected.

    Returns:
        The WORD_VIEWS contract: `pooled` (all uses over all words), `by document` (the mean of the documents' rates)
        and `standardised` (rates of each of the periods within which labels are dealt, see `Sides`, weighted alike on
        both sides by the period's words; only periods in which both sides have documents, NaN where there is none);
        and, where one document has more than `limits.LONGEST_SHARE` of all words, `without the longest`, pooled over
        the others. `low` and `high` are the 95% interval of the log ratio, from residuals a·(x − r·n) summed by unit of
        evidence; NaN where a side does not use the word or has one unit.

    Raises:
        FilterError, QueryError: As `keyness`, and when the search cannot be understood.

    References:
        Direct standardisation: Kahn, H. A., & Sempos, C. T. (1989). Statistical Methods in Epidemiology. Oxford.
        Errors: Cochran, W. G. (1977). Sampling Techniques (3rd ed.), chapter 6. Wiley.
    """
    sides = compared_sides(corpus, filters, target=target, reference=reference)
    places = matches_in(corpus, word, fold=filters.fold_accents).positions
    found = np.bincount(corpus.index.documents_at(places), minlength=len(sides.mask))
    uses = _Uses(sides, found[sides.mask].astype(np.float64), corpus.index.lengths[sides.mask].astype(np.float64))
    views = {
        "pooled": uses.pooled(np.ones(len(uses.x), dtype=np.bool_)),
        "by document": uses.by_document(),
        "standardised": uses.standardised(),
    }
    if len(uses.n) >= limits.FEW_DOCUMENTS and uses.n.max() > limits.LONGEST_SHARE * uses.n.sum():
        views[WITHOUT_LONGEST] = uses.pooled(np.arange(len(uses.n)) != uses.n.argmax())
    rows = [(view, *uses.row(weights)) for view, weights in views.items()]
    table = pd.DataFrame(rows, columns=list(WORD_VIEWS.columns)).astype({"view": "str"})
    return require(table, WORD_VIEWS)


@dataclass(frozen=True, slots=True, eq=False)
class _Uses:
    """The uses and words of the documents of two sides.

    Attributes:
        sides: The two sides.
        x: For each document of either how often it uses the word.
        n: How many words it has.
    """

    sides: Sides
    x: Floats
    n: Floats

    @property
    def parts(self) -> tuple[Mask, Mask]:
        """Which of the documents are the target's, and which are not."""
        own = self.sides.group[self.sides.units]
        return own, ~own

    def pooled(self, kept: Mask) -> Floats:
        """Return weights that are alike for all words of the documents kept."""
        weights = np.full(len(self.n), np.nan)
        for part in self.parts:
            words = self.n[part & kept].sum()
            weights[part] = kept[part] / words if words else np.nan
        return weights

    def by_document(self) -> Floats:
        """Return weights that are alike for all documents."""
        weights = np.full(len(self.n), np.nan)
        for part in self.parts:
            weights[part] = 1 / (part.sum() * self.n[part])
        return weights

    def standardised(self) -> Floats:
        """Return weights that give a period the same share of both sides: that of its words on both together."""
        sides = self.sides
        kept = (permutation.mixed_strata(sides.group, sides.strata) & (sides.strata >= 0))[sides.units]
        if sides.within == EVER or not kept.any():
            return np.full(len(self.n), np.nan)
        weights, periods = np.zeros(len(self.n)), np.unique(sides.strata[sides.units], return_inverse=True)[1]
        words = np.bincount(periods, weights=self.n * kept)
        for part in self.parts:
            own = np.bincount(periods[part], weights=self.n[part], minlength=len(words))
            shown = part & kept
            weights[shown] = words[periods[shown]] / words.sum() / own[periods[shown]]
        return weights

    def row(self, weights: Floats) -> tuple[float, float, float, float, float]:
        """Return the rates of both sides, their log ratio, and its interval."""
        first, second = (self._rate(weights, part) for part in self.parts)
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = float(np.log2(np.float64(first[0]) / second[0]))
            error = _Z * float(np.hypot(first[1] / np.float64(first[0]), second[1] / np.float64(second[0])) / np.log(2))
        reach = error if np.isfinite(ratio) else np.nan
        return first[0] * PER_WORDS, second[0] * PER_WORDS, ratio, ratio - reach, ratio + reach

    def _rate(self, weights: Floats, part: Mask) -> tuple[float, float]:
        """Return the rate of a side per word, and its standard error."""
        if not part.any() or np.isnan(weights[part]).any():
            return np.nan, np.nan
        a, x, n = weights[part], self.x[part], self.n[part]
        rate = float((a * x).sum())
        units = np.unique(self.sides.units[part], return_inverse=True)[1]
        residuals = np.bincount(units, weights=a * (x - rate * n))
        m = len(np.unique(units[a > 0]))
        return rate, float(np.sqrt(m / (m - 1) * (residuals**2).sum())) if m > 1 else np.nan
