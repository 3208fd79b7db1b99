"""What the message of a refused search says to do can be done."""

import pytest
import regex

from analysis.corpus.errors import QueryError
from analysis.query import parsed
from analysis.query.regular import _ITSELF, _TODO, checked


@pytest.mark.row(89)
@pytest.mark.parametrize(
    ("query", "todo"),
    [
        ("/(?<=im)migrant/", "write the whole word, as in /.*migrants?/, and for the words beside it a phrase"),
        ("/(?<!im)migrant/", "write the whole word"),
        ("/(?=im)m.*/", "write the whole word"),
        ("/(?!im)m.*/", "for documents without another word, write a NOT b"),
        (r"/(ha)\1/", "write out what comes again"),
        ("/*ness/", r"for any letters write .*, as in /.*ness/"),
        ("/wom?|+/", r"for any letters write .*"),
        ("/a{,5}/", "say how often in numbers, as in /a{2}/ or /a{0,5}/"),
        ("/a{2/", "say how often in numbers"),
        ("/a{5,2}/", "write the smaller number first, as in /a{2,5}/"),
        ("/wom(a|en/", "close it with a )"),
        ("/woma|e)n/", "open it with a ("),
        ("/wom[aen/", "close it with a ]"),
        ("/[z-a]/", "write the letter first that comes first"),
        (r"/[\w-z]/", "a range runs from one character to another"),
        (r"/women\Z/", r"leave the \ out"),
        (r"/\b{edge}women/", "leave it out: an expression is held against one word as a whole"),
        (r"/\p{Latvian}+/", r"\p{L} is a letter"),
        (r"/\x{zz}/", r"as in \x{e9} for é"),
        ("/(?P=name)/", "leave out the ? after the ("),
        ("/(?<>wom)en/", "leave the name out"),
        ("/(?<w>wom)(?<w>en)/", "leave the name out"),
        (r"/(?-u:\W)/", "leave (?-u) out"),
        ("war *", "for any word, write /.*/"),
        ("class-* war", "for any word, write /.*/"),
    ],
)
def test_a_refused_search_is_told_what_to_write_instead(query: str, todo: str) -> None:
    """What to do is about what is wrong: nobody is told to mask a character where a construct is unknown."""
    with pytest.raises(QueryError) as refused:
        parsed(query)

    assert todo in refused.value.todo
    assert _ITSELF not in refused.value.todo


def test_every_expression_that_a_message_proposes_can_be_read() -> None:
    """Whoever follows the advice is not refused again."""
    proposed = [found for todo in _TODO.values() for found in regex.findall(r"(?<!\w)/([^/\s]+)/(?!\w)", todo)]

    assert len(proposed) >= 15
    assert [checked(pattern, 0) for pattern in proposed] == proposed
