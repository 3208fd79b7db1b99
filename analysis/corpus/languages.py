"""Languages: from a code or a name, as people write them, to one code.

`langcodes` knows the codes and the names that languages have in each other; see docs/decisions.
"""

from collections import defaultdict
from functools import cache
from unicodedata import normalize

import langcodes
import regex
from langcodes.tag_parser import LanguageTagError
from language_data.names import load_trie, normalize_name
from language_data.util import data_filename

from analysis import limits

# Codes for no language or several; and what programs write for a missing value, though nan is a code of Min Nan too.
_NONE = frozenset(("und", "mul", "mis", "zxx", "art", "nan"))
_OWN = regex.compile(r"q[a-t][a-z]")  # ISO 639 leaves qaa to qtz to everybody: Twitter writes qme for “only media”
_CODE = regex.compile(r"([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*+)(?:[.@][\w@.-]*+)?")
_PARTS = regex.compile(r"[;,/|&+]|\band\b")
_BESIDE = regex.compile(r"\([^()]*+\)|\blanguages?\b|\.$", regex.IGNORECASE)
_AROUND = " \u00a0\ufeff\"'\u201c\u201d\u2018\u2019[]"  # what programs write around a code, as in ['en']
_SHORTEST = 4  # letters of a name in plain letters: what is shorter is a code, or an n/a that names nothing


@cache
def language_code(written: str) -> str:
    """Return the code of a language: of two letters where it has one, else of three; empty where none is understood.

    Args:
        written: A code of ISO 639, with or without country and script (`es`, `spa`, `es-419`, `zh_Hant`), or the name
            of a language in any language (`Spanish`, `español`, `Spanisch`). Of several names of one language
            (`Spanish; Castilian`) each may stand; several languages are no language.
    """
    written = written.strip(_AROUND)
    if len(written) > limits.LONGEST_LANGUAGE or not written.isprintable():
        return ""
    if whole := _code(written) or _named(written):
        return whole
    parts = [part for part in _PARTS.split(written) if part.strip()]
    if not all(any(map(str.isalpha, part)) for part in parts):
        return ""
    codes = {_code(part) or _named(part) for part in parts} - {""}
    return codes.pop() if len(codes) == 1 else ""


def language_name(code: str) -> str:
    """Return what a language is called in English; its code where it has no name."""
    return str(langcodes.Language.get(code).display_name("en"))


def _code(written: str) -> str:
    """Return the language of a tag such as en, eng, en-GB or en_US.UTF-8."""
    tag = _CODE.fullmatch(written.strip().rstrip("."))
    if not tag:
        return ""
    try:
        language = langcodes.Language.get(tag[1])
    except LanguageTagError:
        return ""
    return _base(language) if language.is_valid() else ""


def _named(written: str) -> str:
    """Return the language that has this very name, in English or else in any language, with or without its accents.

    `langcodes.find` would also take the beginning of a name: bilingual for Bilin, Germany for German.
    """
    for form in (written, _BESIDE.sub(" ", written.strip())):
        name = normalize_name(" ".join(form.split()))
        if name.isascii() and len(name) < _SHORTEST:
            continue
        codes = _names("en").get(name) or _names("und").get(name) or _plain_names().get(name, ())
        meant = {_code(code.decode()) for code in codes} - {""}
        if len(meant) == 1:
            return meant.pop()
    return ""


def _base(language: langcodes.Language) -> str:
    code = language.prefer_macrolanguage().language or ""
    return "" if code in _NONE or _OWN.fullmatch(code) else code


@cache
def _names(where: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a marisa_trie.BytesTrie, which has no types
    """Return from the names that languages have in one language, or in any (und), to their codes."""
    return load_trie(data_filename(f"trie/{where}/name_to_language.marisa"))


@cache
def _plain_names() -> dict[str, set[bytes]]:
    """Return from names without their accents to codes."""
    found = defaultdict[str, set[bytes]](set, castellano={b"es"})
    for name, code in _names("und").items():
        plain = normalize("NFD", name).encode("ascii", "ignore").decode()
        if len(plain) == len(name):  # nothing but marks is gone
            found[plain].add(code)
    return dict(found)
