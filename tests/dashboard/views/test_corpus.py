"""The Corpus page in every state: nothing yet, being read, asked about, recognised, refused and opened."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd
import pytest

from analysis import (
    Corpus,
    IntakeError,
    Layout,
    Option,
    Piece,
    Progress,
    Provenance,
    Question,
    QuestionError,
    corpus_checks,
    limits,
    read_corpus,
)
from dashboard.paper.labels import literal
from dashboard.wording import intake, notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

HEADS = "doc_id,source,published,title,text"
POSTS = f"{HEADS}\n1,Post,2021-03-12,One,The raids went on.\n2,Times,2021-04-01,Two,No raids in the city.\n".encode()
OTHERS = f"{HEADS}\n9,Sun,2022-05-05,Nine,Peace now.\n".encode()
DIGEST = sha256(POSTS).hexdigest()[:12]
DAY_OR_MONTH = Question(
    "E-DATE-AMBIGUOUS",
    "order",
    "posts.csv, column “date”",
    "2 of 2 values like 03/04/2021 fit both, and none decides",
    (Option("day first", "Day first", "3 April 2021"), Option("month first", "Month first", "4 March 2021")),
)


class Job:
    """Reads tables in this process and at once; or waits, asks or refuses as a test wants it to."""

    running: ClassVar[bool] = False
    refusal: ClassVar[IntakeError | None] = None
    asks: ClassVar[tuple[Question, ...]] = ()
    started: ClassVar[list["Job"]] = []
    folder: ClassVar[Path]

    def __init__(self, files: list[Piece], layout: Layout, *, name: str) -> None:
        self.files, self.layout, self.name = files, layout, name
        self.cancelled = False
        self.progress = Progress("reading", "posts.csv", 30, 120)

    @property
    def finished(self) -> bool:
        """Whether there is something to show."""
        return not Job.running

    def start(self) -> "Job":
        """Begin."""
        Job.started.append(self)
        return self

    def cancel(self) -> None:
        """Stop."""
        self.cancelled = True

    def corpus(self) -> Corpus:
        """Return what came of it."""
        rows = [row | {"file": file.name} for file in self.files for row in _rows(file)]
        files = [
            {"file": file.name, "format": "a table", "reader": "csv", "digest": sha256(file.data).hexdigest()}
            | {"bytes": len(file.data), "rows": len(_rows(file)), "documents": len(_rows(file))}
            for file in self.files
        ]
        mapped = [{"role": name, "column": name, "reason": "its name", "sure": True} for name in HEADS.split(",")]
        samples = pd.DataFrame(rows[:3])
        known = Provenance(self.name, pd.DataFrame(files), pd.DataFrame(mapped), samples, self.layout)
        if Job.refusal is not None:
            raise Job.refusal
        if Job.asks and not self.layout.order:
            raise QuestionError(*Job.asks, provenance=known)
        path = Job.folder / f"{len(Job.started)}.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        found = read_corpus(path)
        return replace(found, provenance=replace(known, checks=corpus_checks(found)))


def _rows(file: Piece) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.data.decode())))


@pytest.fixture(autouse=True)
def job(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[type[Job]]:
    """Have files read in this process."""
    Job.running, Job.refusal, Job.asks, Job.started, Job.folder = False, None, (), [], tmp_path
    monkeypatch.setattr("dashboard.state.intake.IntakeJob", Job)
    monkeypatch.setattr("dashboard.state.taking.make_ready", lambda: None)
    yield Job
    Job.running, Job.refusal, Job.asks = False, None, ()


def drop(visit: "Visit", *files: tuple[str, bytes], place: int = 0) -> "Visit":
    """Drop files on the page."""
    visit.app.get("file_uploader")[place].set_value([(name, data, "text/csv") for name, data in files]).run()
    return visit


def press(visit: "Visit", label: str, place: int = 0) -> "Visit":
    """Press a button of the page."""
    [button for button in visit.app.main.button if button.label == label][place].click().run()
    return visit


def buttons(visit: "Visit") -> list[str]:
    """Return the labels of the page's buttons that can be pressed."""
    around = ("add-texts", "kept-link")
    return [button.label for button in visit.app.main.button if not button.disabled and button.key not in around]


