"""Encodings by their names: those that are offered, those that may be said, and what web pages call them."""

import codecs
from types import MappingProxyType

REPLACED = "utf-8-replace"  # UTF-8, with a sign in the place of what is damaged

# Those that are offered, by their names in Python; of equally likely ones the first. ISO 8859-1 is inside Windows-1252.
OFFERED = MappingProxyType(
    {
        "cp1252": "Western European (Windows-1252)",
        "mac_roman": "Western European (Mac)",
        "cp850": "Western European (DOS)",
        "cp1250": "Central European (Windows-1250)",
        "iso8859_2": "Central European (ISO 8859-2)",
        "cp1254": "Turkish (Windows-1254)",
        "cp1257": "Baltic (Windows-1257)",
        "cp1251": "Cyrillic (Windows-1251)",
        "koi8_r": "Cyrillic (KOI8-R)",
        "cp866": "Cyrillic (DOS)",
        "cp1253": "Greek (Windows-1253)",
        "cp1255": "Hebrew (Windows-1255)",
        "cp1256": "Arabic (Windows-1256)",
        "cp874": "Thai (Windows-874)",
        "cp949": "Korean (EUC)",
        "gb18030": "Chinese, simplified (GB 18030)",
        "big5": "Chinese, traditional (Big5)",
        "cp932": "Japanese (Shift JIS)",
        "euc_jp": "Japanese (EUC)",
    }
)
WIDE = MappingProxyType({"utf_16_le": "UTF-16 (little-endian)", "utf_16_be": "UTF-16 (big-endian)"})
# What pages are said to be in, and what browsers read them as.
_WEB = {
    **dict.fromkeys(("iso8859-1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
_FURTHER = (
    "utf-8",
    "utf-16",
    "utf-32",
    "cp437",
    "cp852",
    "cp1258",
    "koi8-u",
    "mac-cyrillic",
    "big5hkscs",
    "iso2022_jp",
)


def _plain(name: str) -> str:
    """Return a name of an encoding as Python calls it; empty where it knows none of that name."""
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""


_KNOWN = frozenset(
    map(_plain, (*OFFERED, *WIDE, *_WEB, *_FURTHER, *(f"iso8859-{part}" for part in range(1, 17) if part != 12)))  # noqa: PLR2004 - there is none
)


def decoded(data: bytes, encoding: str) -> str | None:
    """Return bytes as text in an encoding that a page or a person names; None where they are not that.

    As browsers do, ISO 8859-1 is read as Windows-1252, GB 2312 as GB 18030, and their like.
    """
    name = _plain(encoding.strip())
    if not name or name not in _KNOWN:
        return None
    try:
        return data.decode(_WEB.get(name, name))
    except UnicodeDecodeError:
        return None


def is_known(encoding: str) -> bool:
    """Return whether a layout may name an encoding: one of texts, which Python has."""
    return encoding == REPLACED or ((name := _plain(encoding)) != "" and name in _KNOWN)
