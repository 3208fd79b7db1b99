"""What a server opens before anybody asks: what is there is open, what is not is told to the log by its code alone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import JobError
from dashboard.data import ahead, corpora, remembered
from dashboard.serving.shelf import STARTER, VARIABLE
from dashboard.state.whereabouts import Key


class _Full:
    """A pool for which the system has no process."""

    def make_ready(self) -> None:
        """Fail."""
        raise JobError("E-CRASH", "no process could be started for it: canary")


def test_what_can_be_opened_is_open_before_anybody_asks(
    make_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody who comes reads it again; of the others, and of a process that is not there, the log has the codes."""
    broken = make_file("broken.csv", b"text,source\n\xff\xfecanary")
    monkeypatch.setenv(VARIABLE, json.dumps([str(broken)]))
    monkeypatch.setattr(ahead, "pool", _Full)
    read = []
    opened = corpora.shelf_corpus
    monkeypatch.setattr(corpora, "shelf_corpus", lambda name: (read.append(name), opened(name))[1])
    remembered.forget()

    ahead._open()
    corpora.as_read(Key(STARTER, "", owner=""))

    assert read == ["broken", STARTER]
    assert "E-CRASH" in caplog.text
    assert "broken (E-" in caplog.text
    assert "canary" not in caplog.text
