"""A small class explores the starter corpus: every act is served, and nothing goes wrong."""

from pathlib import Path

import pytest

from benchmarks.classroom import table
from benchmarks.classroom.server import served
from benchmarks.classroom.teaching import Plan, taught
from tests.e2e.conftest import in_a_loop_of_its_own

pytestmark = pytest.mark.e2e
PLAN = Plan(script="own", users=3, seconds=10, think=1)


def test_three_explore_and_all_is_served(tmp_path: Path) -> None:
    """For ten seconds, which is a few acts each; the server is gone afterwards, and has complained of nothing."""
    with served(log=tmp_path / "log") as server:
        lesson = in_a_loop_of_its_own(taught(server, PLAN))
        said = server.log.read_text("utf-8").splitlines()
    answers = [*lesson.opened, *lesson.answers]

    assert len(lesson.opened) == PLAN.users <= len(lesson.answers)
    assert [(one.act, one.errors) for one in answers if one.errors or not one.served] == []
    assert [line for line in said if server.place not in line] == []
    assert not server.process.is_running()
    assert any(line.startswith(f"all acts: {len(lesson.answers)}/") for line in table.lines(lesson))
