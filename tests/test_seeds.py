"""The starter corpus stands as it was collected, and its manifest says what is known of it."""

import csv
from hashlib import sha256
from pathlib import Path

import pytest

from analysis import Corpus, Filters, entities, with_entities
from analysis.corpus.digests import texts_digest
from analysis.corpus.opening import MENTIONS_FILE
from analysis.finding.naming.corrections import correction_effects

MOST = 40  # names
GOLD = Path(__file__).parent / "golden/names/seeds.csv"  # as a reader finds them
KINDS = {
    "PERSON": {"PERSON"},
    "ORG": {"ORG", "ORG/OTHER"},
    **{kind: {"PLACE"} for kind in ("GPE", "LOC", "FAC")},
    "NORP": {"NORP"},
    **{kind: {"OTHER", "ORG/OTHER"} for kind in ("WORK_OF_ART", "LAW", "EVENT", "PRODUCT")},
}
TEXTS = {
    "000_5fec612639a20535.txt": "cf13bba56f7e801f53c67877faa550d9e311f8d2fa2afd43a13a5dff1455049c",
    "001_e43efa28872b9260.txt": "28d4675bc5b8322dfa4b6c3b71c7cd1db02427a02ec94769797251c30b094466",
    "002_2bd995b1a2627526.txt": "15fcc583a7dd3cf3ddd5787543145810567d8abbe68988f9d1bb057294eaeccc",
    "003_8ec1be811a575264.txt": "1e98c178e614e37bc003059ce8375bce608c063dd1576df4f29d3a4aaeb464e5",
    "004_e79ca3fca23e2191.txt": "08b84764ea96889cfba9a64c617da98f84873c27e7d94ba93e3cb865cb3e8b33",
}


@pytest.mark.parametrize(("name", "digest"), TEXTS.items())
def test_every_text_is_as_it_was_collected(seeds_folder: Path, name: str, digest: str) -> None:
    """Not one byte of an article has changed."""
    assert sha256((seeds_folder / name).read_bytes()).hexdigest() == digest


def test_there_are_five_texts(seeds_folder: Path) -> None:
    """No text has been added or taken away."""
    assert sorted(path.name for path in seeds_folder.glob("*.txt")) == sorted(TEXTS)


def test_the_manifest_has_its_columns(seeds_folder: Path) -> None:
    """The manifest says of each text whether date and source are stated or inferred."""
    with (seeds_folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))

    expected = "file title source published date_precision date_basis source_basis place note language"
    assert header == expected.split()


@pytest.mark.parametrize(
    ("row", "source", "published", "precision", "basis"),
    [
        (0, "Revolution", "2019-07-01", "month", "inferred"),
        (1, "Revolution", "2018-03-12", "day", "stated"),
        (2, "Red Flag", "2025-07-25", "day", "inferred"),
        (3, "Red Flag", "2017-01-01", "year", "inferred"),
        (4, "Red Flag", "2019-07-01", "month", "inferred"),
    ],
)
def test_dates_are_no_more_exact_than_what_is_known(  # noqa: PLR0913 - the columns of a table
    seeds: Corpus, row: int, source: str, published: str, precision: str, basis: str
) -> None:
    """Each article has the source, the date and the precision that its text supports."""
    document = seeds.documents.loc[row]

    assert document["published"].date().isoformat() == published
    assert (document["source"], document["date_precision"], document["date_basis"]) == (source, precision, basis)


def test_every_article_is_read_whole(seeds: Corpus) -> None:
    """Nothing is changed or set aside when the starter corpus is read."""
    assert (len(seeds.documents), len(seeds.ledger)) == (5, 0)


def test_an_inferred_date_or_source_has_its_reason(seeds: Corpus) -> None:
    """Whoever reads that something is inferred can read from what."""
    inferred = seeds.documents[
        (seeds.documents["date_basis"] == "inferred") | (seeds.documents["source_basis"] == "inferred")
    ]

    assert inferred["note"].str.contains("inferred").all()


def test_names_are_kept_for_these_very_texts(seeds: Corpus, seeds_folder: Path) -> None:
    """The names kept beside the manifest say of which texts they are, and all of them are read."""
    first = (seeds_folder / MENTIONS_FILE).read_text(encoding="utf-8").partition("\n")[0]

    assert seeds.marks is not None
    assert first.startswith(f"# {len(seeds.marks)} names, ")
    assert first.endswith(f" of texts {texts_digest(seeds.documents, seeds.texts)}, by {seeds.names_by}")


def test_the_names_mentioned_most_are_mended(seeds: Corpus) -> None:
    """With the corrections that come with it, each has as many mentions, and is of the kind, that a reader finds."""
    with GOLD.open(encoding="utf-8", newline="") as lines:
        gold = list(csv.DictReader(lines))
    wrong = {}
    for row in entities(with_entities(seeds), Filters()).head(MOST).itertuples():
        own = [one for one in gold if {one["name"], *one["forms"].split("|")} & {row.entity, *row.aliases}]
        if sum(int(one["mentions"]) for one in own) != row.mentions or {one["type"] for one in own} - KINDS[row.type]:
            wrong[row.entity] = (row.type, row.mentions, own)

    assert wrong == {}


def test_every_correction_that_comes_along_mends_something(seeds: Corpus) -> None:
    """None is about a name that is not there, and they are few enough to be read."""
    found = with_entities(seeds, corrections=())
    effects = correction_effects(found, found.mentions, seeds.corrections)

    assert 0 < len(effects) <= MOST
    assert [line for line, effect in zip(seeds.corrections, effects, strict=True) if not effect] == []
