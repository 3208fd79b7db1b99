"""What a search means, and where it matches."""

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis import limits
from analysis.corpus.errors import QueryError
from analysis.corpus.index import term_index
from analysis.corpus.tokens import query_words, words
from analysis.query import matches, parsed
from analysis.query.tree import And, Either, InARow, Near, Node, Not, Or, Pattern, Words, slots

# positions: 0 the 1 working 2 class 3 and 4 class 5 war | 6 class 7 war 's → 7 war 8 's | 9 immigrants 10 immigration
TEXTS = ["The working-class and class war", "class war's", "immigrants, immigration"]


def one(*terms: str) -> Words:
    """Return the tree of some words in a row."""
    return Words(tuple(Pattern(term) for term in terms))


@pytest.mark.parametrize(
    ("query", "positions", "width"),
    [
        ("class", [2, 4, 6], 1),
        ("CLASS", [2, 4, 6], 1),
        ("class war", [4, 6], 2),
        ('"class war"', [4, 6], 2),
        ("“class  war”", [4, 6], 2),
        ("«class war»", [4, 6], 2),
        ("working-class", [1], 2),
        ("war's", [7], 2),
        ("’s", [8], 1),
        ("immig*", [9, 10], 1),
        ("immigrant*", [9], 1),
        ("cl* w*", [4, 6], 2),
        ('"cl* w*"', [4, 6], 2),
        ("working class and class war", [1], 5),
        ("war class", [], 2),  # never from one document into the next
        ("peace", [], 1),
        ("class peace", [], 2),
        ("class & war", [4, 6], 2),
        ("", [], 1),
        ("*ss", [2, 4, 6], 1),
        ("*ss w*", [4, 6], 2),
        ("*migra*", [9, 10], 1),
        ("*ing-class", [1], 2),
        ("/w.*/", [1, 5, 7], 1),
        ("/W[A-Z]R/", [5, 7], 1),
        ("/ar/", [], 1),  # a whole word, not a part of one
        ("/c.+/ /war|peace/", [4, 6], 2),
        ("/’s/", [8], 1),
        ("/immigra(nt|tion)s?/", [9, 10], 1),
        ("either/or", [], 2),
        ("(class) (war)", [4, 6], 2),
        ("the NEAR/2 class", [0], 3),
        ("class NEAR/2 the", [0], 3),
        ("the NEAR/1 class", [], 1),
        ("class NEAR/1 class", [], 1),
        ("class NEAR/2 class", [2], 3),
        ("war NEAR/100 class", [4, 6], 2),
        ('"working class" NEAR/1 and', [1], 3),
        ("near", [], 1),
        ('"AND"', [3], 1),
        ("and", [3], 1),
    ],
)
def test_where_a_search_matches(query: str, positions: list[int], width: int) -> None:
    """A search matches at these positions of the corpus and covers so many words."""
    found = matches(term_index(pl.Series(TEXTS)), query)

    assert (found.positions.tolist(), set(found.widths.tolist())) == (positions, {width} if positions else set())


@pytest.mark.parametrize("mark", ['"', "”", "״"])
@pytest.mark.parametrize("frame", ["{}", '"{}"', "{} | war", '"{} was"'])
def test_a_hebrew_abbreviation_has_no_quotation_mark(mark: str, frame: str) -> None:
    """Whichever sign stands before its last letter, in the text and in the search."""
    index = term_index(pl.Series(['צה"ל was there', "the צה״ל was there", "ל צה"]))

    assert matches(index, frame.format(f"צה{mark}ל")).positions.tolist() == [0, 5]


@pytest.mark.parametrize(
    ("query", "positions", "widths"),
    [
        ("class | war", [2, 4, 5, 6, 7], [1, 1, 1, 1, 1]),
        ("immigrant*|immigrat*", [9, 10], [1, 1]),
        ("class | class war | working", [1, 2, 4, 6], [1, 1, 2, 2]),  # from one word on, the longest
        ("war | class war", [4, 6], [2, 2]),  # up to one word, the longest
        ("and | class and class", [2], [3]),  # inside, and sharing neither end
        ("w* | /cl.*/ war", [1, 4, 6], [1, 2, 2]),
        ("and | (class NEAR/5 and)", [2, 3], [2, 2]),  # side by side, on either side
        ("working class | class and", [1, 2], [2, 2]),  # they only overlap
        ("war | | war |", [5, 7], [1, 1]),
        ("peace | war", [5, 7], [1, 1]),
        ("peace | ship", [], []),
        ("(class | working class) (and | war)", [1, 4, 6], [3, 2, 2]),
    ],
)
def test_where_either_of_several_matches(query: str, positions: list[int], widths: list[int]) -> None:
    """What stands around | is looked for, each on its own; what lies inside another match is not counted again."""
    found = matches(term_index(pl.Series(TEXTS)), query)

    assert (found.positions.tolist(), found.widths.tolist()) == (positions, widths)


