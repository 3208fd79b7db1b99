"""docs/methods.md prints our figures beside those of scattertext and SciPy: they are what both compute today.

Ours come from `keyness`, SciPy's from SciPy, and scattertext's, which is not installed, are read as they are printed.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from scipy.stats import beta, chi2_contingency, mannwhitneyu, permutation_test

from analysis import Corpus, Filters, keyness, read_corpus

Floats = npt.NDArray[np.float64]
Uses = tuple[Floats, npt.NDArray[np.int64], npt.NDArray[np.bool_]]

METHODS = (Path(__file__).parents[2] / "docs/methods.md").read_text(encoding="utf-8")
SECTION = METHODS.partition("\n## Agreement with other programs\n")[2].partition("\n## ")[0]
# The rows of this table have no bar at either end; those of the table of measures, which test_docs.py reads, have.
CELLS = [line.replace("−", "-").split(" | ") for line in SECTION.splitlines() if " | " in line][2:]
PRINTED = {word: [cell.split(" / ") for cell in cells] for word, *cells in CELLS}
DEMOCRATS, REPUBLICANS, G2, LRC, Z, P = range(6)

DRAWS = 20_000
PRIOR = 10

every_word = pytest.mark.parametrize("word", PRINTED)


def _reads(value: float, printed: str) -> bool:
    """Return whether a value reads like this to the last digit that is printed."""
    last = 10.0 ** int(Decimal(printed).as_tuple().exponent)
    return abs(value - float(printed)) <= 0.501 * last


@pytest.fixture(scope="module")
def speeches(test_data: Path, make_file: Callable[..., Path]) -> Corpus:
    """Return the speeches of both party conventions, without points: U.S. is two words, as it was to scattertext."""
    file = test_data / "corpora" / "us_conventions_2012.jsonl"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    pointless = [json.dumps(row | {"text": row["text"].replace(".", " ")}) for row in rows]
    return read_corpus(make_file(file.name, "\n".join(pointless)))


@pytest.fixture(scope="module")
def compared(speeches: Corpus) -> pd.DataFrame:
    """Return our table, by word."""
    return keyness(speeches, Filters(), target="democrat", reference="republican").set_index("term")


@pytest.fixture(scope="module")
def sizes(compared: pd.DataFrame) -> tuple[int, int]:
    """Return the words of each party."""
    return int(compared["count_target"].sum()), int(compared["count_reference"].sum())


@pytest.fixture
def uses(speeches: Corpus, word: str) -> Uses:
    """Return the uses of the word in each document, the document's words, and whether it is a Democrat's."""
    index = speeches.index
    found = index.counts.matrix[:, [index.id_of(word)]].toarray().ravel().astype(np.float64)
    return found, index.lengths, (speeches.documents["source"] == "democrat").to_numpy()


def test_the_table_has_words_of_both_parties_and_of_neither() -> None:
    """The words shown are six of each party and two that both use alike."""
    signs = [float(np.sign(float(cells[LRC][0]))) for cells in PRINTED.values()]

    assert [signs.count(sign) for sign in (1, -1, 0)] == [6, 6, 2]


def test_the_size_of_the_corpus_is_the_one_stated(compared: pd.DataFrame, sizes: tuple[int, int]) -> None:
    """The text says how many words there are, of each party and different ones."""
    democrats, republicans = sizes

    assert f"{democrats:,} words of Democrats, {republicans:,} of Republicans" in SECTION
    assert f"all {len(compared):,} words" in SECTION


@every_word
def test_our_figures_are_the_ones_printed(compared: pd.DataFrame, word: str) -> None:
    """What keyness gives is what the table says of it."""
    columns = ["count_target", "count_reference", "g2", "lrc", "z_dirichlet", "p"]
    ours, printed = compared.loc[word, columns], [cell[0] for cell in PRINTED[word]]

    assert [figure for value, figure in zip(ours, printed, strict=True) if not _reads(value, figure)] == []


@every_word
@pytest.mark.parametrize("column", [DEMOCRATS, REPUBLICANS, G2, LRC])
def test_scattertext_gives_the_same(word: str, column: int) -> None:
    """The uses, G² and LRC of scattertext are ours, to every digit printed."""
    cell = PRINTED[word][column]

    assert cell[-1] == cell[0]


@every_word
def test_g2_is_scipys(compared: pd.DataFrame, sizes: tuple[int, int], word: str) -> None:
    """G² is SciPy's log-likelihood ratio of the two-by-two table, signed like the log ratio."""
    row = compared.loc[word]
    used = np.array([row["count_target"], row["count_reference"]])
    table = np.array([used, np.array(sizes) - used])
    scipys = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic * np.sign(row["log_ratio"])

    assert row["g2"] == pytest.approx(scipys, rel=1e-6)
    assert _reads(scipys, PRINTED[word][G2][1])