def test_it_opens_with_a_place_for_files_the_shelf_and_what_becomes_of_texts(visit: "Callable[..., Visit]") -> None:
    """Who comes sees where to drop files, what is there already, and who will see what is brought."""
    found = visit("corpus")

    assert found.app.get("file_uploader")[0].label == intake.DROP
    assert {notes.TRUST, intake.SHELF} <= set(found.said)
    assert [text for text in found.said if "237 yearly messages" in text] != []


def test_overview_opens_first_and_shows_the_way(visit: "Callable[..., Visit]") -> None:
    """The first address is still Overview of the starter corpus; from the top of each page one gets here."""
    found = visit("overview")
    assert found.title == "Overview"
    assert [button.label for button in found.app.button].count("Add texts") == 1

    press(found, "Add texts")

    assert found.title == "Corpus"


def test_while_files_are_read_it_says_how_far_and_can_be_stopped(visit: "Callable[..., Visit]", job: type[Job]) -> None:
    """A bar, the file, a way to stop; what is open stays open."""
    job.running = True
    found = drop(visit("corpus"), ("posts.csv", POSTS))

    (bar,) = found.app.get("progress")
    assert bar.text == literal("Reading posts.csv: 30 bytes of 120 bytes")
    assert intake.STAYS in found.said
    assert found.numbers.startswith("5 documents")

    press(found, "Cancel")
    assert job.started[0].cancelled
    assert found.app.get("file_uploader")[0].label == intake.DROP


@pytest.mark.row(29, 63)
def test_what_only_the_person_can_say_is_asked_once_and_never_decided_unseen(
    visit: "Callable[..., Visit]", job: type[Job]
) -> None:
    """Nothing is chosen beforehand, nothing can be read before an answer, and the answer is kept."""
    job.asks = (DAY_OR_MONTH,)
    found = drop(visit("corpus"), ("posts.csv", POSTS))
    (answers,) = found.app.radio

    assert "and none decides. Which way are they written?" in " ".join(found.said)
    assert answers.value is None
    assert answers.options == ["Day first · 3 April 2021", "Month first · 4 March 2021"]
    assert "Read it so" not in buttons(found)

    answers.set_value("day first").run()
    press(found, "Read it so")
    assert job.started[-1].layout.order == "day first"
    assert not found.app.radio
    assert buttons(found)[0] == "Open this corpus"


@pytest.mark.row(28, 48)
def test_names_that_never_end_are_cut_on_the_page(visit: "Callable[..., Visit]", job: type[Job]) -> None:
    """Of files, corpora and columns; what was meant is chosen all the same."""
    long = "n" * 10_000
    job.asks = (replace(DAY_OR_MONTH, options=(Option("day first", long, long), Option("month first", "Month first"))),)
    found = drop(visit("corpus"), (f"{long}.csv", POSTS))
    (answers,) = found.app.radio

    assert max(map(len, [*answers.options, *found.said])) < 1_000
    answers.set_value("day first").run()
    press(found, "Read it so")
    press(found, "Open this corpus")
    assert job.started[-1].layout.order == "day first"
    assert len(found.app.session_state["corpus"]) == limits.LONGEST_NAME + 1


@pytest.mark.row(29)
def test_a_likely_answer_is_marked_and_still_has_to_be_given(visit: "Callable[..., Visit]", job: type[Job]) -> None:
    """It is chosen for the person to see, and nothing is read by it until that is confirmed."""
    job.asks = (replace(DAY_OR_MONTH, likely="month first"),)
    found = drop(visit("corpus"), ("posts.csv", POSTS))

    assert found.app.radio[0].value == "month first"
    assert len(job.started) == 1
    press(found, "Read it so")
    assert job.started[-1].layout.order == "month first"


