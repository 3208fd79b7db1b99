"""Which model finds names: the largest of a language that is installed as what it says it is."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis.finding.names import models
from analysis.finding.names.models import PACKAGED, Model, installed_model, installed_models

META = {"lang": "en", "name": "core_web_sm", "version": "3.8.0", "pipeline": ["tok2vec", "ner"]}
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that makes the folder of a model with so many bytes of weights."""

    def folder(size: int = 1, *, config: str | None = "[nlp]", **said: object) -> Path:
        meta = META | said
        found = tmp_path / f"{meta['lang']}_{meta['name']}"
        (found / "ner").mkdir(parents=True)
        (found / "ner" / "model").write_bytes(b"x" * size)
        (found / "meta.json").write_text(json.dumps(meta))
        if config is not None:
            (found / "config.cfg").write_text(config)
        return found

    return folder


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return a function that has nothing but some folders installed."""

    def install(*folders: Path) -> None:
        monkeypatch.setattr(models, "_packaged", lambda: iter(folders))
        monkeypatch.setattr(models, "_entered", lambda: iter(()))
        installed_models.cache_clear()

    yield install
    monkeypatch.undo()
    installed_models.cache_clear()


def test_the_largest_of_the_language_is_taken(make: Make, install: Callable[..., None]) -> None:
    """Not the first, and not the largest of another one; a corpus that does not say is taken for English."""
    install(make(10), make(90, name="core_web_md"), make(500, lang="de", name="core_news_lg"))

    assert [str(installed_model(code)).partition(" ")[0] for code in ("en", "", "de")] == [
        "en_core_web_md",
        "en_core_web_md",
        "de_core_news_lg",
    ]
    assert installed_model("fr") is None


def test_a_model_of_many_languages_reads_those_without_their_own(make: Make, install: Callable[..., None]) -> None:
    """Only where there is no other, however small that is."""
    install(make(10), make(90, lang="xx", name="ent_wiki_sm"))

    assert [model.name for code in ("fr", "en") if (model := installed_model(code))] == [
        "xx_ent_wiki_sm",
        "en_core_web_sm",
    ]


@pytest.mark.parametrize(
    "said",
    [
        {"version": "999.9.9"},
        {"pipeline": ["tagger"]},
        {"name": "core_web_trf"},
        {"config": None},
    ],
    ids=["made up", "no names", "transformers", "no config"],
)
def test_what_is_no_model_that_can_be_used_is_none(make: Make, install: Callable[..., None], said: object) -> None:
    """Uploads under familiar names, models that find no names, those that want a graphics card, and empty folders."""
    install(make(**said))

    assert installed_models() == ()


def test_a_digest_is_of_names_and_contents(make: Make) -> None:
    """One bit of the weights, or another name of a file, is another digest; where the folder lies is none."""
    folder = make()
    first = Model("a", "1", folder).digest
    moved = folder.rename(folder.with_name("elsewhere"))
    assert Model("a", "1", moved).digest == first
    (moved / "ner" / "model").write_bytes(b"y")
    second = Model("a", "1", moved).digest
    (moved / "ner" / "model").rename(moved / "ner" / "other")

    assert len({first, second, Model("a", "1", moved).digest}) == 3


def test_packages_of_models_are_what_was_looked_at() -> None:
    """Where one is installed, its data are those whose digest is named."""
    found = {str(model.folder): model.digest for model in installed_models()}
    named = {known.place: known.digest for known in PACKAGED}
    seen = {place: digest for folder, digest in found.items() for place in named if folder.endswith(place)}

    assert {place: named[place] for place in seen} == seen


@pytest.mark.row(95)
def test_a_folder_that_is_called_like_a_model_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What only lies in the current folder is neither found nor run."""
    (tmp_path / "en_core_web_sm").mkdir()
    (tmp_path / "en_core_web_sm" / "__init__.py").write_text("raise RuntimeError('it was run')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    installed_models.cache_clear()

    assert not any(tmp_path in model.folder.parents for model in installed_models())
