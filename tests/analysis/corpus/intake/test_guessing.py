"""Which column is which by its name and cells, and in which language texts are that do not say so."""

import pytest

from analysis.corpus.intake.guessing.columns import guesses
from analysis.corpus.intake.guessing.language import guessed_languages

TEXTS = [f"The council said on Monday that the ferry would run again from spring, in {year}" for year in "1234"]
CELLS = {
    "text": TEXTS,
    "source": ["Quay Post", "Harbour News"] * 2,
    "published": ["2021-03-12", "2021-03-13", "2021-04-01", "2021-04-02"],
    "title": ["Ferry back", "New quay", "Late again", "Old pier"],
}
HEADINGS = """\
Headline,Newspaper,Date,Body
title,media_name,publish_date,text
title,subreddit,created_utc,selftext
Video Title,Channel Title,Published At,Comment
subject,Page Name,Post Created Date,Message
webTitle,publication,webPublicationDate,bodyText
Article Title,Source Title,Publication Year,Abstract
title,source.title,dateTime,body
Überschrift,Zeitung,Erscheinungsdatum,Volltext
Titel,Medium,Datum der Veröffentlichung,Artikeltext
Titre de l’article,Nom du journal,Date de parution,Texte de l’article
titre,source,date,contenu
Titular,Periódico,Fecha de publicación,Cuerpo del texto
título,partido,fecha,intervención
Titolo,Testata,Data di pubblicazione,Testo dell’articolo
Título,Veículo,Data de publicação,Texto completo
kop,krant,publicatiedatum,tekst
Tytuł,Gazeta,Data publikacji,Treść""".splitlines()
SPANISH = (
    "El gobierno anunció ayer que la nueva ley de puertos entrará en vigor el próximo año, después de un largo debate "
    "en el parlamento sobre los derechos de los pescadores y de sus familias"
)
ENGLISH = [
    *("the ferry is late again", "nobody waits at the quay now", "we want more boats and fewer cars", "why so slow"),
    *("they said it would be back by spring", "my father worked there for years", "all of this was promised to us"),
]


@pytest.mark.row(29)
@pytest.mark.parametrize("heading", HEADINGS)
def test_columns_of_real_exports_are_known_by_their_names(heading: str) -> None:
    """Headings of databases and tools in eight languages leave nothing to ask."""
    named = dict(zip(("title", "source", "published", "text"), heading.split(","), strict=True))
    rows = [{name: CELLS[role][place] for role, name in named.items()} for place in range(4)]
    found = {guess.role: guess.column for guess in guesses(list(named.values()), rows, {}) if guess.sure}

    assert {role: found.get(role) for role in named} == named


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("birth_date", CELLS["published"]),
        ("last update", CELLS["published"]),
        ("reading_time", ["4", "12", "7", "3"]),
        ("show_time", ["4", "12", "7", "3"]),
    ],
)
def test_another_time_is_never_the_date_unasked(column: str, cells: list[str]) -> None:
    """A column called after something else, or of other cells, is asked for at most; the date itself comes first."""
    rows = [{column: cell, "text": text} for cell, text in zip(cells, TEXTS, strict=True)]
    beside = [row | {"online since": day} for row, day in zip(rows, CELLS["published"], strict=True)]

    assert not [one for one in guesses([column, "text"], rows, {}) if one.role == "published" and one.sure]
    if "_time" not in column:
        assert ("published", "online since") in {
            (one.role, one.column) for one in guesses([column, "text", "online since"], beside, {}) if one.sure
        }


@pytest.mark.row(85)
@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([SPANISH] * 3, {"es"}),
        ([SPANISH] * 9 + ["Sí."], {"es"}),
        ([*ENGLISH * 5, SPANISH], {""}),
        ([SPANISH, f"{' '.join(ENGLISH)}"], {"es", "en"}),
        (["war " + "ab" * 500 + " peace", "war"], {""}),
        ([f"{' '.join(ENGLISH)} {SPANISH[:50]}"] * 3, {""}),
        (["政府今天宣布新的移民政策將於明年開始實施並且增加邊境的檢查"] * 3, {"zh"}),
    ],
    ids=[
        "one",
        "a short one among them",
        "one among short ones",
        "half",
        "a run of letters",
        "a few words",
        "no blanks",
    ],
)
def test_a_language_is_told_where_texts_agree(texts: list[str], expected: set[str]) -> None:
    """One long text does not decide for many short ones, nor letters without a blank for a language."""
    assert set(guessed_languages(texts)) == expected
