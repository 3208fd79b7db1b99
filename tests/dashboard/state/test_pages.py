"""The pages and their addresses."""

from dashboard.state import pages


def test_the_first_page_has_two_addresses_and_the_others_one() -> None:
    """A link to /overview, and to /, is one to the first page."""
    found = pages.addresses()

    assert [name for _, name, _ in found].count("overview") == 2
    assert [path for path, *_ in found if path != pages.HOME] == [*pages.PAGES, *pages.ASIDE]
    assert [name for _, name, _ in found][:3] == ["corpus", "overview", "overview"]
