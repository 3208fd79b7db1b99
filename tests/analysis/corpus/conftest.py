"""All of Unicode."""

import sys

import pytest

# Ideographs, syllables, private use and what is no character yet: long rows of neighbours of one kind.
ALIKE = [
    *(range(0x3400, 0xA000), range(0xAC00, 0xD7A4), range(0xE000, 0xF900), range(0x17000, 0x18D00)),
    *(range(0x20000, 0xE0000), range(0xE0200, sys.maxunicode + 1)),
]
EACH = 97


@pytest.fixture(scope="session", params=["few of a kind", pytest.param("all", marks=pytest.mark.exhaustive)])
def unicode(request: pytest.FixtureRequest) -> list[str]:
    """Return all characters of Unicode, or of those in long rows of one kind only the ends and some between."""
    codes = set(range(sys.maxunicode + 1))
    if request.param != "all":
        for row in ALIKE:
            codes -= set(row[1:-1]) - set(row[::EACH])
    return [chr(code) for code in sorted(codes) if not 0xD800 <= code < 0xE000]