@pytest.mark.parametrize(
    ("text", "query", "positions", "widths"),
    [
        ("x a b", "x NEAR/4 (a | a b)", [0], [2]),  # of what begins alike, the shorter one
        ("x a b a", "x NEAR/4 (a b a | b)", [0], [3]),  # of what is near, that which ends first
        (
            "a b c d x y a b c d",
            "x NEAR/1 a b c d",
            [0],
            [5],
        ),  # from the last word of the one to the first of the other
        ("a b c d x y a b c d", "x NEAR/2 a b c d", [0, 4], [5, 6]),
        ("a x b", "a x NEAR/2 x b", [], []),  # no word is of both
        ("a b a", "a NEAR/1 b", [0, 1], [2, 2]),
        ("a y b b", "a NEAR/3 b", [0], [3]),
        ("a. b", "(a | x) (b | y)", [0], [2]),
        ("a\nb", "(a | x) (b | y)", [], []),  # two documents
        ("a\nb", "a NEAR/1 b", [], []),
        ("a a a a a a\na a a b a a", "b NEAR/1 a", [8, 9], [2, 2]),  # a rare word near a common one
        ("a a a a a a a a a b a c", "a NEAR/1 b c", [], []),
        ("a b a b", "a b NEAR/1 b a", [], []),  # they overlap
    ],
)
def test_what_is_near_and_in_a_row(text: str, query: str, positions: list[int], widths: list[int]) -> None:
    """The shortest stretches that hold both, inside one document; a line is a document here."""
    found = matches(term_index(pl.Series(text.split("\n"))), query)

    assert (found.positions.tolist(), found.widths.tolist()) == (positions, widths)


@pytest.mark.parametrize(
    ("query", "documents", "positions"),
    [
        ("class AND the", [0], [0, 2, 4]),
        ("class NOT the", [1], [6]),
        ("class AND NOT the", [1], [6]),
        ("NOT class", [2], []),
        ("NOT NOT class", [0, 1], []),
        ("the OR immigrants", [0, 2], [0, 9]),
        ("NOT the AND NOT immigrants", [1], []),
        ("the OR war NOT working", [0, 1], [0, 5, 7]),  # AND binds tighter than OR
        ("(the OR war) NOT working", [1], [7]),
        ("peace OR NOT class", [2], []),
        ("NOT (the OR immigrants)", [1], []),
        ("war | the AND class", [0, 1], [0, 2, 4, 5, 6, 7]),
        ("the NEAR/2 class AND war", [0], [0, 5]),
        ("peace AND war", [], []),
        ("and AND 's", [], []),
        ("war AND 's", [1], [7, 8]),
        ("class AND class", [0, 1], [2, 4, 6]),  # a match counts once
        ('war AND "class war"', [0, 1], [4, 6]),  # and so does one inside another
        ('war OR "class war"', [0, 1], [4, 6]),
    ],
)
def test_what_chooses_documents(query: str, documents: list[int], positions: list[int]) -> None:
    """Matches are those of the parts not under a NOT, in the documents that pass the whole."""
    found = matches(term_index(pl.Series(TEXTS)), query)

    assert found.documents is not None
    assert (found.documents.nonzero()[0].tolist(), found.positions.tolist()) == (documents, positions)


@pytest.mark.parametrize("query", ["", "class", "class war", "class | war", "class NEAR/3 war"])
def test_a_search_that_chooses_no_documents(query: str) -> None:
    """Without AND, OR and NOT the matches say which documents."""
    assert matches(term_index(pl.Series(TEXTS)), query).documents is None


@pytest.mark.parametrize("query", ["|", " | ", "war | !", "| ?"])
def test_no_word_beside_or_is_an_error(query: str) -> None:
    """A group needs words."""
    with pytest.raises(QueryError, match="no "):
        matches(term_index(pl.Series(TEXTS)), query)


