"""The archive of kept work: members of a closed list, each listed with its digest, and all of it counted as it unpacks.

It is an archive from anybody: members are read by name, into memory, within the limits of what is read at all; whatever
else somebody put into it, changed in it or left out of it, is refused.
"""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.letters import one_line, quoted
from analysis.corpus.intake.piece import Piece
from analysis.version import VERSION

_MANIFEST, SESSION, PROVENANCE = "manifest.json", "session.json", "provenance.json"
DOCUMENTS, TEXTS, LEDGER, MENTIONS = "documents.parquet", "texts.parquet", "ledger.parquet", "mentions.csv"
ORIGINS, SAMPLES = "origins.parquet", "samples.parquet"
_ALWAYS, _WITH_TEXTS = {SESSION, PROVENANCE}, {DOCUMENTS, TEXTS, LEDGER, ORIGINS, SAMPLES}
_FORM = 1  # of the file; a program that writes another number says so here
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # when every member was written: the same work is the same file
_BLOCK = 2**20  # bytes unpacked at once
_LOCKED = 0x1
_PLAINLY = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Of what is read where others wait: settings are no more than links hold, and of each file there is a line.
_MOST_SAID = {_MANIFEST: 2**20, SESSION: 2**20, PROVENANCE: 2**24}
_MOST_LISTED = 2**16  # bytes of the list of members: a handful of short names
_END, _FARTHER = struct.Struct("<4s8xII2x"), b"PK\x06\x07"  # the end of an archive; what refers to a larger list
_END_MARK, _REMARK = b"PK\x05\x06", 2**16
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, UnicodeError)


def packed(members: Mapping[str, bytes], said: Mapping[str, object]) -> bytes:
    """Return the archive.

    Args:
        members: What it holds, by name.
        said: What the manifest says besides of what it holds and of what has made it: name, fingerprint and rows.
    """
    digests = {name: {"sha256": sha256(data).hexdigest(), "bytes": len(data)} for name, data in members.items()}
    manifest = {"made by": "Discourse Trends", "version": VERSION, "form": _FORM, "members": digests, **said}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {_MANIFEST: json_bytes(manifest), **members}.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def unpacked(piece: Piece, *, texts: bool) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the manifest of an archive, and its members by name, which are what it lists.

    Args:
        piece: The archive.
        texts: Whether all is unpacked; else only what says where its reader was, and all others are empty.

    Raises:
        IntakeError: `E-KEPT`, `E-VERSION` or `E-EXPANDS`; whatever else its pieces raise is for who calls to catch.
    """
    members = _members(piece, texts=texts)
    manifest = _manifest(members.pop(_MANIFEST, b""), piece.name)
    _check_members(members, manifest, piece.name, texts=texts)
    return manifest, members


def is_kept_work(piece: Piece) -> bool:
    """Return whether a file is kept work, by what it holds; an archive of many files is none, and is not listed."""
    return _lists_few(piece.data) and {_MANIFEST, SESSION, PROVENANCE} <= piece.members


def _lists_few(data: bytes) -> bool:
    """Return whether the list of an archive's members is as short as that of kept work."""
    if not data.startswith(b"PK"):
        return False
    place = data.rfind(_END_MARK, max(len(data) - _REMARK - _END.size, 0))
    if place < 0 or len(data) < place + _END.size or data[max(place - 20, 0) :].startswith(_FARTHER):
        return False
    return int(_END.unpack_from(data, place)[1]) <= _MOST_LISTED


def json_bytes(value: object) -> bytes:
    """Return a value as JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _members(piece: Piece, *, texts: bool) -> dict[str, bytes]:
    """Return what the archive holds by name: nothing but what such a file can hold, each once."""
    known = {_MANIFEST, MENTIONS, *_ALWAYS, *_WITH_TEXTS}
    with zipfile.ZipFile(io.BytesIO(piece.data)) as archive:
        found = archive.infolist()
        others = [info.filename for info in found if info.filename not in known or not _is_plain(info)]
        if others or len(found) > len({info.filename for info in found}):
            what = f"it holds what no kept work has: {quoted(others[0])}" if others else "it holds something twice"
            raise changed_since(what, piece.name)
        room = limits.MOST_BYTES
        members = dict[str, bytes]()
        for info in found:
            if not texts and info.filename not in {_MANIFEST, *_ALWAYS}:
                members[info.filename] = b""
                continue
            most = min(
                room,
                _MOST_SAID.get(info.filename, room),
                max(limits.EXPANSION_FROM, limits.MOST_EXPANSION * info.compress_size),
            )
            with archive.open(info) as file:
                members[info.filename] = _content(file, most, piece.name)
            room -= len(members[info.filename])
        return members


def _is_plain(info: zipfile.ZipInfo) -> bool:
    return not info.flag_bits & _LOCKED and info.compress_type in _PLAINLY


def _content(file: Any, most: int, where: str) -> bytes:
    parts, size = list[bytes](), 0
    while block := file.read(_BLOCK):
        parts.append(block)
        size += len(block)
        if size > most:
            what = f"it unpacks to more than {most:,} bytes"
            raise IntakeError("E-EXPANDS", what, where=where, todo="keep the work without its texts")
    return b"".join(parts)


def json_object(data: bytes, where: str) -> dict[str, Any]:
    """Return an object of JSON."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise changed_since("it is not as it was made", where) from error
    if not isinstance(found, dict):
        raise changed_since("it is not as it was made", where)
    return found


def _manifest(data: bytes, where: str) -> dict[str, Any]:
    """Return the manifest, when this version can read what it lists."""
    found = json_object(data, where)
    if type(found.get("form")) is not int or not all(isinstance(found.get(name), str) for name in ("name", "version")):
        raise changed_since("its manifest is not as it was made", where)
    if found["form"] > _FORM:
        what = f"it was kept by Discourse Trends {one_line(found['version'])[:20]}, and this is the older {VERSION}"
        raise IntakeError("E-VERSION", what, where=where, todo="install that version or a later one")
    if found["form"] != _FORM or not isinstance(found.get("fingerprint"), str) or type(found.get("rows")) is not int:
        raise changed_since("its manifest is not as it was made", where)
    return found


def _check_members(members: Mapping[str, bytes], manifest: Mapping[str, Any], where: str, *, texts: bool) -> None:
    """Refuse what is not, member by member and byte by byte, what the manifest lists."""
    listed = manifest["members"]
    there = set(members)
    if set(listed) != there or not there >= _ALWAYS or (there - _ALWAYS and not there >= _WITH_TEXTS):
        raise changed_since("something in it is missing, or is not in its manifest", where)
    for name, data in members.items():
        if (texts or name in _ALWAYS) and listed[name]["sha256"] != sha256(data).hexdigest():
            raise changed_since(f"{quoted(name)} in it was changed after it was made", where)


def changed_since(what: str, where: str) -> IntakeError:
    """Return the error, `E-KEPT`, for what is not as it was made."""
    return IntakeError("E-KEPT", what, where=where, todo="bring the file as it was made, or the texts themselves")
