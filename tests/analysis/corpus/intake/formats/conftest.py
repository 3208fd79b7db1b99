"""What tests of formats share: bytes read as the file of a name, with what the ledger says of them."""

from collections.abc import Callable

import pytest

from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.readers import reader_of
from analysis.corpus.intake.records import Reading


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """Return a function that reads a file's content by whatever recognises it; its rows must add up."""

    def read(content: str | bytes, name: str = "a.csv", layout: Layout = Layout()) -> Reading:  # noqa: B008 - frozen
        piece = Piece(name, content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
        found = Reading()
        reader_of(piece, layout).read(piece, layout, found)
        aside = sum(entry.action == "set aside" and entry.line > 0 for entry in found.entries)
        assert found.rows == len(found.records) + aside
        return found

    return read
