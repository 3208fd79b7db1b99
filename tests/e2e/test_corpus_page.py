"""Bringing one's own texts as a newcomer does: from the file to the first chart in three clicks at the most."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import on_page, still_window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload

    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
PAPERS = ("Morning Post", "Evening Times")
SUBJECTS = (
    *("buses", "schools", "rents", "parks", "votes", "trains"),
    *("wages", "roads", "strikes", "taxes", "mills", "docks"),
)


@dataclass(frozen=True, slots=True)
class Article:
    """One of twelve made-up articles."""

    number: int

    @property
    def day(self) -> int:
        """Its day in March 2021, which could be a month too."""
        return self.number % 12 + 1

    @property
    def paper(self) -> str:
        """Who printed it."""
        return PAPERS[self.number % 2]

    @property
    def headline(self) -> str:
        """Its title."""
        return f"City and {SUBJECTS[self.number]}"

    @property
    def body(self) -> str:
        """Its text."""
        subject = SUBJECTS[self.number]
        return (
            f"The council spoke about {subject} on {self.day} occasions, and people asked why. Nobody had counted the "
            f"{subject} before, said a café owner; now everybody does. More is known of {subject} than of any other."
        )


ARTICLES = [Article(number) for number in range(12)]


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which somebody brings texts.

    Attributes:
        files: What is dropped: names and bytes.
        documents: How many there are in it.
        asked: The label of the answer to each question, in order.
        sources: What stands in the list of sources, as far as the files say it.
    """

    files: Callable[[], dict[str, bytes]]
    documents: int = 12
    asked: tuple[str, ...] = ()
    sources: tuple[str, ...] = PAPERS


def _table(divider: str, date: str, encoding: str) -> bytes:
    rows = [["headline", "newspaper", "date", "body"]]
    rows += [[one.headline, one.paper, date.format(one.day), one.body.replace(divider, "·")] for one in ARTICLES]
    return "\r\n".join(divider.join(row) for row in rows).replace("·", "," if divider == ";" else " –").encode(encoding)


