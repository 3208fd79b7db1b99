"""A small class explores the starter corpus: every act is served, and nothing goes wrong."""

from collections.abc import Iterator

import pytest

from benchmarks.classroom import table
from benchmarks.classroom.server import Server, served
from benchmarks.classroom.student import Student
from benchmarks.classroom.teaching import Plan, taught
from tests.e2e.conftest import in_a_loop_of_its_own

pytestmark = pytest.mark.e2e
PLAN = Plan(script="own", users=3, seconds=10, think=1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the starter corpus; the server is gone afterwards, and has complained of nothing."""
    with served(log=tmp_path_factory.mktemp("class") / "log") as found:
        yield found
        said = found.log.read_text("utf-8").splitlines()
    assert [line for line in said if found.place not in line] == []
    assert not found.process.is_running()


def test_three_explore_and_all_is_served(server: Server) -> None:
    """For ten seconds, which is a few acts each."""
    lesson = in_a_loop_of_its_own(taught(server, PLAN))
    answers = [*lesson.opened, *lesson.answers]

    assert len(lesson.opened) == PLAN.users <= len(lesson.answers)
    assert [(one.act, one.errors) for one in answers if one.errors or not one.served] == []
    assert any(line.startswith(f"all acts: {len(lesson.answers)}/") for line in table.lines(lesson))


def test_what_a_student_presses_does_what_it_does_in_a_browser(server: Server) -> None:
    """A row of a list follows its word, a filter is cleared where it is said to be in force, and all begins anew."""

    async def said() -> list[object]:
        async with Student(server.place) as student:
            await student.open("terms?source=Revolution")
            await student.say("pane", ["List"])
            rows = student.screen.drawn("list-words")
            await student.choose("list-words", 2)
            found = [_said(student, "word") == rows.rows[2] if rows else None, _said(student, "source")]
            await student.press("clear-filters")
            found += [_said(student, "source"), student.screen.widget("clear-filters")]
            await student.press("Start over")
            return [*found, _said(student, "word")]

    assert in_a_loop_of_its_own(said()) == [True, ["Revolution"], [], None, ""]


def _said(student: Student, key: str) -> object:
    """Return what a widget says."""
    widget = student.screen.widget(key)
    assert widget is not None, key
    return widget.value
