"""The pages and their addresses."""

from types import SimpleNamespace

import pytest

from dashboard.state import pages


def test_the_first_page_has_two_addresses_and_the_others_one() -> None:
    """A link to /overview, and to /, is one to the first page."""
    found = pages.addresses()

    assert [name for _, name, _ in found].count("overview") == 2
    assert [path for path, *_ in found if path != pages.HOME] == [*pages.PAGES, *pages.ASIDE]
    assert [name for _, name, _ in found][:3] == ["corpus", "overview", "overview"]


@pytest.mark.parametrize(("asked", "found"), [("nosuch", "nosuch"), ("terms", ""), ("", ""), ("a/b", "")])
def test_an_address_that_no_page_has_stays_known(monkeypatch: pytest.MonkeyPatch, asked: str, found: str) -> None:
    """The browser names it in a session's first run only."""
    session: dict[str, str] = {}
    monkeypatch.setattr(pages.st, "session_state", session)
    for name in (asked, ""):
        manager = SimpleNamespace(pages_manager=SimpleNamespace(intended_page_name=name))
        monkeypatch.setattr(pages, "get_script_run_ctx", lambda manager=manager: manager)
        assert pages.stray() == found
