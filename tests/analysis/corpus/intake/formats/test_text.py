"""Plain text and Markdown: a file is a document, unless each of its lines looks like one, which is asked."""

from collections.abc import Callable

import pytest

from analysis.corpus.errors import QuestionError
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]

POSTS = [f"Post {place} says that {'they were heard, ' * (place % 5)}and that is all!" for place in range(30)]
ARTICLE = "\n\n".join(
    f"Paragraph {place}. It says what was said. It goes on for a while after that." for place in range(30)
)
WRAPPED = "\n".join(
    "They were heard, one by one, and what was said stands here, wrapped at about"[: 70 + place % 7] + "."
    for place in range(60)
)  # fmt: skip
POEM = "\n".join(f"A line of a poem{',' * (place % 2)}" for place in range(30))


@pytest.mark.row(61)
@pytest.mark.parametrize("text", ["A short one.", ARTICLE, WRAPPED, POEM, "\n".join(POSTS[:10]), "\n\n".join(POSTS)])
def test_a_file_is_a_document(read: Read, text: str) -> None:
    """Articles, wrapped text, poems and short texts are never asked about."""
    (record,) = read("a.txt", text).records

    assert record.cells == {"text": text}


@pytest.mark.row(61)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_many_lines_that_are_texts_are_asked_about(read: Read, end: str) -> None:
    """The question shows what each answer would make of the file."""
    with pytest.raises(QuestionError) as raised:
        read("a.txt", end.join(POSTS) + end)
    (question,) = raised.value.questions

    assert (question.code, question.setting, question.likely) == ("E-LINES", "documents", "lines")
    assert [option.value for option in question.options] == ["lines", "files"]
    assert POSTS[0] in question.options[0].example


@pytest.mark.row(61)
def test_the_answer_holds(read: Read) -> None:
    """Each line is a document at its line, or the file is one."""
    text = "\n".join([*POSTS[:2], "", *POSTS[2:]])
    lines = read("a.txt", text, documents="lines").records

    assert [(record.line, record.cells["text"]) for record in lines[1:3]] == [(2, POSTS[1]), (4, POSTS[2])]
    assert len(read("a.txt", "\n".join(POSTS), documents="files").records) == 1


def test_a_name_without_an_ending_may_be_a_text(read: Read) -> None:
    """Many old corpora have files so named."""
    assert read("chapter1", "It began.").records[0].cells == {"text": "It began."}


MARKDOWN = """---
title: "Heard: at last"
date: 2019-12-03
tags: [hearings, "rules"]
authors:
  - A. Writer
  - B. Writer
lang: en
---
# Another title

They were **not *heard* ** by [the office](https://a.org/b_c), says `somebody`. ![a picture](x.png)
It is 3 * 4 * 5, and snake_case_name stays. __Bold__ and _so_ on<!-- no -->.

> quoted
- item one
1. item two

```
code stays
```
[ref]: https://a.org
Under\\_scored
***
"""


def test_markdown_is_text_without_its_marks(read: Read) -> None:
    """What stands above it gives title and date; links keep their words; all is counted."""
    found = read("a.md", MARKDOWN)
    cells = dict(found.records[0].cells)
    text = str(cells.pop("text"))

    assert cells == {
        "title": "Heard: at last",
        "published": "2019-12-03",
        "tags": "hearings; rules",
        "authors": "A. Writer; B. Writer",
        "language": "en",
    }
    assert "by the office, says somebody." in text
    assert "It is 3 * 4 * 5, and snake_case_name stays. Bold and so on." in text
    assert "quoted\nitem one\nitem two\n\ncode stays\n\nUnder_scored" in text
    assert "2 targets of links" not in text
    assert "2 targets of links" in found.entries[0].message.replace("targets of a link", "targets of links")


@pytest.mark.parametrize("text", ["# Heard\n\nText.", "Heard\n=====\n\nText."])
def test_the_first_heading_is_the_title(read: Read, text: str) -> None:
    """It stays in the text, as headings do."""
    assert read("a.md", text).records[0].cells == {"title": "Heard", "text": "Heard\n\nText."}
