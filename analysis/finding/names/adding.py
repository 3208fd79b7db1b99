"""Models that a site brings as files: their data are taken out, and whatever code comes with them is left."""

import shutil
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from secrets import token_hex
from typing import IO, NamedTuple

from analysis.corpus.errors import MissingModelError
from analysis.finding.names.models import Model, installed_models, model_in, models_folder
from analysis.finding.names.recognition import load_checked

_MOST = 2 << 30  # bytes of a model, unpacked
_CONFIG, _META = "config.cfg", "meta.json"
_CODE = frozenset((".py", ".pyc", ".pyd", ".so", ".dll", ".pth", ".sh", ".exe"))
_ELSEWHERE = frozenset("\\:")  # in a name, with which it leads out of a folder on some systems
# What unpacking raises: of what is damaged, has a password, is packed as Python does not unpack, or has a name twice.
_DAMAGED = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, LZMAError),
    *(EOFError, RuntimeError, FileExistsError, NotADirectoryError),
)
_TODO = "bring the wheel or the archive of a spaCy 3 model"


class _Member(NamedTuple):
    """A file of an archive or of a folder."""

    name: PurePosixPath
    size: int
    file: IO[bytes]


def add_model(path: Path) -> Model:
    """Take the data of a model out of a file, and keep them where models are looked for.

    Args:
        path: A wheel, an archive (`.zip`, `.tar.gz`) or a folder, such as those that spaCy's makers publish.

    Returns:
        The model, whose digest says what was taken. One that was there before under its name and version stays beside
        it where it has another digest.

    Raises:
        MissingModelError: `E-MODEL` where it holds no model that marks names, or one that cannot be loaded here.
        OSError: It cannot be read, or there is no room for it.
    """
    room = models_folder()
    room.mkdir(parents=True, exist_ok=True)
    fresh = room / f"{token_hex(4)}.tmp"
    try:
        try:
            _take_out(path, fresh)
        except _DAMAGED as error:
            raise _refused("it is damaged, or no archive that can be unpacked here", path) from error
        found = model_in(fresh)
        if found is None:
            raise _refused("it holds no model of spaCy that marks names", path)
        try:
            load_checked(found)
        except Exception as error:  # spaCy raises what it likes on data that are none of its own
            raise _refused(f"its model cannot be loaded here: {type(error).__name__}", path) from error
        place = room / f"{found.name}-{found.version}-{found.digest[:8]}"
        if not place.exists():
            fresh.rename(place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    installed_models.cache_clear()
    return Model(found.name, found.version, place)


def _take_out(path: Path, into: Path) -> None:
    """Write the data of the model that a file holds into a folder."""
    root, left = _root(path), _MOST
    for member in _members(path):
        if not member.name.is_relative_to(root) or member.name.suffix.lower() in _CODE:
            continue
        if (left := left - member.size) < 0:
            raise _refused(f"it has more than {_MOST:,} bytes", path)
        place = into / member.name.relative_to(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            shutil.copyfileobj(member.file, file)


def _root(path: Path) -> PurePosixPath:
    """Return the folder in an archive that has the config and the meta of a model beside each other."""
    names = {member.name for member in _members(path)}
    roots = sorted({name.parent for name in names if name.name == _CONFIG and name.parent / _META in names})
    if len(roots) != 1:
        raise _refused(f"it holds {'no model' if not roots else 'several models'} of spaCy", path)
    return roots[0]


def _members(path: Path) -> Iterator[_Member]:
    """Yield the files of an archive or a folder that lie where they say; no link is followed."""
    for member in _every(path):
        if not {"..", "/"} & set(member.name.parts) and _ELSEWHERE.isdisjoint(str(member.name)):
            yield member


def _every(path: Path) -> Iterator[_Member]:
    if path.is_dir():
        for place in sorted(path.rglob("*")):
            if place.is_file() and not place.is_symlink():
                with place.open("rb") as file:
                    yield _Member(PurePosixPath(place.relative_to(path).as_posix()), place.stat().st_size, file)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    with archive.open(info) as file:
                        yield _Member(PurePosixPath(info.filename), info.file_size, file)
    else:
        with tarfile.open(path) as archive:
            for entry in archive:
                if entry.isreg() and (unpacked := archive.extractfile(entry)) is not None:
                    yield _Member(PurePosixPath(entry.name), entry.size, unpacked)


def _refused(what: str, path: Path) -> MissingModelError:
    return MissingModelError("E-MODEL", what, where=path.name, todo=_TODO)
