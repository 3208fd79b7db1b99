"""Kept work: it comes back to the last number, on the right texts only, and what somebody changed does not."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import (
    VERSION,
    AnalysisError,
    Corpus,
    Filters,
    IntakeError,
    Kept,
    Piece,
    Provenance,
    is_kept_work,
    kept_work,
    kept_work_at,
    keyness,
    limits,
    read_kept_work,
    term_frequencies,
)
from analysis.corpus.intake.layout import Layout
from analysis.corpus.kept import archive
from analysis.corpus.schema import FILES, MAPPED, MARKS

NAME = "work.discourse.zip"
SESSION = {"word": ["raids"], "source": ["A", "B"], "kept": ["0-4 d0"]}
FILE = {
    "file": "posts.csv",
    "format": "CSV",
    "reader": "csv",
    "digest": "ab" * 32,
    "bytes": 9,
    "rows": 3,
    "documents": 3,
}
LAYOUT = Layout(order="day first").with_columns({"text": "body", "source": "paper"})


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return a small corpus with further columns of several kinds, a date, a row set aside, and a file it is from."""
    files = pd.DataFrame([FILE]).astype(dict(FILES.empty().dtypes))
    samples = pd.DataFrame({"body": ["Raids"]}).astype("str")
    read = make_corpus(
        [
            {"text": "Raids again, \u201craids\u201d.", "published": "2019-07", "likes": 3, "tags": ["a", {"b": None}]},
            {"text": "No raid here — but 😀.", "source": "B", "likes": None, "title": "=1+1"},
            {"text": "Third\n\ntext", "likes": 2.5, "tags": "x"},
            {"text": ""},
        ]
    )
    return replace(read, provenance=Provenance("posts", files, MAPPED.empty(), samples, LAYOUT))


@pytest.fixture(scope="module")
def written(corpus: Corpus) -> bytes:
    """Return the work on that corpus, with its texts."""
    return kept_work(corpus, SESSION, name="posts", texts=True)


def _read(data: bytes) -> Kept:
    return read_kept_work(Piece(NAME, data))


