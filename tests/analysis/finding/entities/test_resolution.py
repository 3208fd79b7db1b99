"""Names found in texts: what the pipeline marks, and the abbreviations that the texts explain."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

import pandas as pd
import pytest
import regex
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from analysis import Corpus, Filters, entities, recognised_mentions
from analysis.corpus.schema import MARKS, MENTIONS
from analysis.finding.entities.abbreviations import Span, _abbreviated, explained_abbreviations
from analysis.finding.entities.documents import Document, marked_name
from analysis.finding.entities.resolution import _called, resolved_mentions

AGENCY = "Immigration and Customs Enforcement"


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return a pipeline that marks the names it is told, and needs no model."""
    pipeline = spacy.blank("en")
    names = {
        "ORG": [AGENCY, "ICE", "Sierra Club", "the Sierra Club", "Red Flag", "Red\nFlag"],
        "PERSON": ["Trump", "Trump's", "TRUMP"],
        "DATE": ["Monday"],
        "GPE": ["“Tennessee”"],
    }
    pipeline.add_pipe("entity_ruler").add_patterns(
        [{"label": label, "pattern": name} for label, patterns in names.items() for name in patterns]
    )
    return pipeline


@pytest.fixture(scope="module")
def found(make_corpus: Callable[..., Corpus], nlp: Language) -> Callable[..., list[tuple[str, str, str]]]:
    """Return a function that gives entity, surface and basis of each mention in some texts."""

    def find(*texts: str) -> list[tuple[str, str, str]]:
        table = recognised_mentions(make_corpus({"text": text} for text in texts), nlp)
        return list(table[["entity", "surface", "basis"]].itertuples(index=False, name=None))

    return find


Found = Callable[..., list[tuple[str, str, str]]]


class Witness:
    """A pipeline that remembers what it is given at once."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.given: list[list[str]] = []

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> Iterable[Doc]:
        """Return each text with its entities marked."""
        self.given.append(list(texts))
        return self.nlp.pipe(self.given[-1], batch_size=batch_size)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{AGENCY} (ICE) came.", {"ICE": AGENCY}),
        ("the Coalition for Humane Immigrant Rights (CHIRLA)", {}),  # its L and A stand in no word before it
        ("the American Civil Liberties Union (ACLU)", {"ACLU": "American Civil Liberties Union"}),
        ("the Department of Homeland Security (DHS)", {"DHS": "Department of Homeland Security"}),
        ("International Communist Workers' Party (ICWP)", {"ICWP": "International Communist Workers' Party"}),
        ("some people (USA) say", {}),
        ("immigration and customs enforcement (ICE)", {}),  # no name without a capital
        ("(ICE) came", {}),
        ("He said (NO).", {}),
        ("", {}),
    ],
)
def test_explained_abbreviations(text: str, expected: dict[str, str]) -> None:
    """An abbreviation in brackets stands for the words before it that hold its letters."""
    assert {short: text[slice(*span)] for short, span in explained_abbreviations(text).items()} == expected


def test_the_first_explanation_counts() -> None:
    """An abbreviation explained twice in one text stands for what it stood for first."""
    text = "Alpha Beta (AB), then Another Bit (AB)"

    assert explained_abbreviations(text) == {"AB": (0, 10)}


def test_a_name_and_its_abbreviation_are_one_entity(found: Found) -> None:
    """Full name, explained abbreviation and later uses count together, under the commonest form."""
    assert found(f"{AGENCY} (ICE) came. ICE left.") == [
        ("ICE", AGENCY, "model"),
        ("ICE", "ICE", "model"),
        ("ICE", "ICE", "model"),
    ]


def test_an_abbreviation_that_the_model_misses_is_found(make_corpus: Callable[..., Corpus]) -> None:
    """What one document explains counts wherever it stands in the corpus."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": AGENCY}])

    table = recognised_mentions(make_corpus([{"text": f"{AGENCY} (ICE)"}, {"text": "no ICE, no POLICE"}]), pipeline)
    assert table[["doc_id", "surface", "type", "basis", "entity"]].to_numpy().tolist() == [
        ["d0", AGENCY, "ORG", "model", "ICE"],
        ["d0", "ICE", "ORG", "abbreviation", "ICE"],
        ["d1", "ICE", "ORG", "abbreviation", "ICE"],
    ]