@every_word
def test_lrc_is_from_scipys_bound(compared: pd.DataFrame, sizes: tuple[int, int], word: str) -> None:
    """LRC is made of the Clopper-Pearson bound that SciPy's beta distribution gives."""
    row, level = compared.loc[word], 0.025 / len(compared)
    a, b = row["count_target"], row["count_reference"]
    more = row["log_ratio"] > 0
    bound = beta.ppf(level, a, b + 1) if more else beta.ppf(1 - level, a + 1, b)
    ratio = np.log2(sizes[1] / sizes[0] * bound / (1 - bound))
    scipys = max(ratio, 0) if more else min(ratio, 0)

    assert row["lrc"] == pytest.approx(scipys, abs=1e-9)
    assert _reads(scipys, PRINTED[word][LRC][1])


@every_word
@pytest.mark.parametrize("terms", [2, 4])
def test_z_has_monroes_two_terms_and_scattertexts_four(
    compared: pd.DataFrame, sizes: tuple[int, int], word: str, terms: int
) -> None:
    """Ours is Monroe's z, and scattertext's is the same with two more terms in the variance."""
    counts = compared.loc[word, ["count_target", "count_reference"]].to_numpy(np.float64)
    used = counts + PRIOR * counts.sum() / sum(sizes)
    other = np.array(sizes) + PRIOR - used
    difference = np.log(used[0] / other[0]) - np.log(used[1] / other[1])
    z = difference / np.sqrt(np.sum(1 / np.concatenate([used, other])[:terms]))

    assert _reads(z, PRINTED[word][Z][0 if terms == 2 else 1])


@every_word
def test_z_of_scattertext_is_nearer_0(word: str) -> None:
    """The two terms more take at most 2.1 % of z, as the text says, up to the rounding."""
    ours, theirs = (abs(float(figure)) for figure in PRINTED[word][Z])

    assert 0.979 * ours - 0.0005 <= theirs <= ours


@every_word
def test_p_is_near_the_permutations(compared: pd.DataFrame, uses: Uses, word: str) -> None:
    """Ours is that of SciPy's deals of damped uses up to the noise of both, and deals give what is printed."""
    found, lengths, democrats = uses
    due = lengths * found.sum() / lengths.sum()
    damped = found**0.4 * (1 + due) ** 0.6
    absent = min(found[democrats].sum(), found[~democrats].sum()) == 0
    dealt = _dealt_p(damped if absent else damped - lengths * damped.sum() / lengths.sum(), democrats)
    plain = _dealt_p(found - due, democrats)
    ours = compared.loc[word, "p"]

    assert max(ours, dealt) < 0.001 or abs(ours - dealt) <= 4 * dealt / np.sqrt(20)  # twenty deals reach it at least
    for value, printed in ((dealt, PRINTED[word][P][1]), (plain, PRINTED[word][P][2])):
        assert abs(value - float(printed)) <= 0.005 * value + 5 * np.sqrt(2 * value / DRAWS)


def _dealt_p(values: Floats, democrats: npt.NDArray[np.bool_]) -> float:
    """Return SciPy's two-sided p of a sum over the Democrats' documents."""
    sides = (values[democrats], values[~democrats])
    found = permutation_test(sides, lambda one, _, axis: one.sum(axis=axis), vectorized=True, n_resamples=DRAWS, rng=1)
    return float(found.pvalue)


@every_word
def test_rank_sums_are_scipys(uses: Uses, word: str) -> None:
    """The last p is Mann and Whitney's on the documents' rates."""
    found, lengths, democrats = uses
    rates = found / lengths

    assert _reads(float(mannwhitneyu(rates[democrats], rates[~democrats]).pvalue), PRINTED[word][P][3])
