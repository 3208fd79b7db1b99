"""Where labels are dealt no name is found; names take minutes to find, so that all of it is in `make exhaustive`."""

import pytest

from benchmarks.calibration import naming, nulls

pytestmark = [pytest.mark.usefixtures("test_data"), pytest.mark.exhaustive]


@pytest.mark.parametrize("setting", [one for one in naming.SETTINGS if one.asked], ids=lambda one: one.what)
def test_chance_tells_no_names_apart(setting: nulls.Setting) -> None:
    """As seldom as q promises, and few names have p < .05."""
    assert all(row.holds for row in naming.rows(setting, 20))
