"""Words on what happened when a corpus was read."""

from collections.abc import Callable

import pytest

from analysis import Corpus
from dashboard.wording import losses


@pytest.mark.row(67, 73)
@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["2019", ""], ""),
        (["2019", "n.d."], "1 date was not understood: “n.d.” (line 2). Its document is missing from every view over"),
        (
            ["", "yesterday", "n.d.", "yesterday"],
            "3 dates were not understood, the first is “yesterday” (line 2). Their documents are missing from every",
        ),
    ],
)
def test_a_date_that_was_not_understood_is_not_called_missing(
    make_corpus: Callable[..., Corpus], dates: list[str], said: str
) -> None:
    """Overview says how many there are, and shows the first with its place."""
    corpus = make_corpus({"text": f"text {row}", "published": date} for row, date in enumerate(dates))
    found = losses.unread_dates(corpus)

    assert found.startswith(said)
    assert bool(found) == bool(said)
