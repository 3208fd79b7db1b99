"""Options of the command that say how files are read."""

from argparse import ArgumentParser
from pathlib import Path

import pytest

from analysis import IntakeError, Layout, read_corpus
from dashboard.serving.mapping import VARIABLE, add_mapping, given_mapping, hand_over, mapping


def _wanted(*options: str) -> Layout | None:
    parser = ArgumentParser()
    add_mapping(parser)
    return mapping(parser.parse_args(options))


def test_nothing_said_is_no_mapping() -> None:
    """So that what is kept beside a corpus holds."""
    assert _wanted() is None


def test_columns_are_named_as_people_think_of_them() -> None:
    """The date is the column of publication, and the identifier that of the document."""
    found = _wanted("--text", "body", "--source", "outlet", "--date", "day", "--id", "nr", "--order", "day-first")

    assert found == Layout(
        columns=(("doc_id", "nr"), ("published", "day"), ("source", "outlet"), ("text", "body")), order="day first"
    )


def test_options_come_before_a_file(tmp_path: Path) -> None:
    """What a kept mapping says is changed by what stands on the line."""
    path = tmp_path / "m.json"
    path.write_text(Layout(order="day first", encoding="cp1252").written())

    assert _wanted("--mapping", str(path), "--order", "month-first") == Layout(order="month first", encoding="cp1252")


@pytest.mark.parametrize("options", [("--order", "any"), ("--without", "all"), ("--header", "maybe")])
def test_what_none_can_have_is_refused(options: tuple[str, str], tmp_path: Path) -> None:
    """A value that means nothing is an error, at the latest when a corpus is read."""
    path = tmp_path / "a.csv"
    path.write_text("text,date\none,2020-01-02\n")

    with pytest.raises(IntakeError, match=r"E-LAYOUT|E-CHECK"):
        read_corpus(path, mapping=_wanted(*options))


def test_a_mapping_is_handed_over_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server finds it in the environment, and the next reading beside the corpus."""
    monkeypatch.setenv(VARIABLE, "")
    path = tmp_path / "posts.csv"
    path.write_text("outlet,body,day\nA,one two,03/04/2020\n")
    parser = ArgumentParser()
    add_mapping(parser)
    options = ["--text", "body", "--source", "outlet", "--date", "day", "--order", "day-first", "--keep-mapping"]

    hand_over(parser.parse_args(options), [path])
    assert (tmp_path / "posts.mapping.json").is_file()
    assert given_mapping() == Layout(
        columns=(("published", "day"), ("source", "outlet"), ("text", "body")), order="day first"
    )
    documents = read_corpus(path).documents
    assert documents[["source", "published"]].astype(str).to_numpy().tolist() == [["A", "2020-04-03"]]
