"""Limits on the Methods page: all of them, and which a host has set."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from markupsafe import escape

from analysis.limits import LIMITS, amount
from dashboard.wording import limits, notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit


def test_the_methods_page_lists_every_limit(visit: "Callable[..., Visit]") -> None:
    """Whoever asks for a threshold finds its value, its reason and its variable on the page."""
    printed = " ".join(visit("methods").html)

    assert [limit for limit in LIMITS.values() if str(escape(limit.why)) not in printed] == []
    assert [limit for limit in LIMITS.values() if f"<small>{limit.variable}</small>" not in printed] == []
    assert [limit for limit in LIMITS.values() if str(escape(amount(limit, limit.value))) not in printed] == []


def test_what_limits_are_is_said_above_them(visit: "Callable[..., Visit]") -> None:
    """A student learns what the list is, and who can change what stands in it."""
    said = [text for text in visit("methods").said if "set each of them" in text]

    assert said == [notes.LIMITS]


def test_what_a_host_has_set_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed value stands in bold, beside the one that it replaces; no other is marked."""
    monkeypatch.setitem(LIMITS, "BARS", replace(LIMITS["BARS"], value=7))

    marked = [said for rows in limits.limit_sections().values() for _, said in rows if "<strong>" in said]

    assert [said.partition("</strong>")[0] for said in marked] == ["<strong>7 bars, set here instead of 12 bars."]