def test_a_full_name_that_the_model_misses_is_not_its_finding(make_corpus: Callable[..., Corpus]) -> None:
    """Where only the abbreviation is marked, the full name is there because the text explains it."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "ICE"}])

    table = recognised_mentions(make_corpus([{"text": f"{AGENCY} (ICE)"}]), pipeline)
    assert table[["surface", "basis"]].to_numpy().tolist() == [[AGENCY, "abbreviation"], ["ICE", "model"]]


def test_an_abbreviation_of_two_names_counts_where_it_is_explained(make_corpus: Callable[..., Corpus]) -> None:
    """Where documents explain an abbreviation differently, it means to each what that document says."""
    pipeline = spacy.blank("en")
    names = ("Alpha Beta", "Other Bureau", "Another Body")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": name} for name in names])
    texts = ["Alpha Beta (AB): AB", "Another Body (AB): AB", "AB alone"]

    table = recognised_mentions(make_corpus({"text": text} for text in texts), pipeline)
    uses = table.groupby("doc_id")["entity"].agg(["nunique", "size"]).to_numpy().tolist()
    assert uses == [[1, 3], [1, 3]]
    assert table.groupby("doc_id")["surface"].agg(set).tolist() == [{"Alpha Beta", "AB"}, {"Another Body", "AB"}]


def test_an_abbreviation_of_what_is_no_name_is_left_out(found: Found) -> None:
    """What the model marks nowhere is no entity, explained or not."""
    assert found("Personal Protective Equipment (PPE), and PPE") == []


def test_articles_possessives_and_quotes_are_no_part_of_a_name(found: Found) -> None:
    """A name is the same with an article before it, a possessive after it, or quotation marks around it."""
    assert found("the Sierra Club and Sierra Club; Trump’s, Trump's, “Tennessee”") == [
        ("Sierra Club", "Sierra Club", "model"),
        ("Sierra Club", "Sierra Club", "model"),
        ("Trump", "Trump", "model"),
        ("Trump", "Trump", "model"),
        ("Tennessee", "Tennessee", "model"),
    ]


def test_capitals_make_no_other_entity(found: Found) -> None:
    """Forms that differ in capitals count together, under the commonest."""
    assert found("TRUMP and Trump and Trump") == [("Trump", form, "model") for form in ("TRUMP", "Trump", "Trump")]


@pytest.mark.parametrize(
    ("forms", "called"),
    [
        (["EL PASO", "El Paso"], "El Paso"),
        (["el paso", "EL PASO"], "EL PASO"),
        (["el paso", "El Paso", "EL PASO"], "El Paso"),
        (["EL PASO", "El Paso", "EL PASO"], "EL PASO"),  # no tie
        (["EL PASO", "El Paso", "EL PASO", "El Paso", "EL PASO"], "El Paso"),  # as datelines have it
        (["NATO", "Nato", "NATO", "Nato", "NATO"], "NATO"),  # a short name may be of capitals
        (["STRASSE", "Straße"], "Straße"),  # the same letters, of another length
        (["ÉLYSÉE", "Élysée"], "Élysée"),
        (["MCCAIN", "McCain", "Mccain"], "McCain"),
        (["U.S.", "u.s."], "U.S."),
        (["IPHONE", "iPhone"], "iPhone"),
        (["東京", "東京"], "東京"),
    ],
)
def test_of_forms_used_equally_often_a_name_has_capitals_where_names_have_them(
    make_corpus: Callable[..., Corpus], forms: list[str], called: str
) -> None:
    """Neither the capitals of a headline nor the small letters of a post name what is also written as a name."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": form} for form in forms])

    table = recognised_mentions(make_corpus([{"text": "; ".join(forms)}]), pipeline)
    assert table["entity"].tolist() == [called] * len(forms)


