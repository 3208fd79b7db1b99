"""Private corpora under load: of what one session has brought, not a byte is in an answer to another, nor in a log."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

import pytest

from analysis import read_corpus
from benchmarks.classroom import acts
from benchmarks.classroom.server import Server, served
from benchmarks.classroom.student import Student
from benchmarks.classroom.uploads import upload
from tests.e2e.conftest import in_a_loop_of_its_own

pytestmark = pytest.mark.e2e
DROP = "Files, or one ZIP archive of them"
PAGES = ("overview", "terms", "trends", "compare", "topics", "entities", "passages", "methods", "glossary")
EXPLORED = 5  # acts, after all pages have been opened
OTHERS = 2  # who explore the shelf meanwhile
THOUGHT = 0.2  # seconds between two acts of theirs
COMMON = (
    "border",
    "law",
    "and",
    "people",
    "work",
    "for",
    "a",
    "family",
    "at",
    "home",
    "under",
    "new",
    "reform",
    "of",
    "the",
)


@dataclass
class Secret:
    """Somebody with a corpus of their own.

    Attributes:
        name: What is in every word, name and title of it, and in nobody else's.
        documents: How many it has.
        times: How often its word stands in each.
        seen: What the server has sent to its session.
    """

    name: str
    documents: int
    times: int
    seen: bytearray = field(default_factory=bytearray)

    @property
    def file(self) -> str:
        """What its file is called."""
        return f"file{self.name}.csv"

    @property
    def word(self) -> str:
        """The word that nobody else has."""
        return f"word{self.name}"

    def table(self) -> bytes:
        """Return its file: two sources, a year of dates, and a column of its own beside those that all have."""
        chance = Random(self.name)  # noqa: S311 - it hides nothing, and can be repeated
        rows = ["doc_id,source,published,title,text,section"]
        for number in range(self.documents):
            about = chance.sample(COMMON, 5)  # no word is in most of the documents, so that there are topics
            said = [self.word] * self.times + chance.choices(about, k=60) + [f"Anna Name{self.name} of Ohio."]
            chance.shuffle(said)
            cells = [f"id{self.name}{number}", f"source{self.name}{'AB'[number % 2]}", f"2021-{number % 12 + 1:02}-15"]
            rows.append(",".join([*cells, f"Title {self.name} {number}", " ".join(said), f"section{self.name}"]))
        return "\n".join(rows).encode()

    def canaries(self, folder: Path) -> list[bytes]:
        """Return what betrays it: its name, in all its words; its numbers, as text, list and table; its fingerprint."""
        path = folder / self.file
        path.write_bytes(self.table())
        corpus = read_corpus(path)
        words, uses = int(corpus.documents["tokens"].sum()), self.documents * self.times
        numbers = [f"{self.documents:,} documents", f"{words:,} words", f"{uses:,} uses"]
        return [
            self.name.encode(),
            *map(str.encode, numbers),
            f'"numbers":[{uses},'.encode(),
            uses.to_bytes(8, "little"),
            corpus.fingerprint[:12].encode(),
        ]


SECRETS = (Secret("quokka", 41, 301), Secret("zyzzyva", 67, 211), Secret("xerxinon", 59, 257))


async def _explored(server: Server) -> list[bytearray]:
    """Have all of them at work at the same time; return what those have seen who explore the shelf."""
    seen = [bytearray() for _ in range(OTHERS)]
    done = asyncio.Event()
    async with AsyncExitStack() as room, asyncio.TaskGroup() as group:
        owners = [await room.enter_async_context(Student(server.place, one.seen.extend)) for one in SECRETS]
        others = [await room.enter_async_context(Student(server.place, one.extend)) for one in seen]
        for number, student in enumerate(others):
            group.create_task(_explore_shelf(student, number, done))
        async with asyncio.TaskGroup() as private:
            for student, secret in zip(owners, SECRETS, strict=True):
                private.create_task(_bring_and_explore(student, secret))
        done.set()
    return seen


async def _bring_and_explore(student: Student, secret: Secret) -> None:
    """Bring a corpus, open it, follow its word on all pages, and explore it."""
    await student.open("corpus")
    await upload(student, DROP, {secret.file: secret.table()})
    await student.until(lambda screen: screen.widget("Open this corpus") is not None)
    await student.press("Open this corpus")
    assert student.screen.drawn("chart-coverage") is not None
    await student.say("word", secret.word)
    await student.say("share", value=True)
    chance = Random(secret.name)  # noqa: S311 - as above
    for path in PAGES:
        answer = await student.go(path)
        assert answer is not None
        assert (answer.served, answer.errors) == (True, ()), path
        await student.say("pane", ["List"])
        await student.say(f"data-{path}", value=True)
        await acts.click(student, chance)
    for _ in range(EXPLORED):
        answer = await acts.explore(student, chance)
        assert (answer.served, answer.errors) == (True, ()), answer


async def _explore_shelf(student: Student, number: int, done: asyncio.Event) -> None:
    """Explore the starter corpus, and look for what the others have, until they are done."""
    chance = Random(number)  # noqa: S311 - as above
    await student.open()
    for turn in count():
        if done.is_set():
            return
        if turn % 4 == 0:
            await student.say("word", chance.choice(SECRETS).name[:3] + "*")
        answer = await acts.explore(student, chance)
        assert (answer.served, answer.errors) == (True, ()), answer
        await asyncio.sleep(THOUGHT)


def _betrayed(by: bytes, canaries: dict[str, list[bytes]], own: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield whose secrets stand somewhere where they should not."""
    for name, found in canaries.items():
        if name != own:
            yield from ((name, one) for one in found if one in by)


@pytest.mark.row(107)
def test_nothing_of_a_private_corpus_is_in_any_other_answer(tmp_path: Path) -> None:
    """No word, source, title, name of a file, identifier, number or fingerprint, while all are at work at once."""
    canaries = {one.name: one.canaries(tmp_path) for one in SECRETS}
    with served(log=tmp_path / "log") as server:
        others = in_a_loop_of_its_own(_explored(server))
        said = server.log.read_bytes()

    for secret in SECRETS:  # or they could not be missed elsewhere
        assert [one for one in canaries[secret.name] if one not in secret.seen] == []
        assert list(_betrayed(bytes(secret.seen), canaries, secret.name)) == []
    for seen in others:
        assert list(_betrayed(bytes(seen), canaries)) == []
    assert list(_betrayed(said + server.log.read_bytes(), canaries)) == []
