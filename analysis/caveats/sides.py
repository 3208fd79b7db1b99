"""Cautions about two sides that are compared: how many units of evidence, of what times, and on how many a test rests.

Those about whom they are by are in `authors`.
"""

from analysis import limits
from analysis.caveats.caution import NOTE, READ_FIRST, Caution
from analysis.comparing.sides import EVER, Sides
from analysis.comparing.tallies import units_with_terms
from analysis.corpus.compared.spoken import said_of
from analysis.corpus.errors import counted
from analysis.limits.said import decimals


def side_cautions(sides: Sides) -> list[Caution]:
    """Return the cautions that two sides give; what is said of tests only where there are units enough for them."""
    if few := _few_to_compare(sides):
        return [*few, *_unequal(sides)]
    if min(sides.units_target, sides.units_reference) == 0:
        return []
    return [*_unequal(sides), *_times_apart(sides), *_part_tested(sides), *_many_tests(sides)]


def _against(sides: Sides) -> str:
    first, second = sides.units_target, sides.units_reference
    if not sides.unit:
        return f"{counted(first, 'document')} against {second:,}"
    return f"{counted(first, 'unit')} of evidence (“{sides.unit}”) against {second:,}"


def _few_to_compare(sides: Sides) -> list[Caution]:
    """Fewer than 20 units on a side; or so few that no word could be told from chance."""
    fewer = min(sides.units_target, sides.units_reference)
    if fewer >= limits.FEW_DOCUMENTS or fewer == 0:
        return []
    message = f"Read these texts; do not test them. {_against(sides)}"
    if sides.smallest_p > limits.SIGNIFICANT:
        message += f": no word can be told from chance here (no p could be below {sides.smallest_p:.2f})."
    else:
        message += f" cannot show {said_of('what a source usually does', sides.target.corpus.noun)}."
    return [("few-docs", READ_FIRST, message, float(fewer))]


def _unequal(sides: Sides) -> list[Caution]:
    """One side more than five times the other."""
    fewer, more = sorted((sides.units_target, sides.units_reference))
    if fewer == 0 or more <= limits.UNEQUAL_SIDES * fewer:
        return []
    message = f"The sides are of very different size: {_against(sides)}."
    return [("unequal-sides", NOTE, message, more / fewer)]


def _times_apart(sides: Sides) -> list[Caution]:
    """Both sides have dates, and no periods hold enough of both."""
    dated = sides.target.corpus.calendar_ranks > 0
    if sides.within != EVER or not all((side.mask & dated).any() for side in (sides.target, sides.reference)):
        return []
    message = (
        "The sides are of different times, as no months, quarters or years hold most documents of both: the test takes "
        "all times together, and what changed with time may be taken for a difference of sources."
    )
    return [("times-apart", NOTE, said_of(message, sides.target.corpus.noun), float(sides.resting))]


def _part_tested(sides: Sides) -> list[Caution]:
    """A test that rests on fewer than four fifths of the units."""
    units = len(sides.group)
    if sides.resting >= limits.STRATA_SHARE * units:
        return []
    noun = "units" if sides.unit else "documents"
    message = (
        f"The test rests on {sides.resting:,} of {units:,} {noun}: the others are of times at which the other side has "
        "none."
    )
    return [("part-tested", NOTE, message, sides.resting / units)]


def _many_tests(sides: Sides) -> list[Caution]:
    """How many words are tested, and how many of them would look different by chance."""
    tested = int((units_with_terms(sides.target.corpus, sides) >= limits.TESTED_DOCUMENTS).sum())
    if tested < limits.MANY_TESTS or sides.smallest_p > limits.SIGNIFICANT:
        return []
    cut = decimals(limits.SIGNIFICANT)
    message = (
        f"{tested:,} words are tested: by chance alone some {round(tested * limits.SIGNIFICANT):,} would have p < "
        f"{cut}. Go by q: of the words with q < {cut}, about one in {round(1 / limits.SIGNIFICANT)} is false, or fewer."
    )
    return [("many-tests", NOTE, message, float(tested))]