def test_what_was_recognised_is_shown_and_two_clicks_lead_to_the_first_chart(visit: "Callable[..., Visit]") -> None:
    """Files, columns with reasons, rows, ledger; then Open leads to Overview of it."""
    found = drop(visit("corpus"), ("posts.csv", POSTS))
    said = " ".join(found.said)

    assert "“posts” is ready: 2 documents · 9 words · 2 sources · 2021." in said
    assert "Date, its name" in said.replace("*", "").replace("\\", "")
    assert intake.WHOLE in found.said

    press(found, "Open this corpus")
    assert (found.title, found.app.session_state["corpus"]) == ("Overview", "posts")
    assert found.numbers == "2 documents · 9 words · 2 sources · 2021"


def test_a_column_is_changed_by_hand(visit: "Callable[..., Visit]", job: type[Job]) -> None:
    """What was chosen instead goes into the layout, and the files are read again by it."""
    found = drop(visit("corpus"), ("posts.csv", POSTS))
    (text,) = [box for box in found.app.main.selectbox if "Text" in box.label]
    assert text.value == "text"

    text.set_value("title")
    press(found, "Read again", 1)

    assert job.started[-1].layout.columns_of["text"] == "title"


def test_a_format_is_changed_by_hand(visit: "Callable[..., Visit]", job: type[Job]) -> None:
    """What a file is can be said, where recognition was wrong."""
    found = drop(visit("corpus"), ("posts.csv", POSTS))
    (letters,) = [box for box in found.app.main.selectbox if "Letters" in box.label.replace("\\", "")]

    letters.set_value("cp1252")
    press(found, "Read again")

    assert job.started[-1].layout.encoding == "cp1252"


def test_what_could_be_left_out_has_its_switch(visit: "Callable[..., Visit]", job: type[Job]) -> None:
    """Copies are counted, nothing is left out unasked, and the switch has the files read again without them."""
    twice = POSTS + b"3,Sun,2021-05-01,Three,The raids went on.\n"
    found = drop(visit("corpus"), ("posts.csv", twice))
    assert "Copies: the very words of an earlier document1 document, 4 words." in " ".join(found.said)
    assert job.started[-1].layout.without == ()

    (switch,) = [toggle for toggle in found.app.main.toggle if toggle.label == "Leave out"][:1]
    switch.set_value(True).run()

    assert job.started[-1].layout.without == ("copies",)


def test_what_cannot_be_read_says_why_and_what_to_do(visit: "Callable[..., Visit]", job: type[Job]) -> None:
    """The error stands on the page, the corpus that is open stays, and other files can be brought."""
    job.refusal = IntakeError("E-NO-ROWS", "it has no rows", where="posts.csv", todo="add some")
    found = drop(visit("corpus"), ("posts.csv", POSTS))

    assert "posts.csv: it has no rows. Add some.E-NO-ROWS" in " ".join(found.said)
    assert found.numbers.startswith("5 documents")
    press(found, "Bring other files")
    assert found.app.get("file_uploader")[0].label == intake.DROP


