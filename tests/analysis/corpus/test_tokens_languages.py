"""What is a word in one language and not in another."""

# ruff: noqa: RUF001 - letters that look like others are what is tested

from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Corpus, Filters, concordance, methods_paragraph, stopwords, term_frequencies
from analysis.corpus.index import term_index
from analysis.corpus.tokens import POSSESSIVE, Rules, encoded, query_words, ruled, spans, words
from analysis.query import nearest_words, unknown_words

LANGUAGES = ("", "ca", "fr", "it", "oc", "tr")

TEXTS = [
    # French: articles, pronouns and conjunctions that have lost their vowel
    ("fr", "L’immigration, l'immigré", ["l'", "immigration", "l'", "immigré"]),
    ("fr", "qu'il jusqu'à lorsqu'on puisqu'elle quoiqu'un", "qu' il jusqu' à lorsqu' on puisqu' elle quoiqu' un"),
    ("fr", "J’ai d'ici n'est s'il t'es m'a c'est ç'a", "j' ai d' ici n' est s' il t' es m' a c' est ç' a"),
    ("fr", "D'AUJOURD'HUI l'11 septembre, j'suis", "d' aujourd'hui l' 11 septembre j' suis"),
    ("fr", "l’« affaire » d'“expulsion” qu'", "l' affaire d' expulsion qu'"),
    (
        "fr",
        "aujourd'hui quelqu'un presqu'île prud'homme entr'acte",
        "aujourd'hui quelqu'un presqu'île prud'homme entr'acte",
    ),
    (
        "fr",
        "N'Diaye M'Bappé m'sieur O'Brien rock'n'roll Trump’s",
        "n'diaye m'bappé m'sieur o'brien rock'n'roll trump 's",
    ),
    ("fr", "#L'immigration l_l'a", "#l' immigration l l' a"),
    ("fr", "l'U.R.S.S. qu'O.N.U. d'A.B's, N'D.I", "l' u.r.s.s qu' o.n.u d' a.b 's n'd i"),
    # Italian
    (
        "it",
        "Dell’immigrazione nell'anno all'estero sull'Europa",
        "dell' immigrazione nell' anno all' estero sull' europa",
    ),
    ("it", "un'altra quest'anno dall'Italia coll'oro C'è", "un' altra quest' anno dall' italia coll' oro c' è"),
    ("it", "un po' di pane, po’: l'FBI", "un po di pane po l' fbi"),
    ("it", "vent'anni mezz'ora O'Brien", "vent' anni mezz' ora o'brien"),
    # Catalan and Occitan
    ("ca", "L'home d'una s'hi n'he", "l' home d' una s' hi n' he"),
    ("ca", "dona'm porta'ls se'n col·lecció a·b", "dona 'm porta 'ls se 'n col·lecció a b"),
    ("oc", "L’aucèl qu'ei que'm ns’arresta in·hèrn", "l' aucèl qu' ei que 'm ns' arresta in·hèrn"),
    # other languages: whatever looks so stays whole
    (
        "",
        "d'Artagnan l'immigration aujourd'hui o'clock un'altra",
        "d'artagnan l'immigration aujourd'hui o'clock un'altra",
    ),
    ("", "l' dona'm in·hèrn col·lecció", "l dona'm in hèrn col·lecció"),
    # Turkish: the small letter of I has no dot
    ("tr", "IŞIK ışık İSTANBUL İstanbul istanbul", "ışık ışık istanbul istanbul istanbul"),
]


@pytest.mark.row(83, 84)
@pytest.mark.parametrize(("language", "text", "expected"), TEXTS, ids=lambda value: ascii(value)[:40])
def test_words_of_a_language(language: str, text: str, expected: str | list[str]) -> None:
    """Counted and shown, a text has the words of its language."""
    found = encoded(pl.Series([text]), [language])
    listed = expected.split() if isinstance(expected, str) else expected

    assert words(text, Rules(language)) == listed
    assert found.terms[found.ids].tolist() == listed


@pytest.mark.parametrize(
    ("stated", "rules"),
    [
        *(("fr", "fr"), ("FR", "fr"), ("fr-CA", "fr"), ("fr_FR", "fr"), ("fra", "fr"), ("it", "it"), ("cat", "ca")),
        *(("oc-FR", "oc"), ("tr", "tr"), ("az", "tr"), ("en", ""), ("", ""), ("frr", ""), ("es-419", "")),
    ],
)
def test_whose_rules_apply(stated: str, rules: str) -> None:
    """Capitals, regions and the length of a code make no difference; Frisian is not French."""
    assert ruled(stated) == rules


def test_a_span_is_the_word_and_its_apostrophe() -> None:
    """An elided word ends with its apostrophe, and what follows begins after it."""
    text = "Qu’elle dise l’«\u00a0affaire\u00a0» d'Élysée’s"

    assert [text[start:end] for start, end in spans(text, Rules("fr"))] == [
        *("Qu’", "elle", "dise", "l’", "affaire", "d'", "Élysée", "’s")
    ]


_TEXTS = st.text("lLdDqQuUnNsSeéaAhIİıi1tTmM''’’·_#@ .-\u0307ﬁ", max_size=20)


