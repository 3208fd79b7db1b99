"""Subtitles: what is said, once, without times and marks."""

from collections.abc import Callable

import pytest

from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]


def text(found: Reading) -> object:
    """Return the text of the only document."""
    (record,) = found.records
    return record.cells["text"]


SRT = """1
00:00:01,000 --> 00:00:02,500
We are heard
<i>at</i> last.

2
00:00:02,600 --> 00:00:04,000 X1:1
{\\an8}It took &amp; takes 20

3
00:00:09,000 --> 00:00:10,000
years.
"""


@pytest.mark.parametrize("name", ["a.srt", "a.txt"])
def test_times_and_marks_are_out(read: Read, name: str) -> None:
    """Lines are joined; a silence is the end of a paragraph."""
    assert text(read(name, SRT)) == "We are heard at last. It took & takes 20\n\nyears."


@pytest.mark.parametrize("change", [lambda data: data.replace("\n", "\r\n"), lambda data: "\ufeff" + data])
def test_line_ends_and_marks_of_the_encoding_change_nothing(read: Read, change: Callable[[str], str]) -> None:
    """Files come from many systems."""
    assert text(read("a.srt", change(SRT))) == text(read("a.srt", SRT))


def test_speakers_are_named_and_notes_are_out(read: Read) -> None:
    """Entities are the characters that they stand for."""
    data = """WEBVTT - a debate
Kind: captions

STYLE
::cue { color: red }

NOTE checked by hand

intro
00:01.000 --> 00:02.000 align:start
<v.loud Ann &amp; Bo>We were <c.yellow>not</c> heard.</v>

00:02.000 --> 00:03.000
<v Ann &amp; Bo>Never.

00:03.000 --> 00:04.000
<v Cy>R&amp;D <00:03.500>was.</v>
"""
    found = read("a.txt", data)

    assert text(found) == "Ann & Bo: We were not heard. Never.\n\nCy: R&D was."
    assert [entry.message[:7] for entry in found.entries] == ["2 notes"]


def test_captions_that_roll_up_stand_once(read: Read) -> None:
    """Automatic captions show each line twice, once below and once above the next; a chorus stays."""
    lines = ["we are", "heard at", "last and", "for all"]
    rolled, sung = "WEBVTT\n", "WEBVTT\n"
    for place, (above, line) in enumerate(zip(["", *lines], lines, strict=False)):
        rolled += f"\n00:0{place}.000 --> 00:0{place + 1}.000\n{above + chr(10) if above else ''}{line}\n"
        sung += f"\n00:0{place}.000 --> 00:0{place + 1}.000\n{'no, no' if place in (1, 2) else line}\n"
    found = read("a.vtt", rolled)

    assert text(found) == "we are heard at last and for all"
    assert [entry.message[:7] for entry in found.entries] == ["3 lines"]
    assert text(read("b.vtt", sung)) == "we are no, no no, no for all"


def test_nothing_said_is_lost_where_lines_are_missing(read: Read) -> None:
    """Captions without a blank line between, and times that cannot be read."""
    data = "WEBVTT\n\n00:01.000 --> 00:02.000\none\n00:02.000 --> 00:03.000\ntwo\n\n00:0x:99 --> 00:04.000\nthree\n"

    assert text(read("a.vtt", data)) == "one two three"
