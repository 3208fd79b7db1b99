"""What is left of an archive that was cut: its members that are whole, under a list made anew."""

import struct
import zlib
from dataclasses import dataclass

_LOCAL, _LISTED, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_SIZES_AFTER = b"PK\x07\x08"
_HEAD = struct.Struct("<4s5H3L2H")  # sign, version, flags, method, time, day, digest, packed, unpacked, name, further
_ENTRY = struct.Struct("<4s6H3L5H2L")
_TAIL = struct.Struct("<4s4H2LH")
_AFTER = struct.Struct("<3L")
_STREAMED = 0x8  # the flag of sizes that come after the member
_DEFLATED = 8
_BLOCK = 2**20  # bytes unpacked at once, only to find where they end
_MOST = 2**16 - 1  # members in a list of the old form


@dataclass(frozen=True, slots=True)
class Salvage:
    """An archive with a list again.

    Attributes:
        data: The archive, without what was cut.
        cut: The name of the member that is no longer whole; empty where the cut fell between two.
    """

    data: bytes
    cut: str


def salvage(data: bytes) -> Salvage | None:
    """Return what is left of an archive without its list; None where no member is whole."""
    place, entries, cut = 0, list[bytes](), ""
    while data.startswith(_LOCAL, place) and len(data) >= place + _HEAD.size and len(entries) < _MOST:
        _, version, flags, method, time, day, digest, packed, unpacked, named, further = _HEAD.unpack_from(data, place)
        name = data[place + _HEAD.size : place + _HEAD.size + named]
        start = place + _HEAD.size + named + further
        end = start + packed
        if flags & _STREAMED:
            found = _streamed(data, start) if method == _DEFLATED else None
            if found is None:
                cut = _shown(name)
                break
            (digest, packed, unpacked), end = found
        if end > len(data):
            cut = _shown(name)
            break
        head = (_LISTED, version, version, flags, method, time, day, digest, packed, unpacked, named, 0, 0, 0, 0, 0)
        entries.append(_ENTRY.pack(*head, place) + name)
        place = end
    if not entries:
        return None
    listed = b"".join(entries)
    tail = _TAIL.pack(_END, 0, 0, len(entries), len(entries), len(listed), place, 0)
    return Salvage(data[:place] + listed + tail, cut)


def _streamed(data: bytes, start: int) -> tuple[tuple[int, int, int], int] | None:
    """Return digest and sizes of a member that says them after it, and where that ends; None where it is cut."""
    unpacking, rest = zlib.decompressobj(-zlib.MAX_WBITS), memoryview(data)[start:]
    try:
        while not unpacking.eof:
            block, rest = rest[:_BLOCK], rest[_BLOCK:]
            waiting = bytes(block)
            if not waiting:
                return None
            while waiting and not unpacking.eof:
                unpacking.decompress(waiting, _BLOCK)
                waiting = unpacking.unconsumed_tail
    except zlib.error:
        return None
    end = len(data) - len(rest) - len(unpacking.unused_data)
    after = end + (len(_SIZES_AFTER) if data.startswith(_SIZES_AFTER, end) else 0)
    if len(data) < after + _AFTER.size:
        return None
    return _AFTER.unpack_from(data, after), after + _AFTER.size


def _shown(name: bytes) -> str:
    return name.decode("utf-8", "replace")
