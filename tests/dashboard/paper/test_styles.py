"""The stylesheet: what a browser is sent is what it takes."""

import pytest

from dashboard.paper.styles import PRESENTING, STYLES


@pytest.mark.parametrize("sheet", [STYLES, PRESENTING])
def test_a_sheet_has_no_tag_in_it(sheet: str) -> None:
    """Whoever cleans markup drops the whole sheet for one."""
    assert sheet.count("<") == 2
    assert sheet.count("{") == sheet.count("}")