def test_of_a_name_and_its_abbreviation_used_equally_often_the_shorter_is_taken(found: Found) -> None:
    """An abbreviation is in capitals by right."""
    assert found(f"{AGENCY} (ICE)") == [("ICE", AGENCY, "model"), ("ICE", "ICE", "model")]


def test_dates_are_left_out(found: Found) -> None:
    """A day is no name."""
    assert found("Monday") == []


@pytest.mark.parametrize("gap", ["\n", "\r\n", " \n  ", "  ", "\u00a0", "\n\u00ad"])
def test_a_name_may_go_over_the_end_of_a_line(make_corpus: Callable[..., Corpus], nlp: Language, gap: str) -> None:
    """It stands where it stands in the text as it is, and is the same entity as in one line, called by one form."""
    text = f"Yesterday the Sierra{gap}Club came, and the Sierra Club{gap}left it there."
    corpus = make_corpus([{"text": text}])

    table = recognised_mentions(corpus, nlp)
    assert table["entity"].tolist() == ["Sierra Club"] * 2
    assert table["surface"].tolist() == [f"Sierra{gap}Club", "Sierra Club"]
    assert [corpus.text(0)[one.start : one.end] for one in table.itertuples()] == table["surface"].tolist()
    assert entities(corpus.with_mentions(table), Filters())["aliases"].tolist() == [()]


@pytest.mark.parametrize(
    "text",
    [
        "We spoke of Red\n\nFlag days.",
        "Code Red\nFlag Day",
        "1. Code is Red\n2. Flag is down",
        "- Code is Red\n- Flag is down",
        "CODE RED\nFLAG DAY",
    ],
)
def test_a_name_ends_with_its_paragraph_or_its_line_of_a_list(found: Found, text: str) -> None:
    """What stands in two paragraphs, or in two lines of a list, is no name."""
    assert found(text.replace("RED", "Red").replace("FLAG", "Flag")) == []


def test_an_explanation_may_go_over_the_end_of_a_line(found: Found) -> None:
    """A full name that was broken to fit a page explains its abbreviation, and is told in one line."""
    broken = AGENCY.replace(" Customs", "\nCustoms")

    assert found(f"We met {broken}\n(ICE). ICE left.") == [
        ("ICE", broken, "model"),
        ("ICE", "ICE", "model"),
        ("ICE", "ICE", "model"),
    ]


def test_the_commonest_kind_is_that_of_all_mentions(make_corpus: Callable[..., Corpus]) -> None:
    """An entity has one kind: that which the model gives most often."""
    pipeline = spacy.blank("en")
    lower = [{"LOWER": "revolution"}]
    patterns = [
        {"label": "EVENT", "pattern": [{"TEXT": "the"}, *lower]},
        {"label": "ORG", "pattern": [{"TEXT": "of"}, *lower]},
        {"label": "ORG", "pattern": [{"TEXT": "by"}, *lower]},
    ]
    pipeline.add_pipe("entity_ruler").add_patterns(patterns)

    table = recognised_mentions(make_corpus([{"text": "the Revolution; the Revolution; of Revolution"}]), pipeline)
    assert set(table.loc[table["entity"] == "Revolution", "type"]) == {"EVENT"}


@pytest.mark.row(96)
def test_places_are_characters_of_the_text(make_corpus: Callable[..., Corpus], nlp: Language) -> None:
    """Every mention stands in its document where the table says."""
    corpus = make_corpus([{"text": "É… \U0001f600 Trump’s ICE"}, {"text": f"the {AGENCY} (ICE)"}])

    for mention in recognised_mentions(corpus, nlp).itertuples():
        text = corpus.text(int(mention.doc_id[1:]))
        assert text[mention.start : mention.end] == mention.surface


