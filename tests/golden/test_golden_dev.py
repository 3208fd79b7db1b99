"""Every value of other programs that belongs to a measure of ours, at the tolerance that comes with it.

README.md in this folder says where the values come from.
"""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import log
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from scipy import sparse
from scipy.stats import norm, rankdata

from analysis import Corpus, Filters, concordance
from analysis.corpus.index import TermIndex, ngram_counts
from analysis.corpus.tokens import words
from analysis.measures.association import delta_p, log_dice, npmi, pmi, t_score
from analysis.measures.coherence import npmi_coherence
from analysis.measures.dispersion import deviation_of_proportions, juilland_d, normalised_deviation_of_proportions
from analysis.measures.keyness import (
    fightin_words_z,
    jensen_shannon_shift,
    log_ratio,
    odds_ratio,
    percent_difference,
)
from analysis.measures.significance import (
    chi_squared,
    fisher_p,
    g2_four_cells,
    g2_two_cells,
    rank_sum_p,
    williams_q,
)
from analysis.measures.similarity import resemblance

Floats = npt.NDArray[np.float64]

# Filled by `checks` below: an entry is checked when a test asks for it.
CHECKED: set[str] = set()

# What an entry's id starts with, and why it is not checked.
LEFT_OUT = {
    "simple_maths_kilgarriff": "simple maths is not in the product: it depends on a constant that has to be chosen",
    "diff_coeff_hofland": "the difference coefficient is not in the product: it says what the log ratio says",
    "chi2_yates_small": "not clamped: the corrected difference may grow again; ours, as scipy's, stops at 0",
    "scattertext_lo_uninf": "a score from p-values with a variance of four terms; Monroe's z has two",
    "scattertext_z_to_p": "the normal distribution is scipy's",
    "scattertext_scaledf": "the scaled F-score is not in the product",
    "tidylo": "each group against all groups, itself among them; ours is one group against another",
    "disp_distances": "distances between uses are not in the product, nor what is made of them",
    "disp_arf": "average reduced frequency is not in the product: dispersion is over documents",
    "disp_awt": "average waiting time is not in the product: dispersion is over documents",
    "disp_ald": "average logarithmic distance is not in the product: dispersion is over documents",
    "disp_fald": "a frequency adjusted by the logarithmic distance is not in the product",
    "disp_fawt": "a frequency adjusted by the waiting time is not in the product",
    "disp_carroll": "Carroll's D2 is not in the product",
    "disp_lyne": "Lyne's D3 is not in the product",
    "disp_rosengren": "Rosengren's S is not in the product",
    "adjfreq": "frequencies adjusted by a dispersion are not in the product: both are shown",
    "nltk_bigram_mi_like": "the cubed likeness to mutual information is not in the product",
    "nltk_bigram_poisson_stirling": "the Poisson-Stirling score is not in the product",
    "nltk_bigram_jaccard": "Jaccard's index of word pairs is not in the product: logDice orders them alike",
    "collocations_ukimmig2010_3": "the λ of three words is not in the product",
    "collocations_counts_nested": "sequences inside longer ones are not told apart in the product",
    "collocations_icecream": "λ and z of a log-linear model are not in the product; λ of two words is checked once",
    "lexdiv": "lexical diversity is not in the product: it depends on the length of a text",
    "read": "readability is not in the product",
    "coh_logcond": "the logarithm of the conditional probability is not in the product",
    "entropy": "the entropy of a document is not in the product: it depends on the length of a text",
    "tfidf": "this weighting, count · log10(N/df), is not in the product: topics use scikit-learn's",
    "simil_ukimmig_cosine": "the cosine of counts is not in the product: texts are matched by weighted words",
    "simil_ukimmig_correlation": "the correlation of documents is not in the product",
    "simil_ukimmig_euclidean": "distances of documents are not in the product",
    "simil_ukimmig_manhattan": "distances of documents are not in the product",
    "tokens_awkward": "informative: what a word is differs, as docs/methods.md says",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One entry, with the folder of the files that it names."""

    entry: dict[str, Any]
    folder: Path

    @property
    def given(self) -> Any:
        """What the statistic is of."""
        return self.entry["input"]

    @property
    def expected(self) -> Any:
        """What it is, according to the peer."""
        return self.entry["expected"]

    @property
    def tolerance(self) -> Any:
        """How far off a value may be."""
        return self.entry["tolerance"]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the statistic's description: n11=8 n1=15828 n2=4675 N=14307668."""
        return [int(number) for number in re.findall(r"=(\d+)", self.entry["statistic"])]

    @property
    def table(self) -> tuple[int, int, int, int]:
        """The two-by-two table as uses and sizes of either side."""
        return _sized(self.given)

    @property
    def uses(self) -> tuple[Floats, Floats, float, float]:
        """The uses of every word of a keyness table, and their sums, which are the sizes."""
        table = self.frame
        first, second = (table[side].to_numpy(np.float64) for side in ("n_target", "n_reference"))
        return first, second, first.sum(), second.sum()

    @property
    def frame(self) -> pd.DataFrame:
        """The expected table."""
        if isinstance(self.expected, list):
            return pd.DataFrame(self.expected)
        return pd.read_csv(self.folder / self.expected, keep_default_na=False)

    @property
    def tokens(self) -> dict[str, list[str]]:
        """The words of each document."""
        found: dict[str, list[str]] = json.loads((self.folder / self.given["tokens"]).read_text(encoding="utf-8"))
        return found

    def holds(
        self, found: npt.ArrayLike, expected: npt.ArrayLike | None = None, *, within: float | None = None
    ) -> bool:
        """Return whether what was found is what was expected, within the tolerance."""
        wanted = self.expected if expected is None else expected
        reach = self.tolerance if within is None else within
        return bool(np.all(np.abs(np.asarray(found) - np.asarray(wanted, dtype=np.float64)) <= reach))


def checks(*names: str) -> pytest.MarkDecorator:
    """Return the mark of a test that is run once with each of these entries."""
    CHECKED.update(names)
    return pytest.mark.parametrize("case", names, indirect=True)


@pytest.fixture(scope="module")
def entries(test_data: Path) -> dict[str, dict[str, Any]]:
    """Return all entries by their ids."""
    golden = json.loads((test_data / "golden_dev.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in golden["entries"]}


@pytest.fixture
def case(request: pytest.FixtureRequest, entries: dict[str, dict[str, Any]], test_data: Path) -> Case:
    """Return the entry that a test is marked with."""
    return Case(entries[request.param], test_data)


def _sized(cells: dict[str, int]) -> tuple[int, int, int, int]:
    a, b, c, d = (cells[name] for name in ("a_word_in_1", "b_word_in_2", "c_rest_in_1", "d_rest_in_2"))
    return a, b, a + c, b + d


def _pair(cells: dict[str, int]) -> tuple[int, int, int, int]:
    """Return how often two words meet, the uses of both and the places: the first row is the first word."""
    a, b, size1, size2 = _sized(cells)
    return a, a + b, size1, size1 + size2


def _index(documents: list[list[str]]) -> TermIndex:
    """Return the index of documents that are words already."""
    words = np.array([word for document in documents for word in document], dtype=object)
    terms, ids = np.unique(words, return_inverse=True)
    return TermIndex(ids.astype(np.int32), np.cumsum([0, *map(len, documents)]), terms)


def _needs_yates(first: Floats, second: Floats, size1: float, size2: float) -> npt.NDArray[np.bool_]:
    """Return where quanteda corrects: |ad − bc| is at least N/2, and some expected cell below 5."""
    total, used = size1 + size2, first + second
    smallest = np.minimum(used, total - used) * min(size1, size2) / total
    difference: Floats = np.abs(first * (size2 - second) - second * (size1 - first))
    return (difference >= total / 2) & (smallest < 5)


def _quanteda_chi_squared(first: Floats, second: Floats, size1: float, size2: float) -> Floats:
    """Return χ² with Yates' correction where quanteda makes it."""
    corrected = chi_squared(first, second, size1, size2, correction="yates")
    return np.where(_needs_yates(first, second, size1, size2), corrected, chi_squared(first, second, size1, size2))


def _signed(score: Floats, first: Floats, second: Floats, size1: float, size2: float) -> Floats:
    """Return a score with a minus where the first side has the lower rate, as quanteda writes it."""
    return np.where(first * size2 < second * size1, -score, score)


@checks("ll_dunning_1", "ll_dunning_2", "ll_dunning_3")
def test_g2_of_a_table(case: Case) -> None:
    """G² of four cells is that of Dunning's tables."""
    assert case.holds(g2_four_cells(*case.table))


@checks("ll_rayson_formula")
@pytest.mark.parametrize("table", [(120, 80, 50_000, 70_000), (18, 35, 1_000_000, 1_000_000), (0, 10, 1_000, 1_000)])
def test_g2_of_two_cells_is_by_the_wizards_formula(case: Case, table: tuple[int, int, int, int]) -> None:
    """G² of two cells is what comes out of the formula as the entry writes it."""
    a, b, c, d = table
    wanted = {"E1": c * (a + b) / (c + d), "E2": d * (a + b) / (c + d)}
    by_hand = 2 * sum(seen * log(seen / wanted[name]) for seen, name in ((a, "E1"), (b, "E2")) if seen)

    assert case.expected.startswith("G2=2*(a ln(a/E1)+b ln(b/E2)), E1=c(a+b)/(c+d), E2=d(a+b)/(c+d)")
    assert case.holds(g2_two_cells(*table), by_hand, within=1e-9)


@checks("chi2_dunning", "chi2_manning_1", "chi2_manning_2")
def test_chi_squared_of_a_table(case: Case) -> None:
    """χ² is that of the published tables."""
    assert case.holds(chi_squared(*case.table))


@checks("chi2_yates_pedersen")
def test_chi_squared_with_yates_correction(case: Case) -> None:
    """χ² of Pedersen's table with the correction is his; its p-value is the normal distribution's of √χ²."""
    found = chi_squared(*case.table, correction="yates")

    assert case.holds(found, case.expected["chi2"], within=case.tolerance["chi2"])
    assert case.holds(2 * norm.sf(np.sqrt(found)), case.expected["p"], within=case.tolerance["p"])


@checks("fisher_pedersen")
def test_fisher_p(case: Case) -> None:
    """Fisher's three p-values of Pedersen's table come out."""
    found = [fisher_p(*case.table, alternative=side) for side in ("two-sided", "less", "greater")]

    assert case.holds(found, [case.expected[side] for side in ("two_tailed", "left", "right")])


@checks("mann_whitney_kilgarriff")
def test_rank_sum_p_is_that_of_the_published_rank_sum(case: Case) -> None:
    """The p-value is twice the share of all ways to deal the ranks that give Kilgarriff's rank sum, or a larger one."""
    first, second = (np.array(sample, dtype=np.float64) for sample in case.given)
    sums = np.array([sum(ranks) for ranks in combinations(rankdata([*first, *second]), len(first))])

    assert case.holds(rank_sum_p(first, second), 2 * (sums >= case.expected).mean())


@checks("keyness_toy_chi2_none", "keyness_toy2_chi2_none", "keyness_ukimmig2010_chi2_none")
def test_keyness_by_chi_squared(case: Case) -> None:
    """Every word has quanteda's signed χ², uncorrected."""
    assert case.holds(_signed(chi_squared(*case.uses), *case.uses), case.frame["chi2"])


@checks("keyness_toy_chi2_yates", "keyness_toy2_chi2_yates", "keyness_ukimmig2010_chi2_yates")
def test_keyness_by_chi_squared_with_yates_correction(case: Case) -> None:
    """Every word has quanteda's signed χ², corrected where quanteda corrects; ours corrects where it is asked to."""
    found = _signed(_quanteda_chi_squared(*case.uses), *case.uses)

    # The whole vocabulary is to be compared only under quanteda's condition; without logarithms it is as exact.
    assert case.holds(found, case.frame["chi2"], within=1e-6)


@checks("keyness_toy_lr_none", "keyness_toy2_lr_none", "keyness_ukimmig2010_lr_none")
def test_keyness_by_g2(case: Case) -> None:
    """Every word has quanteda's signed G², which has 1e-9 added in each logarithm."""
    assert case.holds(_signed(g2_four_cells(*case.uses), *case.uses), case.frame["G2"])


@checks("keyness_toy_lr_yates", "keyness_toy2_lr_yates")
def test_keyness_by_g2_of_counts_moved_by_one_half(case: Case) -> None:
    """Yates' correction of G² is G² of counts moved half a word towards equal rates, where quanteda corrects."""
    first, second, *sizes = case.uses
    direction = np.where(first * sizes[1] < second * sizes[0], 0.5, -0.5)
    step = np.where(_needs_yates(first, second, *sizes), direction, 0)

    found = g2_four_cells(first + step, second - step, *sizes)
    assert case.holds(_signed(found, *case.uses), case.frame["G2"])


@checks("keyness_toy_lr_williams", "keyness_toy2_lr_williams", "keyness_ukimmig2010_lr_williams")
def test_keyness_by_g2_with_williams_correction(case: Case) -> None:
    """Every word that both sides use has quanteda's G² when ours is divided by q; quanteda leaves the others alone."""
    first, second, *_ = case.uses
    divisor = np.where((first > 0) & (second > 0), williams_q(*case.uses), 1)

    # The whole vocabulary has 1e-9 in each logarithm, as without the correction.
    within = 0.001 if isinstance(case.tolerance, str) else case.tolerance
    assert case.holds(_signed(g2_four_cells(*case.uses) / divisor, *case.uses), case.frame["G2"], within=within)


@checks("keyness_toy_pmi_none", "keyness_toy2_pmi_none", "keyness_ukimmig2010_pmi_none")
def test_keyness_by_pmi(case: Case) -> None:
    """Every word that the first side uses has quanteda's ln(a/E1): its PMI with the side, in nats.

    Where it does not, quanteda has the logarithm of 1e-9, and ours is −∞.
    """
    first, second, size1, size2 = case.uses
    nats = pmi(first, first + second, size1, size1 + size2) * log(2)

    assert case.holds(nats[first > 0], case.frame["pmi"].to_numpy()[first > 0])
    assert set(nats[first == 0]) <= {-np.inf}
    assert set(case.frame["pmi"].to_numpy()[first == 0].round(6)) <= {round(log(1e-9), 6)}


@checks("keyness_toy_exact_none", "keyness_toy2_exact_none")
def test_keyness_by_fishers_test(case: Case) -> None:
    """Every word has the p-value of R's fisher.test; its estimate of the odds is not in the product."""
    first, second, size1, size2 = case.uses
    found = [fisher_p(int(a), int(b), int(size1), int(size2)) for a, b in zip(first, second, strict=True)]

    assert case.holds(found, case.frame["p"])


@checks("keyness_toy_order_chi2", "keyness_toy_order_lr")
def test_order_of_keyness(case: Case) -> None:
    """Sorted by the signed score, the toy's words stand in quanteda's order; equal ones by the alphabet."""
    target, reference = (Counter(case.given[side].split()) for side in ("target", "reference"))
    words = sorted(target | reference)
    first, second = (np.array([side[word] for word in words], dtype=np.float64) for side in (target, reference))
    uses = first, second, first.sum(), second.sum()
    score = g2_four_cells(*uses) if case.entry["id"].endswith("lr") else _quanteda_chi_squared(*uses)

    order = np.argsort(-_signed(score, *uses).round(9), kind="stable")
    assert [words[place] for place in order] == case.expected


@checks("log_ratio_zero")
def test_log_ratio(case: Case) -> None:
    """Equal rates have a log ratio of 0."""
    assert case.holds(log_ratio(*case.table))


@checks("pct_diff_gabrielatos")
def test_percent_difference(case: Case) -> None:
    """%DIFF is that of Gabrielatos and Marchi."""
    assert case.holds(percent_difference(*case.table))


@checks("odds_ratio_pojanapunya")
def test_odds_ratio(case: Case) -> None:
    """The odds ratio is that of Pojanapunya and Watson Todd."""
    assert case.holds(odds_ratio(*case.table))


@checks("convokit_fightingwords_toy")
@pytest.mark.parametrize("prior", ["0.01", "0.1", "1.0"])
def test_fightin_words(case: Case, prior: str) -> None:
    """Every word has ConvoKit's z with each of its priors."""
    expected = case.expected[prior]
    first, second = (Counter(case.given[side].split()) for side in ("class1", "class2"))
    alpha = np.full(len(expected), float(prior))
    counts = [[side[word] for word in expected] for side in (first, second)]

    found = fightin_words_z(*counts, first.total(), second.total(), prior=alpha)
    assert case.holds(found, list(expected.values()))


@checks("shifterator_toy")
def test_shift_of_a_toy(case: Case) -> None:
    """The words add up to shifterator's divergence, each with the sign of its proportions' difference."""
    first, second = (Counter(case.given[side].split()) for side in "12")
    proportions = case.expected["proportion"]
    found = jensen_shannon_shift([first[word] for word in proportions], [second[word] for word in proportions])

    assert case.holds(np.abs(found).sum(), case.expected["jsd_base2"])
    assert np.sign(found).tolist() == np.sign(list(proportions.values())).tolist()


@checks("shifterator_jsd_ukimmig_pairs_base2")
def test_divergence_of_all_pairs(case: Case) -> None:
    """Each two of nine manifestos differ by shifterator's divergence."""
    counts = _index(list(case.tokens.values())).counts.matrix.toarray()
    rows = dict(zip(case.tokens, counts, strict=True))
    pairs = [pair.split("|") for pair in case.expected]

    found = [np.abs(jensen_shannon_shift(rows[one], rows[other])).sum() for one, other in pairs]
    assert len(pairs) == 36
    assert case.holds(found, list(case.expected.values()))


@checks("disp_juilland")
def test_juilland_d(case: Case) -> None:
    """D of five equal parts is Carroll's."""
    assert case.holds(juilland_d(case.given, np.ones(len(case.given))))


@checks("disp_dp_even", "disp_dpnorm")
def test_dp_of_equal_parts(case: Case) -> None:
    """DP of an even word is 0; DPnorm of 2, 1 and 0 is one half."""
    measure = normalised_deviation_of_proportions if "norm" in case.entry["id"] else deviation_of_proportions
    counts = sparse.csr_array(np.array(case.given)[:, np.newaxis])

    assert case.holds(measure(counts, np.ones(len(case.given), dtype=np.int64)))


@checks("disp_scattertext")
def test_dispersion_of_unequal_parts(case: Case) -> None:
    """D, DP and DPnorm of Gries' example are scattertext's; S, KL and the rest are not in the product."""
    parts = [part.split() for part in case.given["parts"]]
    counts = np.array([[part.count(word) for word in case.given["words"]] for part in parts])
    lengths, matrix = np.array([len(part) for part in parts]), sparse.csr_array(counts)

    assert case.holds([juilland_d(column, lengths) for column in counts.T], case.expected["juilland_d"])
    assert case.holds(deviation_of_proportions(matrix, lengths), case.expected["dp"])
    assert case.holds(normalised_deviation_of_proportions(matrix, lengths), case.expected["dp_norm"])


@checks("pmi_church")
def test_pmi_of_a_table(case: Case) -> None:
    """PMI is that of Church and Hanks."""
    assert case.holds(pmi(*_pair(case.given)))


@checks("pmi_manning_1", "pmi_manning_2")
def test_pmi_of_manning_and_schuetze(case: Case) -> None:
    """PMI is that of the book."""
    assert case.holds(pmi(*case.numbers))


@checks("t_manning_1", "t_manning_2")
def test_t_score_of_manning_and_schuetze(case: Case) -> None:
    """The t-score is that of the book."""
    assert case.holds(t_score(*case.numbers))


@checks("npmi_bouma")
def test_npmi_of_bouma(case: Case) -> None:
    """NPMI is that of Bouma's three tables."""
    tables = np.array(re.findall(r"\((\d+),(\d+),(\d+),(\d+)\)", case.entry["statistic"]), dtype=np.int64)
    both, first, second, _ = tables.T

    assert case.holds(npmi(both, both + first, both + second, tables.sum(axis=1)[0]))


@checks("dice_smadja")
def test_dice_of_a_table(case: Case) -> None:
    """Dice's coefficient is 2 to the power of logDice − 14."""
    assert case.holds(2 ** (log_dice(*_pair(case.given)[:3]) - 14))


@checks("delta_p_gries")
def test_delta_p(case: Case) -> None:
    """ΔP is that of Gries in both directions."""
    assert case.holds([delta_p(*_pair(cells)) for cells in case.given])


# Of the cells both, second alone, first in all, and the places: what NLTK calls each score, by our measures.
NLTK: dict[str, Callable[[Floats, Floats, Floats, int], Floats]] = {
    "pmi": pmi,
    "student_t": t_score,
    "likelihood_ratio": lambda both, first, second, places: g2_four_cells(both, second - both, first, places - first),
    "chi_sq": lambda both, first, second, places: chi_squared(both, second - both, first, places - first),
    "phi_sq": lambda both, first, second, places: chi_squared(both, second - both, first, places - first) / places,
    "dice": lambda both, first, second, _: 2 ** (log_dice(both, first, second) - 14),
    "raw_freq": lambda both, _, __, places: both / places,
}


@checks(*(f"nltk_bigram_{score}_ukimmig_min3" for score in NLTK))
def test_association_of_pairs_of_words(case: Case) -> None:
    """The thirty pairs at NLTK's top have its scores: φ² is χ²/N, Dice's coefficient logDice without its scale."""
    index = _index(list(case.tokens.values()))
    pairs, everywhere = ngram_counts(index, 2), np.ones(len(case.tokens), dtype=bool)
    together = dict(zip(pairs.terms, pairs.frequencies(everywhere), strict=True))
    alone = dict(zip(index.terms, index.counts.frequencies(everywhere), strict=True))
    top = [(*pair.split(" "), score) for pair, score in case.expected["top"]]

    rows = np.array([[together[f"{one} {other}"], alone[one], alone[other]] for one, other, _ in top], np.float64)
    found = NLTK[case.entry["id"].removeprefix("nltk_bigram_").removesuffix("_ukimmig_min3")](*rows.T, len(index.ids))
    assert sum(count >= 3 for count in together.values()) == case.expected["n_scored"]
    assert case.holds(found, [score for *_, score in top])


@checks("collocations_ukimmig2010_2")
def test_lambda_of_pairs_of_words(case: Case) -> None:
    """The λ of two words is the logarithm of the odds ratio of cells with one half added; z is not in the product."""
    pairs = [pair for words in case.tokens.values() for pair in pairwise(words)]
    both, first, second = (Counter(of) for of in (pairs, (one for one, _ in pairs), (other for _, other in pairs)))
    listed = [tuple(pair.split(" ")) for pair in case.frame["collocation"]]
    met, one, other = np.array([(both[pair], first[pair[0]], second[pair[1]]) for pair in listed], np.float64).T

    found = np.log(odds_ratio(met + 0.5, other - met + 0.5, one + 1, len(pairs) - one + 1))
    assert met.tolist() == case.frame["count"].tolist()
    assert case.holds(found, case.frame["lambda"])


@checks("coh_pmi", "coh_npmi")
def test_association_of_words_in_documents(case: Case) -> None:
    """Two words that stand in documents 2, 3, 4 and in 3, 5 of five have gensim's PMI in nats and its NPMI."""
    postings = 1, 3, 2, 5  # both in 3; the numbers are in the description of coh_logcond

    assert case.holds(npmi(*postings) if "npmi" in case.entry["id"] else pmi(*postings) * log(2))


@checks("coh_common_texts")
def test_coherence_of_topics(case: Case) -> None:
    """A topic whose words all meet has gensim's c_npmi.

    A pair that never meets has −1 in ours and ln 1e-12 in gensim's; the other coherences are not in the product.
    """
    terms = sorted({word for text in case.given["texts"] for word in text})
    presence = sparse.csr_array(np.array([[int(term in text) for term in terms] for text in case.given["texts"]]))
    tops = np.array([[terms.index(word) for word in topic] for two in case.given["topics"].values() for topic in two])
    expected = [value for name in case.given["topics"] for value in case.expected[f"{name}_c_npmi"]["per_topic"]]

    meeting = [bool((presence[:, top].T @ presence[:, top]).toarray().all()) for top in tops]
    assert meeting == [True, False, False, False]
    assert case.holds(npmi_coherence(presence, tops)[meeting], np.array(expected)[meeting])


@checks("simil_ukimmig_jaccard")
def test_resemblance_of_documents(case: Case) -> None:
    """Each two manifestos, as sets of words, have quanteda's Jaccard index."""
    sets = {name: set(words) for name, words in case.tokens.items()}
    pairs = [(sets[one], sets[other]) for one, other in zip(*(case.frame[f"document{n}"] for n in "12"), strict=True)]
    sizes = np.array([(len(one & other), len(one), len(other)) for one, other in pairs])

    assert len(pairs) == 36
    assert case.holds(resemblance(*sizes.T), case.frame["jaccard"])


@checks("freq_toy")
def test_frequencies_of_a_toy(case: Case) -> None:
    """Every word of the toy is used as often, and in as many documents, as quanteda counts."""
    index = _index([document.split() for document in case.given])
    everywhere = np.ones(len(case.given), dtype=bool)
    places = [index.id_of(word) for word in case.expected["feature"]]

    assert index.counts.frequencies(everywhere)[places].tolist() == case.expected["frequency"]
    assert index.counts.document_frequencies(everywhere)[places].tolist() == case.expected["docfreq"]


@checks("freq_ukimmig2010", "freq_group_ukimmig2010")
def test_frequencies_of_groups(case: Case) -> None:
    """Every word is used as often, in as many documents, as quanteda counts, in all and party by party."""
    index, names = _index(list(case.tokens.values())), np.array(list(case.tokens))
    for group, rows in case.frame.groupby("group"):
        mask = (names == group) | (group == "all")
        places = [index.id_of(word) for word in rows["feature"]]

        assert index.counts.frequencies(mask)[places].tolist() == rows["frequency"].tolist()
        assert index.counts.document_frequencies(mask)[places].tolist() == rows["docfreq"].tolist()
        assert int((index.counts.frequencies(mask) > 0).sum()) == len(rows)


@checks("kwic_d", "kwic_first", "kwic_last", "kwic_fox", "kwic_de")
def test_lines_of_a_toy(case: Case, make_corpus: Callable[..., Corpus]) -> None:
    """A search stands at quanteda's places, between quanteda's words."""
    text = case.given.replace("A B C ... Z", " ".join(ascii_uppercase))
    search = {"kwic_d": "D", "kwic_first": "A", "kwic_last": "Z", "kwic_fox": "fox", "kwic_de": "D | E"}
    window = 3 if case.entry["id"] == "kwic_de" else 5
    found = concordance(make_corpus([{"text": text}]), Filters(), search[case.entry["id"]])

    expected = case.expected if isinstance(case.expected, list) else [case.expected]
    assert [len(words(text[:start])) + 1 for start in found["start"]] == [line["from"] for line in expected]
    assert [" ".join(left.split()[-window:]) for left in found["left"]] == [line["pre"] for line in expected]
    assert [" ".join(right.split()[:window]) for right in found["right"]] == [line["post"] for line in expected]
    for line, match in zip(expected, found["match"], strict=True):
        assert match == line.get("keyword", line.get("kw", match))


@checks("kwic_ukimmig2010")
def test_lines_of_a_real_search(case: Case, uk_immigration: Corpus) -> None:
    """Each text has quanteda's hits in order; quanteda does not look behind a hyphen, where ours finds two."""
    found = concordance(uk_immigration, Filters(), "immig*")
    same = found[~found["left"].str.endswith("-")]

    assert len(found) - len(same) == 2
    for document, lines in case.frame.groupby("docname"):
        ours = same.loc[same["doc_id"].str.endswith(document), "match"]
        assert ours.str.lower().tolist() == lines["keyword"].str.partition("-")[0].str.lower().tolist()


def test_every_entry_is_checked_or_left_out_for_a_reason(entries: dict[str, dict[str, Any]]) -> None:
    """An entry is either checked by a test or left out for one reason, and no reason is without an entry."""
    reasons = {name: [start for start in LEFT_OUT if name.startswith(start)] for name in entries}

    assert set(entries) >= CHECKED
    assert [name for name, found in reasons.items() if len(found) + (name in CHECKED) != 1] == []
    assert {start for found in reasons.values() for start in found} == set(LEFT_OUT)
