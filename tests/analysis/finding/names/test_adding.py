"""Models brought as files: data come in, code stays out, and what is no model is a sentence."""

import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis.corpus.errors import MissingModelError
from analysis.finding.names.adding import add_model
from analysis.finding.names.models import installed_model, installed_models
from analysis.finding.names.recognition import entity_model
from tests.analysis.finding.names.test_batched import untaught

Make = Callable[..., Path]


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where models lie that are brought."""
    monkeypatch.setenv("DISCOURSE_MODELS", str(tmp_path / "models"))
    installed_models.cache_clear()
    yield tmp_path / "models"
    installed_models.cache_clear()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a package with a model of Danish, and code that must never be run."""
    nlp = untaught(3)
    nlp.meta |= {"lang": "da", "name": "core_news_sm", "version": "3.8.0"}
    folder = tmp_path_factory.mktemp("model") / "data"
    nlp.to_disk(folder)
    data = {f"da/da-3.8.0/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}  # fmt: skip
    code = dict.fromkeys(("da/__init__.py", "da/da-3.8.0/hook.py"), b"raise RuntimeError('it was run')")
    return data | code | {"da/meta.json": data["da/da-3.8.0/meta.json"]}


@pytest.fixture(params=["whl", "tar.gz", "folder"])
def package(request: pytest.FixtureRequest, files: dict[str, bytes], tmp_path: Path) -> Path:
    """Return the package as a wheel, as an archive, and unpacked."""
    path = tmp_path / f"da.{request.param}"
    if request.param == "whl":
        with zipfile.ZipFile(path, "w") as wheel:
            for name, content in files.items():
                wheel.writestr(name, content)
    elif request.param == "tar.gz":
        with tarfile.open(path, "w:gz") as archive:
            for name, content in files.items():
                archive.addfile(_entry(f"da-3.8.0/{name}", len(content)), io.BytesIO(content))
    else:
        for name, content in files.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(content)
    return path


def _entry(name: str, size: int) -> tarfile.TarInfo:
    found = tarfile.TarInfo(name)
    found.size = size
    return found


def test_a_model_that_is_brought_is_used(package: Path, room: Path) -> None:
    """For its own language; twice is once, and of its code nothing is there."""
    before = installed_model("da")
    found, again = add_model(package), add_model(package)

    assert (before, found.name, found) == (None, "da_core_news_sm", again)
    assert installed_model("da") == found
    assert [doc.text for doc in entity_model("da").pipe(["Danmark"], batch_size=1)] == ["Danmark"]
    assert [folder.name for folder in room.iterdir()] == [f"da_core_news_sm-3.8.0-{found.digest[:8]}"]
    assert not list(room.rglob("*.py"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({}, "it holds no model of spaCy"),
        ({"a/config.cfg": b"", "a/meta.json": b"{}", "b/config.cfg": b"", "b/meta.json": b"{}"}, "several models"),
        ({"a/config.cfg": b"[nlp]", "a/meta.json": b"{}"}, "it holds no model of spaCy that marks names"),
        (
            {
                "a/config.cfg": b"[nlp]\nlang = 1",
                "a/meta.json": b'{"lang": "da", "name": "x", "version": "1", "pipeline": ["ner"]}',
            },
            "its model cannot be loaded here",
        ),
    ],
)
def test_what_holds_no_model_is_refused(tmp_path: Path, room: Path, content: dict[str, bytes], said: str) -> None:
    """With a sentence, and nothing of it stays."""
    with zipfile.ZipFile(tmp_path / "x.whl", "w") as wheel:
        for name, data in content.items():
            wheel.writestr(name, data)

    with pytest.raises(MissingModelError, match=rf"^E-MODEL · x\.whl · .*{said}"):
        add_model(tmp_path / "x.whl")
    assert list(room.iterdir()) == []


def test_no_file_leads_out_of_its_folder(files: dict[str, bytes], tmp_path: Path, room: Path) -> None:
    """Neither by two points nor by a link is anything written or read elsewhere."""
    hostile = {"da/da-3.8.0/../../../../out": b"x", "/da/da-3.8.0/root": b"x"}
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        for name, content in (files | hostile).items():
            archive.addfile(_entry(name, len(content)), io.BytesIO(content))
        link = _entry("da/da-3.8.0/link", 0)
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)

    found = add_model(tmp_path / "x.tar")
    assert {path.name for path in tmp_path.iterdir()} == {"x.tar", "models"}
    assert not any(path.is_symlink() or path.name in ("out", "root", "link") for path in room.rglob("*"))
    assert found.folder.parent == room


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    """A text, or a wheel that was cut."""
    (tmp_path / "x.whl").write_bytes(b"PK\x03\x04 and no more")

    with pytest.raises(MissingModelError, match="it is damaged, or no archive"):
        add_model(tmp_path / "x.whl")


@pytest.mark.parametrize(
    ("key", "value"),
    [("lang", "../../../out"), ("name", "../out"), ("name", "x\ny"), ("version", "1/../../out"), ("name", "x" * 300)],
)
def test_no_model_is_called_what_leads_out_of_its_folder(
    files: dict[str, bytes], tmp_path: Path, room: Path, key: str, value: str
) -> None:
    """What it says of itself names the folder it is kept in, and stands in logs and files."""
    meta = "da/da-3.8.0/meta.json"
    said = json.dumps(json.loads(files[meta]) | {key: value}).encode()
    with zipfile.ZipFile(tmp_path / "x.whl", "w") as wheel:
        for name, content in {**files, meta: said, "da/meta.json": said}.items():
            wheel.writestr(name, content)

    with pytest.raises(MissingModelError, match="it holds no model of spaCy that marks names"):
        add_model(tmp_path / "x.whl")
    assert list(room.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"x.whl", "models"}


def test_what_cannot_be_unpacked_is_refused(files: dict[str, bytes], tmp_path: Path, room: Path) -> None:
    """With a password, packed in an unknown way, damaged in the middle, or with one name twice."""
    with zipfile.ZipFile(tmp_path / "whole.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, content in files.items():
            wheel.writestr(name, content)
    whole = (tmp_path / "whole.whl").read_bytes()
    for place, flag in ((6, 1), (8, 99), (60, 255)):  # of the first file: a password, the way, what is packed
        broken, central = bytearray(whole), whole.index(b"PK\x01\x02")
        broken[place] ^= flag
        broken[central + place + 2] ^= flag if place < 10 else 0
        (tmp_path / f"{place}.whl").write_bytes(broken)
    with tarfile.open(tmp_path / "twice.tar", "w") as archive:
        for name, content in [*files.items(), *files.items()]:
            archive.addfile(_entry(name, len(content)), io.BytesIO(content))

    for name in ("6.whl", "8.whl", "60.whl", "twice.tar"):
        with pytest.raises(MissingModelError, match="it is damaged, or no archive that can be unpacked here"):
            add_model(tmp_path / name)
    assert list(room.iterdir()) == []


def test_a_config_that_goes_without_end_into_itself_is_no_model(room: Path) -> None:
    """Neither adding it nor listing what is there ends a program, wherever such a folder came from."""
    (room / "deep").mkdir(parents=True)
    (room / "deep" / "config.cfg").write_text("[nlp]")
    (room / "deep" / "meta.json").write_text("[" * 200_000)

    with pytest.raises(MissingModelError, match="it holds no model of spaCy that marks names"):
        add_model(room / "deep")
    assert room / "deep" not in {model.folder for model in installed_models()}