def test_matches_may_overlap() -> None:
    """Three equal words in a row hold a pair of them twice."""
    assert matches(term_index(pl.Series(["no no no"])), "no no").positions.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a b", one("a", "b")),
        ('a "b c"', one("a", "b", "c")),
        ("a | a", one("a")),
        ("a b | c", Either((one("a", "b"), one("c")))),
        ("a (b | c)", InARow((one("a"), Either((one("b"), one("c")))))),
        ("a | b NEAR/5 c d", Near(Either((one("a"), one("b"))), one("c", "d"), 5)),
        ("a NEAR/5 b NEAR/06 c", Near(Near(one("a"), one("b"), 5), one("c"), 6)),
        ("NOT a NEAR/5 b", Not(Near(one("a"), one("b"), 5))),
        ("NOT a AND b", And((Not(one("a")), one("b")))),
        ("a NOT b", And((one("a"), Not(one("b"))))),
        ("a OR b AND c", Or((one("a"), And((one("b"), one("c")))))),
        ("(a OR b) AND c", And((Or((one("a"), one("b"))), one("c")))),
        ("Near and or NOTE NEAR5", one("near", "and", "or", "note", "near5")),
        ('"a AND (b | c)"', one("a", "and", "b", "c")),
        ("working-cl* war", Words((Pattern("working"), Pattern("cl", after=True), Pattern("war")))),
        ("*ing-cl*", Words((Pattern("ing", before=True), Pattern("cl", after=True)))),
        ("**migr*", Words((Pattern("migr", before=True, after=True),))),
    ],
)
def test_what_binds_tighter(query: str, tree: Node) -> None:
    """Words in a row, then |, NEAR, NOT, AND, OR; parentheses change that, quotation marks make words of all."""
    assert parsed(query) == tree


@pytest.mark.row(89)
@pytest.mark.parametrize(
    ("query", "at", "what"),
    [
        ('war "class', 5, "a quotation mark is not closed"),
        ("war (class", 5, r"a \( is not closed"),
        ("war AND (class OR (war)", 9, r"a \( is not closed"),
        ("war )", 5, r"a \) has no \("),
        ("war () peace", 5, "there is nothing between the parentheses"),
        ("war NEAR peace", 5, "NEAR has no number"),
        ("war NEAR/ peace", 5, "NEAR has no number"),
        ("war NEAR/0 peace", 5, "NEAR/0 is out of range"),
        ("war NEAR/101 peace", 5, "NEAR/101 is out of range"),
        ("NEAR/5 peace", 1, "there is nothing before NEAR/5"),
        ("war NEAR/5", 5, "there is nothing after NEAR/5"),
        ("AND war", 1, "there is nothing before AND"),
        ("war AND", 5, "there is nothing after AND"),
        ("war AND OR peace", 5, "there is nothing after AND"),
        ("war OR (peace AND)", 15, "there is nothing after AND"),
        ("OR", 1, "there is nothing before OR"),
        ("war NOT", 5, "there is nothing after NOT"),
        ("war AND !", 9, "“!” holds no letter or digit"),
        ("|", 1, r"there is no word around the \|"),
        ("(war AND peace) now", 1, "AND, OR and NOT choose documents"),
        ("war NEAR/5 (NOT peace)", 12, "AND, OR and NOT choose documents"),
        ("war | (a OR b)", 7, "AND, OR and NOT choose documents"),
        ("war /immig", 5, "a regular expression is not closed"),
        ("war / peace", 5, "a regular expression is not closed"),
        ("war //", 5, "there is nothing between the slashes"),
        ("war /a(b/", 7, "unclosed group"),
        ("/[a-/", 2, "unclosed character class"),
        (r"war /(a)\1/", 9, "backreferences are not supported"),
        ("/(?<=a)b/", 2, "look-around, including look-ahead and look-behind, is not supported"),
        ("/a)|(b/", 3, "unopened group"),
        ("/a{40}{40}/", 1, "the regular expression is too large"),
        ("war *", 5, r"a \* in “\*” neither begins nor ends a word"),
        ("war cl*ss", 7, r"a \* in “cl\*ss” neither begins nor ends a word"),
        ("(" * 21 + "war" + ")" * 21, 21, "more than 20 parentheses stand inside one another"),
    ],
)
def test_what_cannot_be_understood_is_pointed_at(query: str, at: int, what: str) -> None:
    """The message says at which character, what is wrong there, and what to do."""
    with pytest.raises(QueryError, match=rf"^E-QUERY · at character {at} · .*{what}.* · .+"):
        parsed(query)


@pytest.mark.parametrize("query", ["*", "cl*ss", "class *", "cl*-war", "anti-*", "*-war", "o'*", "#*", '"class *"'])
def test_a_star_that_touches_no_end_of_a_word_is_refused(query: str) -> None:
    """The message quotes the part and shows how it is done."""
    with pytest.raises(
        QueryError, match=r"E-QUERY · .* · a \* in “.*” neither begins nor ends a word · put it .* immig\*"
    ):
        parsed(query)


def test_a_star_inside_a_word_has_another_way() -> None:
    """What a star cannot say a regular expression can."""
    with pytest.raises(QueryError, match=r"inside a word, write /wom\.\*n/$"):
        parsed("wom*n")


