"""Text in labels: the one place where a text becomes Markdown that shows it as it is.

Streamlit reads Markdown in labels, captions, help and titles, and in the options of pills, segmented controls, radio
buttons and sliders: a picture in one is fetched by every reader's browser. It reads none in the options of boxes, in
placeholders, in the heads of columns, in alternative texts, in st.text and in st.code.
"""

import regex

_PUNCTUATION = regex.compile(r"[!-/:-@\[-`{-~]")
_JOINED = frozenset(":<>-=.@~(")  # what Streamlit makes arrows, emoji and links of even where it is escaped
_JOINER = "\u2060"  # has no width, and breaks no line


def literal(text: str) -> str:
    """Return Markdown that shows a text, on one line, whatever stands in it."""
    return _PUNCTUATION.sub(_escaped, " ".join(text.split()))


def _escaped(found: "regex.Match[str]") -> str:
    return f"\\{found[0]}{_JOINER if found[0] in _JOINED else ''}"
