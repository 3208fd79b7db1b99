"""What a host says of a server: prefix and names are checked before it starts, and handed to Streamlit."""

import os
from pathlib import Path

import pytest

from dashboard.serving import server
from dashboard.state.pages import PAGES, page_path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("", ""), ("/", ""), ("class", "class"), ("/class/", "class"), ("media/class", "media/class")),
        *(("~ada/v1.2", "~ada/v1.2"), ("a_b-c", "a_b-c"), ("terms", "terms")),
    ],
)
def test_a_prefix_is_names_with_slashes_between(text: str, expected: str) -> None:
    """Slashes at its ends do not count, and any name is one, a page's too."""
    assert server.prefix(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a b",
        "..",
        "a/../b",
        "a//b",
        "_stcore",
        "a/_stcore",
        "é",
        "a?b",
        "a#b",
        "a%20b",
        "a\\b",
        ".a",
        "a.",
        "a\nb",
        "<a>",
    ],
)
def test_what_an_address_would_write_otherwise_is_no_prefix(text: str) -> None:
    """It is refused in a line that says what can be given, and so are the routes of Streamlit itself."""
    with pytest.raises(ValueError, match="is no prefix: give letters and digits"):
        server.prefix(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trends.Example.org", "trends.example.org"),
        ("*.example.org", "*.example.org"),
        ("localhost", "localhost"),
        ("192.0.2.7", "192.0.2.7"),
        ("[2001:DB8:0::1]", "2001:db8::1"),
        ("my_host", "my_host"),
    ],
)
def test_a_name_is_taken_as_browsers_write_it(text: str, expected: str) -> None:
    """Names in small letters; addresses of the sixth version in their shortest form, with brackets or without."""
    assert server.host(text) == expected


@pytest.mark.parametrize(
    "text", ["https://a.org", "a.org:8501", "a.org/class", "", "*", "a b", "*.*.org", "-a", "a.org."]
)
def test_what_is_no_name_is_refused(text: str) -> None:
    """No scheme, no port, no path, and never any name at all."""
    with pytest.raises(ValueError, match="is no name: give it without https:// and port"):
        server.host(text)


def test_names_stand_in_the_environment_of_a_container(monkeypatch: pytest.MonkeyPatch) -> None:
    """With commas or spaces between them; nothing is none."""
    monkeypatch.setenv(server.HOSTS, " a.org, b.org,,c.org ")
    assert server.hosts_named() == ["a.org", "b.org", "c.org"]
    monkeypatch.setenv(server.HOSTS, "")
    assert server.hosts_named() == []


def test_a_folder_of_exercises_must_be_one(tmp_path: Path) -> None:
    """Said before the server starts, with its name only."""
    assert server.folder(tmp_path) == tmp_path.resolve()
    with pytest.raises(ValueError, match="“nowhere” is no folder"):
        server.folder(tmp_path / "nowhere")


def test_streamlit_is_told_the_prefix_the_names_and_their_origins() -> None:
    """A channel is opened for a name by which the server is called, or from a page of it; wildcards have no page."""
    place = server.Place(
        address="127.0.0.1", port=8501, hosts=["trends.example.org", "*.edu", "2001:db8::1"], prefix="media/class"
    )
    given = server.arguments(place, headless=True)

    assert "--server.baseUrlPath=media/class" in given
    assert [one for one in given if "corsAllowedOrigins" in one] == [
        "--server.corsAllowedOrigins=https://trends.example.org",
        "--server.corsAllowedOrigins=https://[2001:db8::1]",
    ]
    assert "--server.allowedHosts=*.edu" in given
    assert place.url == "http://127.0.0.1:8501/media/class/"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("path", "prefix"), [("/terms/", "terms"), ("/a/overview/methods", "a/overview"), ("/b", "a")])
def test_under_a_prefix_that_is_told_every_page_has_its_path(page: str, path: str, prefix: str) -> None:
    """Whatever the open page's path is, and where the prefix ends like a page."""
    assert page_path(path, page, prefix) == f"/{prefix}/{page}"


def test_a_user_without_a_home_has_one_in_which_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit ends where there is none; who has one keeps it."""
    monkeypatch.setenv("HOME", "/somewhere")
    server.name_a_home()
    assert os.environ["HOME"] == "/somewhere"

    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("none")))
    server.name_a_home()
    assert os.environ["HOME"] == os.path.sep
