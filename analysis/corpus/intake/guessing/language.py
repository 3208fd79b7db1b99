"""In which language texts are that do not say so: told by their letters, as `py3langid` does, from a sample of them.

English is left unsaid: it is what a text counts as that states no language.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from analysis import limits
from analysis.corpus.languages import language_code

ENGLISH = "en"
NONE = "-"  # of a layout: no language is to be told
_READ = 1_000  # characters of a text
_SAMPLE = 200  # texts
_SHORT = 5  # times as many are looked at, as some may be too short
_LETTERS = 20  # of a word: where words seem longer, they are written without blanks


def guessed_languages(texts: Sequence[str]) -> list[str]:
    """Return the language of each text as a code; empty for all where they are in English, or too short to tell.

    Where nearly all of a sample are in one language, all are; else each long enough is told by itself, and languages
    that hardly any has are taken for mistakes.
    """
    nothing = [""] * len(texts)
    looked_at = range(0, len(texts), max(len(texts) // (_SHORT * _SAMPLE), 1))
    telling = _telling(texts, looked_at) or _telling(texts, range(len(texts)))
    sample = telling[:: max(len(telling) // _SAMPLE, 1)]
    seen = Counter(_language(texts[row]) for row in sample)
    if not seen:
        return nothing
    (commonest, often), *_ = seen.most_common(1)
    if often >= limits.LANGUAGE_SHARE * len(sample):
        return nothing if commonest == ENGLISH else [commonest] * len(texts)
    found = nothing
    for row in _telling(texts, range(len(texts))):
        code = _language(texts[row])
        found[row] = code if seen[code] >= (1 - limits.LANGUAGE_SHARE) / 4 * len(sample) else ""
    return found


def load_model() -> None:
    """Load what tells languages, which takes half a second, so that it is there when it is needed."""
    _language(NONE)


def _telling(texts: Sequence[str], rows: range) -> list[int]:
    return [row for row in rows if _tells(texts[row][:_READ])]


def _tells(text: str) -> bool:
    """Return whether a text has enough different words; or enough letters, where it has hardly a blank."""
    words = text.split()
    if len(words) * _LETTERS < len(text):
        return len(text) >= limits.LANGUAGE_WORDS
    return len(words) >= limits.LANGUAGE_WORDS and len(set(words)) >= limits.LANGUAGE_WORDS


def _language(text: str) -> str:
    return language_code(str(_told()(text[:_READ])[0]))


@cache
def _told():  # type: ignore[no-untyped-def]  # noqa: ANN202 - py3langid has no types
    """Return what tells languages; its model takes half a second to load, and is not needed where a file says them."""
    from py3langid import classify  # noqa: PLC0415

    return classify