@pytest.mark.row(85)
@settings(max_examples=3 * settings.default.max_examples)
@given(st.lists(st.tuples(st.sampled_from(LANGUAGES), _TEXTS), min_size=1, max_size=8))
def test_rows_of_many_languages_have_each_its_words(rows: list[tuple[str, str]]) -> None:
    """A corpus may mix languages row by row: each text has the words that it has alone."""
    found = encoded(pl.Series([text for _, text in rows]), [language for language, _ in rows])
    bounds = zip(found.offsets[:-1], found.offsets[1:], strict=True)

    assert [found.terms[found.ids[start:end]].tolist() for start, end in bounds] == [
        words(text, Rules(language)) for language, text in rows
    ]


@settings(max_examples=6 * settings.default.max_examples)
@given(st.sampled_from(LANGUAGES), _TEXTS)
def test_a_span_holds_its_word_in_every_language(language: str, text: str) -> None:
    """What stands in a span is that word again, and so is the word when it is typed."""
    rules = Rules(language)
    found = words(text, rules)
    bounds = spans(text, rules)

    assert len(found) == len(bounds)
    for word, (start, end) in zip(found, bounds.tolist(), strict=True):
        assert query_words(text[start:end], language) == [word], (word, text[start:end])
        assert query_words(word, language) == [word]


FRENCH = [
    ("fr", "L'immigration clandestine augmente. On dit que l’immigration baisse; cette immigration, d'immigrés."),
    ("fr", "Contre l'Immigration clandestine, et aujourd'hui qu'immigration et d'accord."),
    ("en", "They said l'immigration, and immigration; d'Artagnan agreed."),
]


@pytest.fixture(scope="module")
def mixed(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return two French documents and an English one."""
    return make_corpus({"text": text, "language": language} for language, text in FRENCH)


@pytest.mark.parametrize(
    ("search", "lines"),
    [
        ("immigration", 6),  # 3, 2 and 1
        ("l'immigration", 4),  # 2, 1, and the English word that looks so
        ("L’IMMIGRATION", 4),
        ('"l\'immigration clandestine"', 2),
        ("l'immigr*", 4),
        ("immigr*", 7),
        ("l'", 3),
        ("qu' immigration", 1),
        ("d'artagnan", 1),
        ("aujourd'hui", 1),
    ],
)
def test_a_search_finds_the_places_of_both_languages(mixed: Corpus, search: str, lines: int) -> None:
    """What is typed is read as the words of any language that the corpus is in."""
    assert len(concordance(mixed, Filters(), search)) == lines


def test_a_word_counted_opens_its_places(make_corpus: Callable[..., Corpus]) -> None:
    """Every word of French texts has as many lines as uses, and each line's match counts as that word."""
    french = make_corpus({"text": text, "language": "fr-CA"} for _, text in FRENCH)
    for row in term_frequencies(french, Filters()).itertuples():
        lines = concordance(french, Filters(), row.term)
        assert len(lines) == row.count
        assert {tuple(query_words(match, "fr")) for match in lines["match"]} == {(row.term,)}


def test_two_sources_that_use_a_word_alike_are_alike(make_corpus: Callable[..., Corpus]) -> None:
    """A paper that writes "l'immigration" uses the word as often as one that writes "cette immigration"."""
    texts = [("A", "Voici l'immigration."), ("B", "Voici cette immigration.")]
    corpus = make_corpus({"source": source, "text": text, "language": "fr"} for source, text in texts)
    found = concordance(corpus, Filters(), "immigration")

    assert found["source"].value_counts().to_dict() == {"A": 1, "B": 1}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "l' d' j' m' n' s' t' c' qu' jusqu' lorsqu' puisqu'"),
        ("it", "l' un' dell' nell' all' sull' dall' quest' c' d' anch'"),
        ("ca", "l' d' m' n' s' t'"),
    ],
)
def test_elided_words_are_stop_words_where_the_full_ones_are(language: str, expected: str) -> None:
    """No frequency list is headed by the articles that lost their vowel."""
    assert set(expected.split()) <= stopwords(language)


def test_an_elided_number_or_adjective_is_no_stop_word() -> None:
    """What the list does not have in full it does not have elided."""
    assert {"sant'", "bell'"} & stopwords("it") == set()


def test_english_stop_words_are_spacys() -> None:
    """A language without elided words keeps its list."""
    assert {word for word in stopwords("en") if word.endswith("'")} == set()
    assert POSSESSIVE in stopwords("en")


def test_a_word_that_the_corpus_has_is_not_unknown_in_another_language() -> None:
    """Where one language makes known words of a search, no word of it is missing."""
    index = term_index(pl.Series(["l'immigration baisse", "English words"]), ["fr", "en"])

    assert unknown_words(index, "l'immigration") == ()
    assert unknown_words(index, "l'émigration") == ("émigration",)
    assert nearest_words(index, "l'immigratoin") == ("immigration",)


def test_the_methods_say_what_is_a_word_here(mixed: Corpus, make_corpus: Callable[..., Corpus]) -> None:
    """A paper on French texts can say that l' was counted on its own; one on English texts need not."""
    assert "lost its vowel" in methods_paragraph(mixed, Filters())
    assert "lost its vowel" not in methods_paragraph(make_corpus([{"text": "l'immigration"}]), Filters())
