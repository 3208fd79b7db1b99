"""The tray: passages are kept, read together, let go and taken away, and a link holds them."""

import csv
import io
import json
from base64 import b64decode
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Corpus, limits, quotations
from dashboard.serving.shelf import STARTER
from dashboard.wording import citations
from dashboard.wording.dates import dates

if TYPE_CHECKING:
    from dashboard.state.whereabouts import Here
    from tests.dashboard.conftest import Visit

WHERE = "002_2bd995b1a2627526"  # a document of the starter corpus


def _buttons(visit: "Visit", label: str) -> list[Any]:
    return [button for button in visit.app.main.button if button.label == label]


def _press(visit: "Visit", label: str, place: int = 0) -> "Visit":
    if visit.acts(label):
        return visit.press(label, place)
    _buttons(visit, label)[place].click().run()
    assert not visit.app.exception
    return visit


def _kept(visit: "Visit") -> list[str]:
    found: list[str] = visit.app.session_state["kept"]
    return found


def _texts(visit: "Visit") -> list[str]:
    """Return the HTML of the passages in the tray."""
    return [html for html in visit.html if "<blockquote" in html]


def _parameters(visit: "Visit") -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.link()).query)


def _places(number: int) -> list[str]:
    """Return so many passages of one document as a link has them."""
    return [f"{start}-{start + 100} {WHERE}" for start in range(number)]


@pytest.fixture
def two(visit: "Callable[..., Visit]") -> "Visit":
    """Return a visit to the tray after a passage of either source was kept, the second source's first."""
    found = _press(visit("passages", word="ice"), "Keep", -1)
    return _press(found, "Keep", 0).put(view="Kept")


def test_what_is_kept_stands_in_the_tray(two: "Visit") -> None:
    """In the order kept: source, title, date and place over the words, and how many there are of what."""
    assert any(
        "2 passages from 2 sources and 2 documents. The filters do not change them;" in text for text in two.said
    )

    first, second = _texts(two)
    assert (">Revolution<" in first, ">Red Flag<" in second) == (True, True)
    assert "12 March 2018 · paragraph 9, characters 3,337–3,869" in first
    assert "2017 (inferred) · paragraph 5, characters 1,458–1,789" in second
    assert "200 protesters surrounded the ICE office" in first


def test_the_button_of_a_kept_passage_lets_it_go(visit: "Callable[..., Visit]") -> None:
    """Under a passage, keeping and letting go are one button, and pressing twice leaves nothing."""
    found = visit("passages", word="ice")
    number = len(found.acts("Keep"))

    _press(found, "Keep", 1)
    assert (len(found.acts("Keep")), len(found.acts("Let go"))) == (number - 1, 1)

    _press(found, "Let go")
    assert (len(found.acts("Keep")), _kept(found)) == (number, [])


def test_one_is_let_go_and_the_other_stays(two: "Visit") -> None:
    """Letting go takes out the passage above the button, and nothing else."""
    _, second = _texts(two)

    assert _texts(_press(two, "Let go")) == [second]
    assert len(_kept(two)) == 1


def test_an_empty_tray_says_how_to_fill_it(two: "Visit") -> None:
    """All can be let go at once; then a sentence stands there, and nothing to download."""
    _press(two, "Empty the tray")

    assert _texts(two) == []
    assert any(text.startswith("Nothing is kept. Press Keep under a passage") for text in two.said)
    assert not two.app.get("download_button")


def test_a_passage_is_read_in_its_text(two: "Visit") -> None:
    """The reader opens with its document, at its first character."""
    place, doc_id = _kept(two)[1].split(" ")

    _press(two, "Read", 1)

    state = two.app.session_state
    assert (state["view"], state["document"], str(state["place"])) == ("Whole text", doc_id, place.split("-")[0])


def test_a_link_holds_the_tray(visit: "Callable[..., Visit]", two: "Visit") -> None:
    """Whoever opens it sees the same passages in the same order, and shares the same link."""
    parameters = _parameters(two)
    assert parameters["kept"] == _kept(two)

    theirs = visit("passages", **parameters)

    assert _texts(theirs) == _texts(two)
    assert _parameters(theirs) == parameters


def test_the_tray_is_the_same_under_other_filters(two: "Visit") -> None:
    """A source that is filtered out keeps its passages."""
    before = _texts(two)

    assert _texts(two.put(source=["Revolution"])) == before