def _quoted() -> bytes:
    rows = [f'{one.headline},{one.paper},{one.day:02}/03/2021,"{one.body}"' for one in ARTICLES]
    return "\n".join(["headline,newspaper,date,body", *rows]).encode()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def _word(article: Article) -> bytes:
    """Return a Word file of one paragraph."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{KIND}"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}" '
            'Target="word/document.xml"/></Relationships>',
        )
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{article.body}</w:t></w:r></w:p></w:body>'
            "</w:document>",
        )
    return written.getvalue()


def _archive() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for one in ARTICLES:
            paper, title = one.paper.replace(" ", ""), one.headline.replace(" ", "-")
            archive.writestr(f"2021-03-{one.day:02}_{paper}_{title}.docx", _word(one))
    return written.getvalue()


def _pdf() -> bytes:
    """Return a PDF of one page with three lines of text."""
    lines = "".join(f"({line}) Tj 0 -14 Td " for line in ARTICLES[0].body.replace("é", "e").split(". "))
    stream = f"BT /F1 11 Tf 40 780 Td {lines}ET".encode("latin-1")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    written, places = b"%PDF-1.4\n", list[int]()
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(written),
    )


def _nexis() -> bytes:
    return "".join(map(_printed, ARTICLES)).encode()


def _printed(article: Article) -> str:
    """Return an article as Nexis prints it."""
    date = f"March {article.day}, 2021"
    middle = [f"{article.number + 1} of {len(ARTICLES)} DOCUMENTS", "", "", article.paper, "", f"{date} Monday"]
    fields = [article.headline, "BYLINE: Ann Other", f"SECTION: NEWS; Pg. {article.number + 1}"]
    fields += [f"LENGTH: {len(article.body.split())} words", "", article.body, "", f"LOAD-DATE: {date}"]
    fields += ["LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper"]
    end = [f"Copyright 2021 {article.paper}", "All Rights Reserved"]
    return "\n".join([*(line.center(80).rstrip() for line in middle), "", "\n\n".join(fields), ""]) + (
        "\n" + "\n".join(line.center(80).rstrip() for line in end) + "\n\n\n"
    )


# As the readers, the dates and the guessing of columns come to read it, each is a line here.
WAYS = {
    "ours": Way(
        lambda: {
            "articles.csv": "\n".join(
                ["doc_id,source,published,title,text"]
                + [f'{a.number},{a.paper},2021-03-{a.day:02},{a.headline},"{a.body}"' for a in ARTICLES]
            ).encode()
        }
    ),
    "csv": Way(lambda: {"articles.csv": _quoted()}, asked=("Day first",)),
    "docx in a zip": Way(
        lambda: {"articles.zip": _archive()}, sources=tuple(paper.replace(" ", "") for paper in PAPERS)
    ),
    "semicolons, cp1252": Way(
        lambda: {"articles.csv": _table(";", "2021-03-{:02}", "cp1252")}, asked=("cp1252|Western|Windows",)
    ),
    "tsv": Way(lambda: {"articles.tsv": _table("\t", "2021-03-{:02}", "utf-8")}),
    "pdf": Way(lambda: {"report.pdf": _pdf()}, documents=1, sources=()),  # which says no date
    "nexis": Way(lambda: {"nexis.txt": _nexis()}),
}


def drop(visit: "Visit", files: dict[str, bytes]) -> None:
    """Choose files on the Corpus page, and wait for what comes of them."""
    payloads: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files.items()
    ]
    visit.page.locator("input[type=file]").first.set_input_files(payloads)
    _read(visit)


def _read(visit: "Visit") -> None:
    """Wait until files are read, or something is asked about them."""
    main = visit.page.get_by_test_id("stMain")
    main.get_by_text(re.compile("is ready:|is read as soon as|could not be read")).wait_for(timeout=60_000)
    visit.idle()


def to_the_first_chart(visit: "Visit", way: Way) -> int:
    """Answer what is asked, open what was brought, and return how many clicks that took."""
    clicks, page = 0, visit.page
    for answer in way.asked:
        option = page.get_by_test_id("stRadio").get_by_text(re.compile(answer)).first
        if not page.get_by_role("radio", name=re.compile(answer)).first.is_checked():
            with visit.rerun():
                option.click()
            clicks += 1
    if way.asked:
        page.get_by_role("button", name="Read it so").click()
        page.get_by_text("is ready:").wait_for(timeout=60_000)
        visit.idle()
        clicks += 1
    expect(page.get_by_text("is ready:")).to_be_visible()
    page.get_by_role("button", name="Open this corpus").click()
    on_page(page, "Overview")
    visit.idle()
    return clicks + 1


@pytest.mark.parametrize("name", WAYS)
def test_from_the_file_to_the_first_chart_in_three_clicks(visit: "Visit", name: str) -> None:
    """Every document, source and year is there, and what had to be asked was asked once."""
    way = WAYS[name]
    visit.go("corpus")

    drop(visit, way.files())
    clicks = to_the_first_chart(visit, way)

    assert clicks <= 3
    assert visit.sidebar_numbers().startswith(f"{way.documents} document")
    expect(visit.page.locator(".js-plotly-plot").first).to_be_visible()
    main = visit.page.get_by_test_id("stMain")
    for source in way.sources:
        expect(main.get_by_text(source).first).to_be_visible()


def test_a_pasted_text_leads_to_a_chart(visit: "Visit") -> None:
    """Paste, read, open."""
    visit.go("corpus")
    visit.page.get_by_text("Or paste a text").click()
    visit.page.get_by_label("Text", exact=True).fill(ARTICLES[0].body)
    for label, value in (("Title", "City"), ("Source", "Morning Post"), ("Date", "2021-03-12")):
        visit.page.get_by_label(label, exact=True).fill(value)

    visit.page.get_by_role("button", name="Read it", exact=True).click()
    _read(visit)
    to_the_first_chart(visit, Way(dict, 1))

    assert visit.sidebar_numbers().startswith("1 document")


def test_what_is_brought_is_gone_for_everybody_else(visit: "Visit", browser: "Browser") -> None:
    """Somebody else who follows the link is told which file to bring, and sees nothing of it until they do."""
    visit.go("corpus")
    drop(visit, WAYS["ours"].files())
    to_the_first_chart(visit, WAYS["ours"])
    with visit.rerun():
        visit.page.get_by_role("button", name="Share").click()
    link = visit.page.get_by_test_id("stCode").inner_text().strip()

    other = still_window(browser)
    page = other.new_page()
    page.goto(link)
    expect(page.get_by_test_id("stMain")).to_contain_text("which lives only with who made it", timeout=60_000)
    assert "articles.csv" in page.get_by_test_id("stMain").inner_text()
    assert "City and" not in page.content()
    other.close()

    visit.page.reload()
    visit.idle()
    assert "City and" not in visit.page.content()


def test_the_page_has_no_fault_of_accessibility(schemed_visit: "Visit") -> None:
    """Light and dark, with nothing on it and with all that is said of files."""
    schemed_visit.go("corpus")
    assert _faults(schemed_visit) == []

    drop(schemed_visit, WAYS["ours"].files())
    assert _faults(schemed_visit) == []


def _faults(visit: "Visit") -> list[tuple[str, str]]:
    """Return what axe finds, but for what Streamlit says of its own place for files, a role that its label undoes."""
    found = visit.faults()
    return [one for one in found if one[0] != "presentation-role-conflict" or "stFileUploaderDropzone" not in one[1]]


def test_on_a_phone_nothing_is_cut_off(phone_visit: "Visit") -> None:
    """The page is no wider than the screen, whatever it shows."""
    phone_visit.go("corpus")
    drop(phone_visit, WAYS["ours"].files())

    width = phone_visit.page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth")
    assert width <= 390
