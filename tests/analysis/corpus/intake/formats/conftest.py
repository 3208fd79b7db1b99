"""What tests of formats share: pieces made on the spot, read as a corpus would, with a ledger that adds up."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.readers import read_piece, reader_of
from analysis.corpus.intake.records import Reading


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Return a function that reads bytes or a text under a name, and checks that the ledger adds up."""

    def reading(name: str, data: bytes | str, **layout: Any) -> Reading:
        found = Reading()
        read_piece(Piece(name, data.encode() if isinstance(data, str) else data), Layout(**layout), found)
        aside = sum(entry.action == "set aside" and entry.line > 0 for entry in found.entries)

        assert found.rows == len(found.records) + aside

        return found

    return reading


@pytest.fixture(scope="session")
def zipped() -> Callable[[Mapping[str, str | bytes]], bytes]:
    """Return a function that puts files into a ZIP archive."""

    def archive(files: Mapping[str, str | bytes]) -> bytes:
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in files.items():
                packed.writestr(name, content)
        return held.getvalue()

    return archive


@pytest.fixture(scope="session")
def make_docx(zipped: Callable[..., bytes]) -> Callable[..., bytes]:
    """Return a function that makes a Word file from the XML of its paragraphs, with other members beside."""
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )

    def docx(body: str, members: Mapping[str, str] | None = None) -> bytes:
        files = {"word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>"}
        others = {name: content.replace("SPACES", spaces) for name, content in (members or {}).items()}
        return zipped({**files, **others})

    return docx


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """Return a function that makes a PDF, each page of it from its lines; a page of none is blank."""

    def pdf(*pages: list[str], title: str = "") -> bytes:
        kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        for place, lines in enumerate(pages):
            shown = " ".join(f"({line}) Tj T*" for line in lines)
            stream = f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET" if lines else ""
            page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * place} 0 R "
            objects.append(page + "/Resources << /Font << /F1 3 0 R >> >> >>")
            objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(f"<< /Title ({title}) >>")
        data, places = b"%PDF-1.4\n", []
        for number, held in enumerate(objects, start=1):
            places.append(len(data))
            data += f"{number} 0 obj\n{held}\nendobj\n".encode("cp1252")
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
        end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(data)}\n%%EOF\n"
        return data + end.encode("cp1252")

    return pdf


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