def test_each_corpus_has_its_tray(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Passages of one corpus mean nothing in another; who goes back finds them again."""
    shelve([{"text": "Raids at dawn."}])
    found = visit("passages", corpus=STARTER, kept=_places(2), view="Kept")
    assert len(_texts(found)) == 2

    found.put(corpus="own").put(view="Kept")
    assert (_kept(found), _texts(found)) == ([], [])

    found.put(corpus=STARTER).put(view="Kept")
    assert (len(_texts(found)), _kept(found)) == (2, _places(2))


@pytest.mark.parametrize(
    "malformed",
    [
        "",
        "1",
        "1-2",
        "1-2 ",
        f"-1-2 {WHERE}",
        f"1-a {WHERE}",
        f"01-20 {WHERE}",
        f"1-{'9' * 99} {WHERE}",
        f"\u0661-\u0662 {WHERE}",
    ],
)
def test_what_a_link_has_not_written_well_is_ignored(visit: "Callable[..., Visit]", malformed: str) -> None:
    """It is no passage, is not counted, and is not passed on."""
    found = visit("passages", view="Kept", kept=[malformed, *_places(1), malformed])

    assert len(_texts(found)) == 1
    assert _parameters(found)["kept"] == _places(1)


@pytest.mark.parametrize(
    "stale", ["0-5 nobody", f"5-5 {WHERE}", f"9-5 {WHERE}", f"99990-99999 {WHERE}", "0-5 <script>alert(1)</script>"]
)
def test_what_the_corpus_does_not_have_is_counted(visit: "Callable[..., Visit]", stale: str) -> None:
    """A link may be older than the texts: what it names in vain is said, and the rest is shown."""
    found = visit("passages", view="Kept", kept=[stale, *_places(1)])

    assert len(_texts(found)) == 1
    assert any("1 passage cannot be shown" in text for text in found.said)


def test_a_passage_is_kept_once(visit: "Callable[..., Visit]") -> None:
    """A link that names a passage twice keeps it once."""
    assert len(_texts(visit("passages", view="Kept", kept=_places(2) * 2))) == 2


def test_a_full_tray_takes_no_more(visit: "Callable[..., Visit]") -> None:
    """Of a longer link the first are kept; nothing can be added, which the button says, and room can be made."""
    found = visit("passages", word="ice", kept=_places(limits.MOST_KEPT + 1))
    assert _kept(found) == _places(limits.MOST_KEPT)
    unable = [why for _, _, why in found.acts("Keep")]
    assert unable
    assert all(why.startswith("The tray is full") for why in unable)

    _press(found.put(view="Kept"), "Let go")

    assert {why for _, _, why in found.put(view="Side by side").acts("Keep")} == {""}


def test_a_long_tray_is_read_page_by_page(visit: "Callable[..., Visit]") -> None:
    """When the last page has no passage left, the first one is shown, with its number."""
    found = visit("passages", view="Kept", kept=_places(limits.TRAY_PASSAGES + 1))
    first = _texts(found)
    found.app.get("pagination")[0].set_value(2).run()
    assert (len(first), len(_texts(found))) == (limits.TRAY_PASSAGES, 1)

    _press(found, "Let go")

    assert _texts(found) == first
    assert not found.app.get("pagination")


def _files(here: object, **tray: object) -> None:
    """Draw the tray, and the files that its downloads write."""
    import json  # noqa: PLC0415 - Streamlit runs this function on its own
    from base64 import b64encode  # noqa: PLC0415

    import streamlit  # noqa: PLC0415
    from streamlit.runtime import get_instance  # noqa: PLC0415

    from dashboard.blocks.tray import tray as drawn  # noqa: PLC0415

    streamlit.session_state.update({"_here": here, **tray})
    drawn()
    for entry in list(get_instance().media_file_mgr._deferred_callables.values()):
        streamlit.text(json.dumps([entry["filename"], b64encode(entry["callable"]()).decode()]))


def _written(visit: "Visit", **more: object) -> dict[tuple[str, str], bytes]:
    """Return what the downloads of a tray write, by name and kind."""
    here: Here = visit.app.session_state["_here"]
    tray = {name: visit.app.session_state[name] for name in ("kept", "keptfor", "notes")} | more
    app = AppTest.from_function(_files, kwargs={"here": here} | tray).run()
    assert not app.exception
    files = [json.loads(text.value) for text in app.text]
    return {(name.rpartition("-")[0], name.rpartition(".")[2]): b64decode(data) for name, data in files}


def test_the_files_hold_what_is_in_the_tray(seeds: Corpus, two: "Visit") -> None:
    """Word, Markdown, text, citations, BibTeX and CSV, each of every passage, named by what they are."""
    kept = [(passage.split(" ")[1], *map(int, passage.split(" ")[0].split("-"))) for passage in _kept(two)]
    table = quotations(seeds, kept)

    files = _written(two)

    assert list(files) == [
        ("passages-apa-word", "docx"),
        ("passages-apa-markdown", "md"),
        ("passages-apa-text", "txt"),
        ("citations-apa", "txt"),
        ("citations", "bib"),
        ("kept-passages", "csv"),
    ]
    rows = list(csv.DictReader(io.StringIO(files["kept-passages", "csv"].decode(), newline="")))
    assert [(row["text"], row["date"], int(row["paragraph"]), int(row["start"])) for row in rows] == [
        *zip(table["text"], dates(table), table["paragraph"], table["start"], strict=True)
    ]
    text = files["passages-apa-text", "txt"].decode()
    assert [citation in text for citation in citations.citations(table)] == [True, True]
    assert files["citations", "bib"].decode().count("@misc{") == 2


def test_passages_are_grouped_by_the_word_they_were_kept_for(two: "Visit") -> None:
    """With its count and of how many documents, in all of the corpus; what does not hold its word has none."""
    kept = [*_kept(two), *_places(1)]

    text = _written(two, kept=kept, keptfor=["ice", "ice", "zebra"])["passages-apa-text", "txt"].decode()

    assert two.app.session_state["keptfor"] == ["ice", "ice"]
    assert "ice\n---\n\nice: 7 uses in 3 of 3 documents of Red Flag.\n\nice: 34 uses in 2 of 2 documents of Rev" in text
    assert "Kept without a word\n-------------------" in text
    assert "zebra" not in text


def test_a_passage_cut_out_of_its_text_has_ellipses(two: "Visit") -> None:
    """On the screen, and in each file."""
    text = _written(two)["passages-apa-text", "txt"].decode()

    assert all("… " in html and " …" in html for html in _texts(two))
    assert text.count("    … ") == 2


@pytest.mark.parametrize("note", ["Compare with p. 3", "<script>alert(1)</script>", "=1+1 *b* [c](d)"])
def test_a_note_is_kept_with_its_passage(two: "Visit", note: str) -> None:
    """It stays through other pages and leaves in the files; no link to share has it, and no HTML."""
    two.app.text_input(key=f"note {_kept(two)[0]}").input(note).run()

    back = two.go("terms").go("passages").put(view="Kept")

    assert back.app.session_state["notes"] == [note, ""]
    assert back.app.text_input(key=f"note {_kept(two)[0]}").value == note
    assert note not in "".join(back.html)
    assert "notes" not in _parameters(back)
    files = _written(back)
    assert f"Note: {note}\n" in files["passages-apa-text", "txt"].decode()
    (row, _) = csv.DictReader(io.StringIO(files["kept-passages", "csv"].decode(), newline=""))
    assert (row["word"], row["note"]) == ("ice", note)


def test_a_note_goes_with_its_passage(two: "Visit") -> None:
    """Whoever lets a passage go and keeps it again begins a new note; the other’s stays."""
    first, second = _kept(two)
    two.app.text_input(key=f"note {first}").input("One").run()
    two.app.text_input(key=f"note {second}").input("Two").run()

    _press(two, "Let go")

    state = two.app.session_state
    assert (_kept(two), state["notes"], state["keptfor"]) == ([second], ["Two"], ["ice"])


def test_a_note_is_bounded_and_a_browser_brings_it_back(visit: "Callable[..., Visit]") -> None:
    """Where the browser says less of notes than of passages, the others have none."""
    found = visit("passages", view="Kept", kept=_places(3), notes=["a" * 9_999, "b"], keptfor=["x" * 9_999, "ice"])

    assert found.app.session_state["notes"] == ["a" * limits.LONGEST_NOTE, "b", ""]
    assert found.app.session_state["keptfor"] == ["", "ice", ""]


@pytest.mark.parametrize("style", ["MLA", "Chicago"])
def test_the_style_chosen_is_that_of_the_files(two: "Visit", style: str) -> None:
    """Of the list of what is cited."""
    files = _written(two.put(style=style), style=style)

    assert f"References ({style})" in files[f"passages-{style.lower()}-markdown", "md"].decode()
    assert f"References ({style})" in files[f"citations-{style.lower()}", "txt"].decode()


def test_a_word_that_cannot_be_understood_counts_nothing(two: "Visit") -> None:
    """A link can say any: its passages leave without one."""
    text = _written(two, keptfor=["(", "("])["passages-apa-text", "txt"].decode()

    assert "uses in" not in text
    assert text.count("    … ") == 2


def test_a_tray_of_nothing_that_is_there_can_be_emptied(visit: "Callable[..., Visit]") -> None:
    """Passages that the corpus does not have fill the tray too; it says so, and can be emptied."""
    found = visit("passages", view="Kept", kept=[f"0-{end} nowhere" for end in range(1, 251)])
    assert any("200 passages cannot be shown" in text for text in found.said)

    _press(found, "Empty the tray")

    assert any("Nothing is kept" in text for text in found.said)


def test_passages_that_begin_alike_are_kept_both(visit: "Callable[..., Visit]") -> None:
    """Two excerpts may begin at the same character."""
    found = visit("passages", view="Kept", kept=[f"0-{end} 002_2bd995b1a2627526" for end in (40, 80)])

    assert len(_texts(found)) == 2


def test_the_tray_is_open_whatever_the_filters_leave(visit: "Callable[..., Visit]") -> None:
    """Neither a search without a document nor a word that cannot be understood hides what was kept."""
    kept = ["0-40 002_2bd995b1a2627526"]

    assert len(_texts(visit("passages", view="Kept", kept=kept, search="zzzz"))) == 1
    assert len(_texts(visit("passages", view="Kept", kept=kept, word="("))) == 1


def test_a_whole_book_is_not_kept(visit: "Callable[..., Visit]") -> None:
    """A link cannot fill the memory with texts of any length."""
    found = visit("passages", view="Kept", kept=["0-20001 002_2bd995b1a2627526"])

    assert any("Nothing is kept" in text for text in found.said)