def test_mentions_do_not_overlap(make_corpus: Callable[..., Corpus], nlp: Language) -> None:
    """No character is counted for two names."""
    corpus = make_corpus([{"text": f"the {AGENCY} (ICE), ICE ICE Trump's Sierra Club"}])

    table = recognised_mentions(corpus, nlp)
    assert (table["end"].to_numpy()[:-1] <= table["start"].to_numpy()[1:]).all()


@pytest.mark.row(96)
def test_marks_come_in_any_order_and_of_those_that_overlap_the_first_counts(make_corpus: Callable[..., Corpus]) -> None:
    """Others than our own may mark names: mentions are in the order of the text, and share no character."""
    text = f"{AGENCY} (ICE) came. The Sierra Club left."
    places = [(text.index(name), name) for name in (AGENCY, "Enforcement", "ICE", "Sierra Club")]
    rows = [("d0", start, start + len(name), name, "ORG") for start, name in places]
    corpus = make_corpus([{"text": text}])
    one, *others = (
        resolved_mentions(corpus, pd.DataFrame(some, columns=list(MARKS.columns)))
        for some in itertools.permutations(rows)
    )

    assert one["surface"].tolist() == [AGENCY, "ICE", "Sierra Club"]
    for other in others:
        pd.testing.assert_frame_equal(other, one)


def test_names_are_found_in_a_text_that_the_model_refuses(make_corpus: Callable[..., Corpus], nlp: Language) -> None:
    """A text longer than spaCy takes has its names where they stand, from the first character to the last."""
    text = "Trump " + "said not a word that would be new to anyone; " * 10 + "ICE. "
    text = text * (1_200_000 // len(text)) + f"{AGENCY} (ICE)"
    with pytest.raises(ValueError, match="E088"):
        nlp(text)

    table = recognised_mentions(make_corpus([{"text": "Trump"}, {"text": text}, {"text": "ICE"}]), nlp)
    expected = [match.span() for match in regex.finditer(f"Trump|{AGENCY}|ICE", text)]
    assert list(table.loc[table["doc_id"] == "d1", ["start", "end"]].itertuples(index=False, name=None)) == expected
    assert table["doc_id"].value_counts().to_dict() == {"d0": 1, "d1": len(expected), "d2": 1}


@pytest.mark.row(96)
def test_the_model_never_reads_much_at_once(make_corpus: Callable[..., Corpus], nlp: Language) -> None:
    """Long texts are read in parts that end with a paragraph, short ones whole, and all of them in order."""
    paragraph = "Trump said it. " * 70 + "\n\n"
    texts = ["ICE", "word " * 20_000, paragraph * 300, *[paragraph] * 300]
    witness = Witness(nlp)
    recognised_mentions(
        make_corpus({"doc_id": f"d{number:03}", "text": text} for number, text in enumerate(texts)), witness
    )

    given = [text for batch in witness.given for text in batch]
    assert [given[0], given[1], *given[-300:]] == [texts[0], texts[1], *texts[-300:]]
    assert "".join(given[2:-300]) == texts[2]
    assert all(part.endswith("\n\n") for part in given[2:-300])
    assert max(sum(map(len, batch)) for batch in witness.given) <= 100_000
    assert len(witness.given) < 15


Marked = tuple[Span, str]
SHORTS = ("AB", "A&A", "B&A", "A&", "AA", "B2", "ABB", "A2&B")
LENGTH = 30


@st.composite
def marked_names(draw: st.DrawFn) -> list[Marked]:
    """Return names as a model marks them: they may touch, but do not overlap."""
    cuts = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=12)))
    kinds = draw(st.lists(st.sampled_from(["", "ORG", "PERSON"]), min_size=len(cuts), max_size=len(cuts)))
    return [(span, kind) for span, kind in zip(pairwise(cuts), kinds, strict=False) if kind]


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _compared(text: str, marked: Sequence[Marked], own: Mapping[str, Span], names: Iterable[str]) -> list[Marked]:
    """Return the mentions as they are defined, by comparing every use with every mention."""
    taken: dict[Span, str] = {}
    uses = (
        (use.span(), "")
        for short in names
        for use in regex.finditer(rf"(?<![\p{{L}}\p{{N}}]){regex.escape(short)}(?![\p{{L}}\p{{N}}])", text)
    )
    full = ((span, next((kind for other, kind in marked if _touch(span, other)), "")) for span in sorted(own.values()))
    for span, kind in (*full, *marked, *uses):
        if not any(_touch(span, other) for other in taken):
            taken[span] = kind
    return sorted(taken.items())


