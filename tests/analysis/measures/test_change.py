"""Whether series rise or fall, against worked examples, scipy and a famous river."""

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from analysis.measures.change import mann_kendall, theil_sen_slope

RISING = [1, 2.3, 3.1, 4.5, 5.2, 6.8, 7.1, 8.9, 9.5, 10.2]
# Annual flow at Aswan, 10⁸ m³, 1871 to 1970 (Cobb 1978; R's datasets::Nile).
NILE = [
    *(1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140),
    *(1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969),
    *(831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759),
    *(781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890),
    *(744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740),
]

# Halves are exact, so that no two slopes differ by rounding only.
series = st.lists(st.integers(-20, 20).map(lambda half: half / 2), min_size=2, max_size=12)


def test_a_series_that_always_rises() -> None:
    """All 45 pairs of ten values rise: S = 45, Var = 10 · 9 · 25 / 18 = 125, z = 44 / √125, τ = 1."""
    found = mann_kendall(RISING)

    assert (found.s, found.variance, found.tau) == (45, 125, 1)
    assert found.z == pytest.approx(3.935480, abs=5e-7)
    assert found.p < 0.01


def test_the_nile_falls() -> None:
    """A hundred years of the Nile, with ties, have the values worked out beforehand from the formula."""
    found = mann_kendall(NILE)

    assert found.s == -1387
    assert found.variance == pytest.approx(112_728.33, abs=0.005)
    assert found.z == pytest.approx(-4.128067, abs=5e-7)
    assert found.p == pytest.approx(3.66e-5, abs=5e-8)


@given(series)
def test_s_counts_the_pairs(values: list[float]) -> None:
    """S is the pairs that rise less those that fall."""
    pairs = list(combinations(values, 2))

    assert mann_kendall(values).s == sum(late > early for early, late in pairs) - sum(b < a for a, b in pairs)


@given(series.filter(lambda values: len(set(values)) > 1))
def test_tau_is_scipys(values: list[float]) -> None:
    """With ties and without, τ is Kendall's τ-b as scipy has it."""
    assert mann_kendall(values).tau == pytest.approx(kendalltau(np.arange(len(values)), values).statistic)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=6))
def test_p_of_few_values_counts_their_orders(values: list[int]) -> None:
    """With ties and without, p is the share of all orders of the values whose S is as far from 0."""
    sums = [mann_kendall(order).s for order in permutations(values)]

    assert mann_kendall(values).p == pytest.approx(np.mean(np.abs(sums) >= abs(mann_kendall(values).s)))


def test_p_of_few_values_is_kendalls() -> None:
    """Eight values with S = 16 have .031 on one side (Kendall 1975, table 1), and ten that always rise 2/10!."""
    # 28 pairs, of which 22 rise and 6 fall
    assert mann_kendall([1, 2, 3, 4, 8, 7, 6, 5]).s == 16
    assert mann_kendall([1, 2, 3, 4, 8, 7, 6, 5]).p / 2 == pytest.approx(0.031, abs=5e-4)
    assert mann_kendall(range(10)).p == pytest.approx(2 / 3_628_800)


def test_p_of_more_than_ten_values_is_that_of_z() -> None:
    """Eleven values that always rise: S = 55, Var = 11 · 10 · 27 / 18 = 165, z = 54 / √165 = 4.20389."""
    assert mann_kendall(range(11)).p == pytest.approx(2.624e-5, rel=1e-3)


@pytest.mark.parametrize("periods", [8, 12, 24])
@pytest.mark.parametrize("noise", ["smooth", "rare words", "seldom any"])
def test_noise_is_seldom_said_to_rise_or_fall(periods: int, noise: str) -> None:
    """Of 4,000 series by chance, seeded, at most a twentieth has p < .05."""
    random = np.random.default_rng(9)
    drawn = {
        "smooth": random.normal(size=(4_000, periods)),
        "rare words": random.poisson(2, (4_000, periods)) / random.integers(500, 5_000, (4_000, periods)),
        "seldom any": random.poisson(0.2, (4_000, periods)).astype(float),
    }[noise]

    assert np.mean([mann_kendall(one).p < 0.05 for one in drawn]) <= 0.05


@given(series)
def test_a_series_read_backwards_falls_as_it_rose(values: list[float]) -> None:
    """S, z, τ and the slope change their signs, p and the variance nothing."""
    there, back = mann_kendall(values), mann_kendall(values[::-1])

    assert (back.s, back.z, back.tau) == (-there.s, -there.z, -there.tau)
    assert (back.variance, back.p) == (there.variance, there.p)


def test_a_level_series_does_not_rise() -> None:
    """Where nothing changes nothing rises or falls, and chance explains it."""
    found = mann_kendall([5, 5, 5, 5])

    assert (found.s, found.variance, found.z, found.p, found.tau) == (0, 0, 0, 1, 0)


def test_missing_periods_are_left_out() -> None:
    """NaN is no value: neither a rise to it nor from it, but the times of the others stay."""
    assert mann_kendall([np.nan, *RISING[:5], np.nan, *RISING[5:]]) == mann_kendall(RISING)
    # 1 at 0 and 3 at 4
    assert theil_sen_slope([1, np.nan, 3], [0, 1, 4]) == 0.5


def test_slope_of_a_series_that_always_rises() -> None:
    """The median of the 45 slopes is 1.05."""
    assert theil_sen_slope(RISING, range(10)) == pytest.approx(1.05)


def test_slope_of_the_nile() -> None:
    """The Nile lost 2.6 · 10⁸ m³ a year."""
    assert theil_sen_slope(NILE, range(1871, 1971)) == pytest.approx(-2.6)


@given(series, st.integers(-5, 5), st.integers(-5, 5))
def test_slope_is_the_median_of_all_slopes(values: list[float], level: int, slope: int) -> None:
    """The slope is the median over all pairs; what is added to the series steadily is added to it."""
    times = np.arange(len(values))
    slopes = [(values[late] - values[early]) / (late - early) for early, late in combinations(times, 2)]

    assert theil_sen_slope(values, times) == pytest.approx(np.median(slopes))
    assert theil_sen_slope(np.array(values) + level + slope * times, times) == pytest.approx(np.median(slopes) + slope)


@pytest.mark.parametrize("values", [[], [1.0], [np.nan, np.nan], [np.nan, 1.0]])
def test_fewer_than_two_values_have_no_slope(values: list[float]) -> None:
    """A point has no direction."""
    assert np.isnan(theil_sen_slope(values, range(len(values))))


@pytest.mark.parametrize("values", [[], [1.0], [np.nan, 1.0]])
def test_fewer_than_two_values_do_not_rise(values: list[float]) -> None:
    """Without a pair there is no rise, and no evidence of one."""
    assert (mann_kendall(values).s, mann_kendall(values).p) == (0, 1)