def _own(kept: Kept) -> Corpus:
    return kept.own_corpus


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _archive(members: dict[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", packed) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return written.getvalue()


def _with(data: bytes, **changes: object) -> bytes:
    """Return kept work whose manifest says something else."""
    members = _members(data)
    manifest = json.loads(members["manifest.json"]) | changes
    return _archive(members | {"manifest.json": json.dumps(manifest).encode()})


def _exchanged(data: bytes, name: str, content: bytes) -> bytes:
    """Return kept work with another member, whose digest the manifest has."""
    members = _members(data) | {name: content}
    manifest = json.loads(members["manifest.json"])
    manifest["members"][name] = {"sha256": sha256(content).hexdigest(), "bytes": len(content)}
    return _archive(members | {"manifest.json": json.dumps(manifest).encode()})


def test_work_comes_back_to_the_last_number(corpus: Corpus, written: bytes) -> None:
    """Documents, texts, ledger and every count are the same, and so are settings, files and layout."""
    kept = _read(written)
    found = kept.own_corpus

    assert (found.fingerprint, found.rows_read, kept.name) == (corpus.fingerprint, 4, "posts")
    pd.testing.assert_frame_equal(found.documents, corpus.documents)
    pd.testing.assert_frame_equal(found.ledger, corpus.ledger)
    assert found.texts.to_list() == corpus.texts.to_list()
    pd.testing.assert_frame_equal(found.origins, corpus.origins)
    pd.testing.assert_frame_equal(found.provenance.samples, corpus.provenance.samples)
    pd.testing.assert_frame_equal(term_frequencies(found, Filters()), term_frequencies(corpus, Filters()))
    pd.testing.assert_frame_equal(keyness(found, Filters(), target="A"), keyness(corpus, Filters(), target="A"))
    assert (kept.session, kept.layout, kept.files.to_dict("records")) == (SESSION, LAYOUT, [FILE])


def test_the_same_work_is_the_same_file(corpus: Corpus, written: bytes) -> None:
    """Nothing in it says when it was kept."""
    assert kept_work(corpus, SESSION, name="posts", texts=True) == written


def test_names_that_were_found_are_kept(corpus: Corpus) -> None:
    """Whoever opens the work need not look for the names again."""
    marks = pd.DataFrame([["d0", 0, 5, "Raids", "ORG"]], columns=list(MARKS.columns)).astype(dict(MARKS.empty().dtypes))

    found = _read(kept_work(corpus.with_marks(marks, "a model"), {}, name="posts", texts=True)).own_corpus

    pd.testing.assert_frame_equal(found.marks, marks)
    assert found.names_by == "a model"


def test_without_texts_no_word_of_them_is_kept(corpus: Corpus) -> None:
    """The file holds digests, names of files and columns, and what was set: no text, no title, no message."""
    members = _members(kept_work(corpus, {}, name="posts", texts=False))

    assert set(members) == {"manifest.json", "session.json", "provenance.json"}
    assert not any(word in b" ".join(members.values()) for word in (b"Raids", b"Third", b"1+1"))


def test_without_texts_the_file_to_bring_is_named(corpus: Corpus) -> None:
    """Name and digest of the file say what to bring."""
    kept = _read(kept_work(corpus, SESSION, name="posts", texts=False))

    with pytest.raises(IntakeError, match=r"E-NO-TEXTS .* bring “posts.csv” \(SHA-256 abababababab…\) together"):
        _own(kept)
    assert kept.opened_with(corpus) is corpus


def test_the_wrong_texts_are_said(corpus: Corpus, seeds: Corpus) -> None:
    """Work opened with other texts says whose it is, and which file to bring; it is not applied to them."""
    kept = _read(kept_work(corpus, SESSION, name="posts", texts=False))

    with pytest.raises(IntakeError, match=r"E-OTHER-TEXTS .*“posts”.*bring “posts.csv” \(SHA-256 abababababab…\)"):
        kept.opened_with(seeds)


def test_many_files_are_not_all_named(corpus: Corpus) -> None:
    """Three are named, and how many more there are; a corpus of the shelf is asked for by its name."""
    known = corpus.provenance
    assert known is not None
    many = replace(corpus, provenance=replace(known, files=pd.concat([known.files] * 5, ignore_index=True)))
    none = replace(corpus, provenance=None)

    found = [_read(kept_work(one, {}, name="posts", texts=False)).wanted for one in (many, none)]

    assert "and 2 more files together" in found[0]
    assert found[1].startswith("open the corpus “posts” with fingerprint")


def test_a_newer_version_is_named() -> None:
    """A file of a later form says which version has kept it, and which this is."""
    manifest = {"form": 2, "version": "9.9", "name": "posts", "fingerprint": "", "rows": 0, "members": {}}
    later = _archive(
        dict.fromkeys(("session.json", "provenance.json"), b"{}") | {"manifest.json": json.dumps(manifest).encode()}
    )

    with pytest.raises(IntakeError, match=rf"E-VERSION .*Discourse Trends 9\.9, and this is the older {VERSION}"):
        _read(later)


@pytest.mark.parametrize(
    "name", ["session.json", "provenance.json", "documents.parquet", "texts.parquet", "ledger.parquet"]
)
def test_a_changed_byte_is_refused(written: bytes, name: str) -> None:
    """A member that is not what the manifest lists is named."""
    members = _members(written)
    data = bytearray(members[name])
    data[len(data) // 2] ^= 1

    with pytest.raises(IntakeError, match=f"E-KEPT .*“{name}” in it was changed"):
        _read(_archive(members | {name: bytes(data)}))


def test_a_flipped_byte_of_the_file_is_never_unseen(written: bytes) -> None:
    """Wherever a byte of the file is flipped, it is refused, or what it holds is the same."""
    whole = _read(written)
    for place in range(0, len(written), 97):
        data = bytearray(written)
        data[place] ^= 0x40
        try:
            found = _read(bytes(data))
        except IntakeError:
            continue

        assert (found.fingerprint, found.session, found.own_corpus.texts.to_list()) == (
            whole.fingerprint,
            whole.session,
            whole.own_corpus.texts.to_list(),
        )


@pytest.mark.parametrize(
    "data", [b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00\x8c\x01x\x94.", b"", b"PK\x03\x04", b"{}", b"a,b\n1,2\n"]
)
def test_another_file_under_that_name_is_refused(data: bytes) -> None:
    """Objects of Python, tables and torn archives are no kept work, whatever they are called; none of them is run."""
    assert not is_kept_work(Piece(NAME, data))
    with pytest.raises(IntakeError, match="E-KEPT"):
        _read(data)


@pytest.mark.parametrize("name", ["../escape.txt", "/etc/x", "x.pkl", "documents.parquet/", "Manifest.json", "a\\b"])
def test_a_foreign_member_is_refused_by_name(written: bytes, name: str) -> None:
    """A file that holds anything else than kept work is refused, and nothing of it is written anywhere."""
    with pytest.raises(IntakeError, match=r"E-KEPT .*it holds what no kept work has"):
        _read(_archive(_members(written) | {name: b"x"}))


@pytest.mark.parametrize("missing", ["session.json", "texts.parquet", "ledger.parquet"])
def test_a_missing_member_is_refused(written: bytes, missing: str) -> None:
    """All or nothing."""
    members = _members(written)
    del members[missing]

    with pytest.raises(IntakeError, match="E-KEPT"):
        _read(_archive(members))


def test_what_grows_beyond_measure_is_refused(written: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Members are unpacked a piece at a time, and not beyond what is read at all."""
    monkeypatch.setattr(limits, "MOST_BYTES", 2_000)

    with pytest.raises(IntakeError, match="E-EXPANDS"):
        _read(written)


@pytest.mark.parametrize("name", ["session.json", "provenance.json", "manifest.json"])
def test_settings_of_any_length_are_not_read_where_others_wait(
    written: bytes, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The server reads them itself: so they may be no longer than what a link says, or a line for each file."""
    monkeypatch.setattr(archive, "_MOST_SAID", archive._MOST_SAID | {name: 100})

    with pytest.raises(IntakeError, match=r"E-EXPANDS .*it unpacks to more than 100 bytes"):
        read_kept_work(Piece(NAME, written), texts=False)


def test_an_archive_of_many_files_is_not_even_listed(written: bytes) -> None:
    """Whether it is kept work is asked where others wait, and a list of a million members would take long."""
    many = Piece("many.zip", _archive(_members(written) | {f"{place}.txt": b"" for place in range(2_000)}))

    assert not is_kept_work(many)
    assert "members" not in vars(many)
    assert is_kept_work(Piece(NAME, written))


def test_a_member_packed_in_another_way_is_refused(written: bytes) -> None:
    """Other ways of packing ask for memory as they please."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as file:
        for name, data in _members(written).items():
            file.writestr(name, data)

    with pytest.raises(IntakeError, match="E-KEPT"):
        _read(packed.getvalue())


def test_a_member_that_packs_too_well_is_refused(written: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What grows more than prose can was made to burst."""
    monkeypatch.setattr(limits, "EXPANSION_FROM", 100)
    monkeypatch.setattr(limits, "MOST_EXPANSION", 2)

    with pytest.raises(IntakeError, match="E-EXPANDS"):
        _read(_archive(_members(written) | {"session.json": b" " * 5_000}))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("session.json", b'{"settings": {"word": "raids"}}'),
        ("session.json", b'{"settings": {"word": [1]}}'),
        ("session.json", b'{"settings": []}'),
        ("session.json", b"[" * 100_000),
        ("session.json", b"\xff"),
        ("provenance.json", b'{"layout": {"evil": 1}, "files": []}'),
        ("provenance.json", b'{"layout": {}, "files": [{"file": 3}]}'),
        ("provenance.json", b'{"layout": {}, "files": 3}'),
        ("documents.parquet", b"PAR1PAR1"),
        ("texts.parquet", b""),
    ],
)
def test_members_of_another_shape_are_refused(written: bytes, name: str, content: bytes) -> None:
    """A digest that fits does not make a member what it should be."""
    with pytest.raises(IntakeError, match=r"E-KEPT|E-TABLE|E-LAYOUT"):
        _read(_exchanged(written, name, content))


@pytest.mark.parametrize(
    "change",
    [{"form": 0}, {"form": "1"}, {"rows": 99}, {"fingerprint": "0"}, {"members": {}}, {"members": 3}, {"name": 3}],
)
def test_a_manifest_that_says_something_else_is_refused(written: bytes, change: dict[str, object]) -> None:
    """Whatever of the manifest is changed, what it says is no longer so."""
    with pytest.raises(IntakeError, match="E-KEPT"):
        _read(_with(written, **change))


@given(
    settings=st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
        st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=3),
        max_size=3,
    )
)
def test_any_settings_come_back(corpus: Corpus, settings: dict[str, list[str]]) -> None:
    """What a link can say is kept to the letter."""
    assert _read(kept_work(corpus, settings, name="posts", texts=False)).session == settings


@given(data=st.binary(max_size=200))
def test_any_bytes_are_kept_work_or_a_sentence(data: bytes) -> None:
    """Whatever is given, nothing but a typed error is raised."""
    packed = _archive({"manifest.json": data, "session.json": data, "provenance.json": data})
    for piece in (Piece(NAME, data), Piece(NAME, packed)):
        with pytest.raises(AnalysisError):
            read_kept_work(piece)


def test_a_file_of_the_disk_is_told_by_what_it_holds(make_file: Callable[..., Path], written: bytes) -> None:
    """Kept work is opened under any name that ends in .zip; anything else is not taken for it."""
    assert kept_work_at(make_file("renamed.zip", written)) is not None
    assert kept_work_at(make_file("other.zip", _archive({"a.txt": b"x"}))) is None
    assert kept_work_at(make_file("posts.csv", "doc_id,source,text\n")) is None