@settings(max_examples=5 * settings.default.max_examples)
@given(
    st.lists(st.sampled_from([*SHORTS, *"AB2& b."]), min_size=LENGTH).map(lambda parts: "".join(parts)[:LENGTH]),
    marked_names(),
    st.dictionaries(st.sampled_from(SHORTS), st.tuples(st.integers(0, LENGTH - 9), st.integers(1, 9)), max_size=3),
    st.permutations(SHORTS),
)
def test_every_character_belongs_to_the_first_who_takes_it(
    text: str, marked: list[Marked], explained: dict[str, Span], order: list[str]
) -> None:
    """Explained names come before the model's, those before abbreviations, and an abbreviation before the next."""
    own = {short: (start, start + width) for short, (start, width) in explained.items()}

    document = Document("d0", text, tuple(marked_name(*span, kind, text) for span, kind in marked))
    found = _abbreviated(document, own, dict.fromkeys(order, "full name"))
    assert [((name.start, name.end), name.kind) for name in found.names] == _compared(text, marked, own, order)


def test_no_names_give_an_empty_table(make_corpus: Callable[..., Corpus], nlp: Language) -> None:
    """A text without names has no mentions, and the same columns."""
    pd.testing.assert_frame_equal(recognised_mentions(make_corpus([{"text": "none"}]), nlp), MENTIONS.empty())


def test_finding_names_changes_nothing(
    make_corpus: Callable[..., Corpus], nlp: Language, unchanged: Callable[..., object]
) -> None:
    """A corpus is as it was after names are looked for."""
    corpus = make_corpus([{"text": f"{AGENCY} (ICE)"}])

    with unchanged(corpus):
        recognised_mentions(corpus, nlp)


def test_a_form_that_another_name_has_too_is_left_to_the_entity_called_so() -> None:
    """One mention of "America" under another name does not call all others "AMERICA"."""
    forms = {
        "america": Counter({"America": 9, "AMERICA": 1}),
        "bank of america": Counter({"Bank of America": 2, "America": 1}),
    }

    assert _called(forms, {"america": Counter(), "bank of america": Counter()}) == {
        "america": "America",
        "bank of america": "Bank of America",
    }


def _entities(make_corpus: Callable[..., Corpus], text: str, kind: str, *names: str) -> list[str]:
    """Return what the names in a text stand for, where a pipeline marks some as of a kind."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": kind, "pattern": name} for name in names])
    return recognised_mentions(make_corpus([{"text": text}]), pipeline)["entity"].tolist()


def test_a_country_without_its_dots_is_the_country(make_corpus: Callable[..., Corpus]) -> None:
    """Where a text has lost the dots of "U.S.", "U S" is no country of its own."""
    text = "The U S Senate met. The United States agreed. The United States won."

    assert _entities(make_corpus, text, "GPE", "U S", "United States") == ["United States"] * 3


def test_an_explained_abbreviation_that_names_nobody_is_no_name(make_corpus: Callable[..., Corpus]) -> None:
    """GDP is none where a text explains it either; two letters may be an abbreviation of anything."""
    names, text = ("Gross Domestic Product", "Investigation Team"), "The {} ({}) was new. Then {} fell."
    found = [
        _entities(make_corpus, text.format(name, short, short), "ORG", name)
        for name, short in zip(names, ("GDP", "IT"), strict=True)
    ]

    assert found == [["Gross Domestic Product"], ["IT"] * 3]