@pytest.mark.row(90)
def test_the_longest_search_is_understood() -> None:
    """A search may be as long as the limit, and no longer; a word may be as long as what is counted."""
    longest = "ab " * 166 + "ab"
    tree = parsed(longest)

    assert tree is not None
    assert (len(longest), len(slots(tree))) == (limits.LONGEST_SEARCH, 167)
    assert parsed("x" * 100) == one("x" * 100)
    with pytest.raises(QueryError, match="a word of more than 100 letters is not counted"):
        parsed("x" * 600)
    for query in (longest + "c", f"/{'a' * 500}/", "a|" * 300, '"' + "a" * 600 + '"'):
        with pytest.raises(QueryError, match=r"E-QUERY · the search is \d+ characters long · use at most 500"):
            parsed(query)


@given(st.text(max_size=200))
def test_any_search_is_understood_or_refused(query: str) -> None:
    """A search gives words, or the error that says why it cannot."""
    try:
        tree = parsed(query)
    except QueryError as error:
        assert error.code == "E-QUERY"  # noqa: PT017 - not to be refused is as good
    else:
        assert (tree is None) == (not query.strip())
        assert tree is None or slots(tree)


PIECES = st.sampled_from(
    [*'"“”«»()|/*', "AND", "OR", "NOT", "NEAR/5", "NEAR", "war", "*ar", "wa*", "/w.r/", "/(/", "!", "'s", "\ud800"]
)


@given(st.lists(PIECES, max_size=12), st.sampled_from([" ", ""]))
def test_any_row_of_pieces_is_matched_or_refused(chosen: list[str], space: str) -> None:
    """Whatever is put together from the pieces of the language is answered, and pointed at inside the search."""
    query = space.join(chosen)
    try:
        found = matches(term_index(pl.Series(TEXTS)), query)
    except QueryError as error:
        assert 1 <= int(error.where.removeprefix("at character ")) <= len(query) + 1  # noqa: PT017 - as above
    else:
        assert len(found.positions) == len(found.widths)


@given(st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="*\"“”„«»'’()|/"), max_size=60))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    """A text with a word in it, typed into the search, matches itself."""
    assume(words(text) and not {"AND", "OR", "NOT", "NEAR"} & set(text.split()))

    assert 0 in matches(term_index(pl.Series([text])), text).positions


@given(st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="*\"“”„«»'’"), max_size=60))
def test_a_text_between_quotation_marks_is_found_by_its_own_words(text: str) -> None:
    """Inside quotation marks nothing but a star means anything."""
    assume(words(text))

    assert 0 in matches(term_index(pl.Series([text])), f'"{text}"').positions


@pytest.mark.parametrize(
    ("query", "plain", "folded"), [("محمد", [1], [0, 1]), ("مُحَمَّد", [0], [0, 1]), ("שלום", [3], [2, 3]), ("ان", [], [])]
)
def test_vowel_signs_that_are_left_out_as_a_rule_count_or_do_not(
    query: str, plain: list[int], folded: list[int]
) -> None:
    """Those of Arabic and Hebrew do as accents do; a hamza or madda is part of its letter."""
    index = term_index(pl.Series(["مُحَمَّد محمـد שָׁלוֹם שלום آن"]))

    assert matches(index, query).positions.tolist() == plain
    assert matches(index, query, fold=True).positions.tolist() == folded


@pytest.mark.row(90)
@pytest.mark.parametrize("query", ["$", "…", " — ", "😀", '""'])
def test_a_search_without_a_word_is_refused(query: str) -> None:
    """What holds no letter or digit cannot be searched for, and is not taken for no search."""
    assert query_words(query) == []
    with pytest.raises(QueryError, match="holds no letter or digit"):
        parsed(query)


@pytest.mark.parametrize(
    ("query", "plain", "folded"),
    [
        ("resume", [1], [0, 1]),
        ("résumé", [0], [0, 1]),
        ("resum*", [1], [0, 1]),
        ("*ume", [1], [0, 1]),
        ("*esum*", [1], [0, 1]),
        ("/r.sum[eé]/", [0, 1], [0, 1]),
        ("resume resume", [], [0]),
        ("ñandu", [], [2]),
        ("कि", [3], [3]),  # a vowel sign is no accent
        ("क", [], []),
        ("lodz", [], []),  # ł is a letter of its own
    ],
)
def test_accents_count_or_do_not(query: str, plain: list[int], folded: list[int]) -> None:
    """As stated, resume finds résumé, and the other way round."""
    index = term_index(pl.Series(["Résumé resume ñandú कि łódź"]))

    assert matches(index, query).positions.tolist() == plain
    assert matches(index, query, fold=True).positions.tolist() == folded
