"""Files that were damaged on their way: each is refused in one line, or read with a ledger that adds up."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from analysis import AnalysisError, read_corpus

ROWS = [
    {"doc_id": f"d{place}", "source": source, "published": date, "language": language, "title": title, "text": text}
    for place, (source, date, language, title, text) in enumerate(
        [
            ("Red Flag", "2019-07-20", "en", "No. 1, “quoted”", "The raids went on;\nworkers said, “No more.”"),
            ("La Voz", "2019-07", "Español", "Título", "La migración no es un crimen."),
            ("Le Monde d’en bas", "2019", "fr", "", "L’immigration, dit-on, n’est pas un délit.\n\nC’est tout."),
            ("新聞", "2019-07-20T23:30:00-05:00", "zh", "移民", "移民政策引起討論。"),
            ("A, B; C", "", "", "Five", "=1+1 and 'quoted', \"twice\"\tand a tab"),
        ]
    )
]


def _cell(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


CSV = "\r\n".join([",".join(ROWS[0]), *(",".join(map(_cell, row.values())) for row in ROWS)]).encode()
LINES = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()
FILES = {
    "a.csv": CSV,
    "b.csv": CSV.replace(b",", b";"),
    "c.csv": b"\xff\xfe" + CSV.decode().encode("utf-16-le"),
    "d.jsonl": LINES,
    "e.jsonl": "\n".join(map(json.dumps, ROWS)).encode(),
    "f.jsonl.gz": gzip.compress(LINES, mtime=0),
    "manifest.csv": b"file,source,published\none.txt,A,2019-07-20\ntwo.txt,B,\nthree.txt,B,July 2019\n",
}


def damaged(data: bytes, dice: Random) -> bytes:
    """Return some bytes with one to four accidents: cut, flipped, dropped, doubled, or with others put in."""
    for _ in range(dice.randint(1, 4)):
        here, there = sorted(dice.randint(0, len(data)) for _ in range(2))
        piece = data[here : min(there, here + dice.choice([1, 2, 8, 64]))]
        other = dice.choice([b"\x00", b'"', b"\n", b"\r", b",", b"\xff", b"{", b"}", b"\\u", b"\xe2\x80", piece[::-1]])
        data = dice.choice(
            [
                data[:here],
                data[:here] + other + data[here + len(piece) :],
                data[:here] + other + data[here:],
                data[:here] + data[here + len(piece) :],
                data[:here] + piece + data[here:],
            ]
        )
    return data


def outcome(path: Path) -> str:
    """Return what became of a corpus: the code of the refusal, or whether its ledger adds up."""
    try:
        corpus = read_corpus(path)
    except AnalysisError as error:
        return error.code
    adds_up = corpus.rows_read == len(corpus.documents) + corpus.set_aside.rows
    return "adds up" if adds_up and len(corpus.texts) == len(corpus.documents) else "does not add up"


def outcomes(make_folder: Callable[..., Path], seeds: range) -> set[str]:
    """Return what became of a damaged file for each of some seeds."""
    found = set()
    for seed in seeds:
        dice = Random(seed)  # noqa: S311 - an accident needs no secrecy
        name = dice.choice(list(FILES))
        files = {name: damaged(FILES[name], dice)}
        if name == "manifest.csv":
            files |= {f"{text}.txt": damaged(b"The raids went on. \xe2\x80\x9cNo more.\xe2\x80\x9d", dice) for text in
                      ("one", "two")}  # fmt: skip
        folder = make_folder(files)
        found.add(outcome(folder if name == "manifest.csv" else folder / name))
    return found


def test_a_damaged_file_is_refused_or_its_ledger_adds_up(make_folder: Callable[..., Path]) -> None:
    """Nothing but our own errors, and no row lost."""
    found = outcomes(make_folder, range(120))

    assert "adds up" in found
    assert "does not add up" not in found
    assert {code for code in found if not code.startswith("E-")} == {"adds up"}


@pytest.mark.exhaustive
@pytest.mark.parametrize("hundred", range(10))
def test_a_thousand_damaged_files_are_refused_or_their_ledgers_add_up(
    make_folder: Callable[..., Path], hundred: int
) -> None:
    """The same for many more."""
    found = outcomes(make_folder, range(1_000 + hundred * 100, 1_100 + hundred * 100))

    assert {code for code in found if not code.startswith("E-")} == {"adds up"}
