"""The pages, in their order, with their addresses; those of no menu last."""

PAGES = {
    "corpus": "Corpus",
    "overview": "Overview",
    "terms": "Terms",
    "trends": "Trends",
    "compare": "Compare",
    "topics": "Topics",
    "entities": "Entities",
    "passages": "Passages",
    "methods": "Methods",
}
ASIDE = {"classroom": "Class"}  # in no menu: who gathers what a class has answered knows the address
FIRST, HOME = "overview", "home"  # its other address is /, for which Streamlit wants a name too
CORPUS = "corpus"  # the page on which one brings one's own: it opens whatever is missing


def addresses() -> list[tuple[str, str, str]]:
    """Return the address, the name and the title of every page; the one that opens first has two."""
    every = PAGES | ASIDE
    return [
        (path, name, title) for name, title in every.items() for path in ((HOME, name) if name == FIRST else (name,))
    ]


def page_path(path: str, page: str, prefix: str = "") -> str:
    """Return the path of a page, whatever prefix the app is served under.

    Args:
        path: The path of the page that is open.
        page: The name of the page wanted; the first has none.
        prefix: What the server was told that it is served under, without slashes at its ends. Where it was told
            nothing, as behind a proxy that takes the prefix away, the path of the open page tells.
    """
    if prefix:
        return f"/{prefix}/{page}"
    head, _, last = path.rstrip("/").rpartition("/")
    prefix = head if last in PAGES | ASIDE else path.rstrip("/")
    return f"{prefix}/{page}"
