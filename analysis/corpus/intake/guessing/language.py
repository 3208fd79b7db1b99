"""In which language texts are that do not say so: told by their letters, as `py3langid` does, from a sample of them.

English is left unsaid: it is what a text counts as that states no language.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from analysis import limits
from analysis.corpus.languages import language_code
from analysis.corpus.segmentation import unspaced
from analysis.corpus.stopwords import stopwords

ENGLISH = "en"
NONE = "-"  # of a layout: no language is to be told
_READ = 1_000  # characters of a text
_SAMPLE = 200  # texts
_SHORT = 5  # times as many are looked at, as some may be too short
_TAKEN_FOR = {"pcm": ENGLISH}  # Nigerian Pidgin is told of press releases in English
_LETTERS = 20  # of a word: where words seem longer, they are written without blanks


def guessed_languages(texts: Sequence[str]) -> list[str]:
    """Return the language of each text as a code; empty for all where they are in English, or too short to tell.

    Where nearly all of a sample are in one language, short ones taken together, all are; else each long enough is told
    by itself, and languages that hardly any has are taken for mistakes.
    """
    nothing = [""] * len(texts)
    looked_at = range(0, len(texts), max(len(texts) // (_SHORT * _SAMPLE), 1))
    telling = _telling(texts, looked_at) or _telling(texts, range(len(texts)))
    if not telling:
        return nothing
    sample = [texts[row] for row in telling] + _joined([texts[row] for row in looked_at])
    sample = sample[:: max(len(sample) // _SAMPLE, 1)]
    seen = Counter(map(_language, sample))
    (commonest, often), *_ = seen.most_common(1)
    if often >= limits.LANGUAGE_SHARE * len(sample):
        return nothing if commonest == ENGLISH else [commonest] * len(texts)
    found = nothing
    for row in _telling(texts, range(len(texts))):
        code = _language(texts[row])
        found[row] = code if seen[code] >= (1 - limits.LANGUAGE_SHARE) / 4 * len(sample) else ""
    return found


def _joined(texts: Sequence[str]) -> list[str]:
    """Return those texts that tell no language by themselves, put together until they do."""
    found, held = list[str](), ""
    for text in texts:
        if _tells(text[:_READ]):
            continue
        held = f"{held} {text}"
        if _tells(held[:_READ]):
            found.append(held)
            held = ""
    return found


def load_model() -> None:
    """Load what tells languages, which takes half a second, so that it is there when it is needed."""
    _language(NONE)


def _telling(texts: Sequence[str], rows: range) -> list[int]:
    return [row for row in rows if _tells(texts[row][:_READ])]


def _tells(text: str) -> bool:
    """Return whether a text has enough different words; or enough letters, where it has hardly a blank."""
    words = text.split()
    if len(words) * _LETTERS < len(text) and unspaced(text):
        return len(text) >= limits.LANGUAGE_WORDS
    return len(words) >= limits.LANGUAGE_WORDS and len(set(words)) >= limits.LANGUAGE_WORDS


def _language(text: str) -> str:
    """Return the language of a text; English, where so many of its words are stop words of English as only there."""
    words = text[:_READ].lower().split()
    if sum(word in _english() for word in words) >= limits.ENGLISH_SHARE * len(words):
        return ENGLISH
    code = language_code(str(_told()(text[:_READ])[0]))
    return _TAKEN_FOR.get(code, code)


@cache
def _english() -> frozenset[str]:
    return frozenset(stopwords(ENGLISH))


@cache
def _told():  # type: ignore[no-untyped-def]  # noqa: ANN202 - py3langid has no types
    """Return what tells languages; its model takes half a second to load, and is not needed where a file says them."""
    from py3langid import classify  # noqa: PLC0415

    return classify