@pytest.mark.row(15)
def test_a_file_over_the_limit_is_refused_with_the_way_out(
    visit: "Callable[..., Visit]", job: type[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit, the size, and what to do instead."""
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 100)
    found = drop(visit("corpus"), ("posts.csv", POSTS))
    said = " ".join(found.said)

    assert "E-TOO-LARGE" in said
    assert f"posts.csv: it has {len(POSTS)} bytes, and a file that is brought in a browser may have 100 bytes" in said
    assert "split it" in said.lower()
    assert job.started == []


@pytest.mark.row(16)
def test_a_full_session_keeps_what_it_has(visit: "Callable[..., Visit]", monkeypatch: pytest.MonkeyPatch) -> None:
    """What is loaded stays, and the page says how much there would be."""
    found = press(drop(visit("corpus"), ("posts.csv", POSTS)), "Open this corpus").go("corpus")
    monkeypatch.setattr(limits, "SESSION_BYTES", len(POSTS))

    drop(found, ("others.csv", OTHERS), place=len(found.app.get("file_uploader")) - 1)

    assert "E-SESSION-FULL" in " ".join(found.said)
    assert found.go("overview").numbers.startswith("2 documents")


def test_files_are_added_to_a_corpus(visit: "Callable[..., Visit]") -> None:
    """Two that were brought one after the other are one corpus, with the file as a column."""
    found = press(drop(visit("corpus"), ("posts.csv", POSTS)), "Open this corpus").go("corpus")

    drop(found, ("others.csv", OTHERS), place=1)
    press(found, "Open this corpus")

    assert found.app.session_state["corpus"] == "posts"
    assert found.numbers.startswith("3 documents · 11 words · 3 sources")


def test_several_files_are_one_corpus(visit: "Callable[..., Visit]") -> None:
    """What is dropped together is read together."""
    found = drop(visit("corpus"), ("posts.csv", POSTS), ("others.csv", OTHERS))

    assert "“posts and 1 more” is ready: 3 documents" in " ".join(found.said)


def test_a_pasted_text_is_read_with_what_is_said_of_it(visit: "Callable[..., Visit]", job: type[Job]) -> None:
    """Title, source and date are those of its boxes."""
    found = visit("corpus")
    found.app.text_area[0].set_value("The raids went on.")
    for box, value in zip(found.app.main.text_input[1:], ("One", "Post", "2021-03-12"), strict=True):
        box.set_value(value)
    press(found, "Read it")
    (piece,) = job.started[0].files

    assert json.loads(piece.data) == {
        "title": "One",
        "source": "Post",
        "published": "2021-03-12",
        "text": "The raids went on.",
    }
    assert job.started[0].name == "One"


def test_an_own_corpus_can_be_let_go(visit: "Callable[..., Visit]") -> None:
    """The first of the shelf is open again."""
    found = press(drop(visit("corpus"), ("posts.csv", POSTS)), "Open this corpus").go("corpus")

    press(found, "Let go")

    assert found.numbers.startswith("5 documents")
    assert intake.YOURS not in found.said


def test_how_it_was_read_can_be_seen_again(visit: "Callable[..., Visit]") -> None:
    """From the list of one's own one gets back to files, columns and ledger."""
    found = press(drop(visit("corpus"), ("posts.csv", POSTS)), "Open this corpus").go("corpus")

    press(found, "How it was read")

    assert "“posts” is ready: 2 documents" in " ".join(found.said)
    assert press(found, "Open this corpus").app.session_state["corpus"] == "posts"


def test_a_link_to_a_private_corpus_says_which_file_to_bring(visit: "Callable[..., Visit]") -> None:
    """By name and digest, on whatever page it leads to; and it opens nothing, not even a corpus called the same."""
    link: dict[str, Any] = {"corpus": "posts", "brought": f"{DIGEST} posts.csv", "word": "raids"}
    found = visit("terms", **link)
    said = " ".join(found.said)

    assert "This link is to “posts”, which lives only with who made it. Bring the same file" in said
    assert f"“posts.csv” (SHA-256 {DIGEST}…)" in said
    assert found.figures == []


@pytest.mark.row(111)
def test_the_same_file_restores_what_the_link_shows(visit: "Callable[..., Visit]") -> None:
    """Page, word, source and order of dates come back, once the file is there."""
    link = {"corpus": "posts", "brought": f"{DIGEST} posts.csv", "word": "raids", "source": "Times", "n": "2"}
    found = visit("terms", **link, layout=Layout(order="day first").written())

    press(found, "Add texts")
    assert found.title == "Corpus"
    drop(found.go("corpus"), ("posts.csv", POSTS))
    assert intake.LINKED in " ".join(found.said)
    press(found, "Open this corpus")

    assert (found.title, found.app.session_state["corpus"]) == ("Terms", "posts")
    assert (found.app.session_state["word"], found.app.session_state["n"]) == ("raids", 2)
    assert found.numbers.startswith("1 document · 5 words · 1 source")


@pytest.mark.row(110)
def test_a_page_that_was_reloaded_says_what_went_and_takes_it_back(visit: "Callable[..., Visit]") -> None:
    """The address names the corpus, which went with the session; brought again, it is shown as it was."""
    found = visit("terms", corpus="posts", word="raids")
    assert "If you brought it yourself, it went when the page was closed" in " ".join(found.said)

    drop(found.go("corpus"), ("posts.csv", POSTS + b"4,Sun,,,\n"))
    assert "1 row was set aside." in " ".join(found.said)
    press(found, "Open this corpus")

    assert (found.title, found.app.session_state["word"]) == ("Terms", "raids")


def test_another_file_is_not_taken_for_that_of_the_link(visit: "Callable[..., Visit]") -> None:
    """A file of the same name is opened as itself, and nothing of the link holds for it."""
    link = {"corpus": "posts", "brought": f"{DIGEST} posts.csv", "word": "raids"}
    found = visit("terms", **link).go("corpus")

    drop(found, ("posts.csv", OTHERS))
    assert intake.NOT_LINKED in " ".join(found.said)
    press(found, "Open this corpus")

    assert found.title == "Overview"
    assert found.app.session_state["word"] == ""
    assert found.numbers.startswith("1 document")


def test_a_link_of_one_s_own_names_the_files(visit: "Callable[..., Visit]") -> None:
    """Their digests and names, and how they were read; nothing else of them."""
    found = press(drop(visit("corpus"), ("posts.csv", POSTS)), "Open this corpus")

    assert f"brought={DIGEST}+posts.csv" in found.link()


@pytest.mark.row(107)
def test_two_sessions_with_corpora_of_one_name_see_their_own_numbers(
    visit: "Callable[..., Visit]", monkeypatch: pytest.MonkeyPatch
) -> None:
    """60,000 rows alike in every row that Streamlit looks at, and other words in the rest: neither sees the other's."""
    alike = set(pd.DataFrame(range(60_000)).sample(10_000, random_state=0).index)
    monkeypatch.setattr(limits, "NEAR_COPY_WORDS", 1)
    alice, bob = (drop(visit("corpus"), ("posts.csv", _many(word, alike))) for word in ("secretofalice", "secretofbob"))

    for own, other, found in (("secretofalice", "secretofbob", alice), ("secretofbob", "secretofalice", bob)):
        press(found, "Open this corpus")
        assert found.app.session_state["corpus"] == "posts"
        said = " ".join(found.go("terms").said)
        assert own in said
        assert other not in said
    keys = [found.app.session_state["_here"].corpus for found in (alice, bob)]
    assert keys[0].owner != keys[1].owner
    assert alice.link() != bob.link()
    assert "secretofbob" not in " ".join(alice.put(word="secretofalice").said)


def _many(word: str, alike: set[int]) -> bytes:
    lines = [f"{row:05},A,,,{'peace' if row in alike else word}" for row in range(60_000)]
    return "\n".join([HEADS, *lines]).encode()


def test_a_column_that_is_given_another_role_loses_its_own(visit: "Callable[..., Visit]", job: type[Job]) -> None:
    """Nobody has to say first that the title is no title any more."""
    found = drop(visit("corpus"), ("posts.csv", POSTS))
    (source,) = [box for box in found.app.main.selectbox if "Source" in box.label]

    source.set_value("title")
    press(found, "Read again", 1)

    assert {role: job.started[-1].layout.columns_of[role] for role in ("source", "title")} == {
        "source": "title",
        "title": "",
    }


def test_a_corpus_of_the_server_that_leaves_a_question_says_how_to_answer_it(
    visit: "Callable[..., Visit]", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is asked there: the page names the option of the command, and the way that asks."""
    path = tmp_path / "asks.csv"
    path.write_text("source,text,date\nA,one,03/04/2021\nB,two,05/06/2021\n", encoding="utf-8")
    monkeypatch.setenv("DISCOURSE_CORPUS", str(path))

    found = visit("overview")

    assert "E-DATE-AMBIGUOUS" in " ".join(found.said)
    assert "Start the server again with --order, or bring the file on the Corpus page" in " ".join(found.said)
