"""Dates on their way into documents: asked with what is known of the file, kept as they were written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.corpus.errors import QuestionError
from analysis.corpus.intake import intake
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.provenance import Provenance

MakeFile = Callable[..., Path]
ROWS = "doc_id,source,date,text\na,A,12/03/2021,one\nb,A,05/04/2021,two\nc,B,yesterday,three\nd,B,2021-02-01,\n"


@pytest.mark.row(63, 67)
def test_the_order_is_asked_with_what_is_known_of_the_file(make_file: MakeFile) -> None:
    """The question carries the provenance, so that columns can be shown beside it."""
    with pytest.raises(QuestionError, match=r"^E-DATE-AMBIGUOUS · a.csv, column “date” · 2 of 2 values") as raised:
        intake(make_file("a.csv", ROWS))

    assert isinstance(raised.value.provenance, Provenance)


@pytest.mark.row(63, 67)
def test_dates_are_kept_as_they_were_written(make_file: MakeFile) -> None:
    """Beside the day stands what it was read from; a date that is none is kept there too."""
    found = intake(make_file("a.csv", ROWS), Layout(order="day first", source="A"))

    assert [str(day)[:10] for day in found.documents["published"]] == ["2021-03-12", "2021-04-05", "NaT"]
    assert found.documents["published_given"].tolist() == ["12/03/2021", "05/04/2021", "yesterday"]
    assert found.documents["date_precision"].tolist() == ["day", "day", ""]
    assert found.rows == 4
