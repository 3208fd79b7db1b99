"""Limits: each is documented, has its reason, can be set by a host, and is said as it is."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import limits
from analysis.limits import LIMITS, LimitError, amount, decimals, part, spelled, spelled_count
from analysis.limits.limit import Section

ROOT = Path(__file__).parents[1]
CONSTANTS = {name: value for name, value in vars(limits).items() if name.isupper() and name != "LIMITS"}

# What sentences state: a variable, another value, and what they say then.
SAID = [
    ("FEW_DOCUMENTS", "7", "several", "with at least 7 documents."),
    ("SIGNIFICANT", "0.01", "several", "in bold where q < .01, of sources"),
    ("SIGNIFICANT", "0.01", "tested", "where p is below .01, which 1 in 100 lines without any would be."),
    ("LASTING", "0.25", "tested", "ups and downs of which a quarter is left a period later."),
    ("PROFILE_SOURCES", "5", "several", "up to five:"),
    ("PROFILE_WORDS", "1", "several", "its one most distinctive word (LRC)"),
    ("PROFILE_ROWS", "18", "several", "fewer where these were more than 18 in all"),
    ("INTERVAL_DOCUMENTS", "15", "trend", "intervals, from 15 documents on;"),
    ("NETWORK_PAIRS", "3", "collocates", "the three strongest pairs"),
    ("LEAST_USES", "1", "bars", "Words used at least 1 time in all,"),
    ("LEAST_USES", "1", "scatter", "Words used at least 1 time in all,"),
    ("LEAST_USES", "1", "keyness", "No word used at least 1 time sets"),
    ("SHORT_CORPUS", "30", "suits", "fewer than 30 documents together"),
    ("TOPIC_REFITS", "4", "stability", "on four random parts of"),
    ("TESTED_DOCUMENTS", "3", "column p", "a word in fewer than three documents has none"),
    ("TESTED_DOCUMENTS", "3", "column q", "a word in fewer than three documents,"),
    ("LEAST_PERIODS", "14", "column periods", "With fewer than 14 there is no tendency"),
    ("LISTED_TOPIC_WORDS", "4", "column words", "The topic’s four weightiest words"),
    ("TOPIC_PARAGRAPH_WORDS", "3000", "column passages", "more than 3,000 words are selected"),
    ("TOPIC_WORDS", "8", "column stability", "list of eight top words"),
    ("TOPIC_REFITS", "4", "column stability", "on four random parts"),
    ("UNSTABLE", "0.55", "column stability", "a topic below 0.55,"),
    ("TOPIC_WORDS", "8", "column coherence", "the topic’s eight top words"),
    ("MOST_DEALS", "1999", "column shuffles", "With 1,999 of them no p is below 2 in 2,000."),
    ("POOLED_DEALS", "50", "column q", "estimated from 50 deals"),
    ("MOST_ARRANGEMENTS", "500", "column way", "exact up to 500 ways,"),
    ("DEALT_DOCUMENTS", "3000", "column way", "dealt up to 3,000 units."),
    ("TESTED_DOCUMENTS", "3", "column tested", "at least 3 units"),
    ("LINE_WORDS", "6", "column left", "before the match, at most six."),
    ("LINE_WORDS", "6", "column right", "after the match, at most six."),
    ("PAIR_WORDS", "7", "column shared_terms", "at most seven."),
    ("PAIR_WORDS", "7", "column left_terms", "at most seven."),
    ("PAIR_WORDS", "7", "column right_terms", "at most seven."),
    ("COPY_WORDS", "4", "column similarity", "sequences of four words that both have"),
    ("COPY_WORDS", "4", "column containment", "sequences of four words that the longer one"),
    ("MOST_ARRANGEMENTS", "500", "methods", "where there are at most 500,"),
]
SENTENCES = """
import json
import pandas as pd
from analysis import COLUMNS, Filters, methods_paragraph, read_corpus
from analysis.corpus.schema import KEYNESS
from dashboard.paper.palette import Look
from dashboard.wording import findings, notes
from dashboard.wording.topics import judging
from dashboard.wording.findings.directions import TESTED
names = ("A", "B")
colours = Look(names, dark=False)
views = pd.DataFrame({"view": ["all", "once"], "rate_target": [2.0, 1.0], "rate_reference": [1.0, 2.0]})
columns = {f"column {name}": f"{column.what} {column.reading}" for name, column in COLUMNS.items()}
print(json.dumps(notes.FIGURES | columns | {
    "tested": TESTED,
    "suits": notes.SUITS,
    "keyness": findings.keyness(KEYNESS.empty(), colours, names, findings.Sizes(1, 1)).striptags(),
    "stability": judging.held_still(pd.DataFrame({"verdict": ["stable"]})),
    "methods": methods_paragraph(read_corpus("seeds"), Filters()),
}))
"""


def _run(code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own, with limits set in its environment."""
    environment = os.environ | {f"DISCOURSE_{name}": value for name, value in variables.items()}
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.run(  # noqa: S603, PLW1510 - what goes wrong is looked at
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120
    )


def test_every_limit_is_on_the_list_under_the_name_by_which_code_reads_it() -> None:
    """Nothing is listed that code does not read, and no constant is left off the list."""
    assert {name: limit.value for name, limit in LIMITS.items()} == CONSTANTS


def test_a_limit_has_a_unit_and_one_sentence_of_reason() -> None:
    """Whoever asks why learns it, in one sentence."""
    limits_ = LIMITS.values()

    assert [limit.name for limit in limits_ if not limit.unit] == []
    assert [limit.why for limit in limits_ if not re.fullmatch(r"[A-Z][^.]*[a-z]\.", limit.why)] == []


def test_a_limit_is_read_somewhere() -> None:
    """What a host sets makes a difference: some module reads it."""
    modules = [path for package in ("analysis", "dashboard") for path in (ROOT / package).rglob("*.py")]
    read = {name for path in modules for name in re.findall(r"\blimits\.([A-Z_]+)\b", path.read_text(encoding="utf-8"))}

    assert set(CONSTANTS) - read == set()


def test_the_page_of_limits_says_what_the_code_says() -> None:
    """docs/limits.md has a row for each limit, with its variable, default, unit and reason, and no other."""
    lines = (ROOT / "docs/limits.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| `")]
    defaults = [(limit, *amount(limit, limit.default).split(" ", 1)) for limit in LIMITS.values()]

    assert rows == [f"| `{limit.variable}` | {number} | {unit} | {limit.why} |" for limit, number, unit in defaults]


def test_a_host_sets_every_limit_in_the_environment() -> None:
    """Each constant is what its variable says."""
    wanted = {name: value + 1 if isinstance(value, int) else value / 2 for name, value in CONSTANTS.items()}
    code = "import json\nfrom analysis.limits import LIMITS\n"
    code += "print(json.dumps({name: limit.value for name, limit in LIMITS.items()}))"

    done = _run(code, **{name: str(value) for name, value in wanted.items()})

    assert json.loads(done.stdout) == wanted


@pytest.mark.parametrize("text", ["many", "", "0", "-3", "1.5", "nan", "11", "9" * 5_000, "1e3"])
def test_what_no_whole_number_within_bounds_is_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is one line that names the variable, the value, and what it must be."""
    monkeypatch.setenv("DISCOURSE_MADE_UP", text)

    with pytest.raises(LimitError, match=r"^DISCOURSE_MADE_UP is “.{0,41}”: it must be a whole number from 1 to 10$"):
        Section("Made up").limit("MADE_UP", 5, "things", "It is made up.", (1, 10))


@pytest.mark.parametrize("text", ["2", "-0.1", "nan", "inf", "half"])
def test_what_is_no_share_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A share is a number from 0 to 1."""
    monkeypatch.setenv("DISCOURSE_MADE_UP", text)

    with pytest.raises(LimitError, match=r"must be a number from 0 to 1$"):
        Section("Made up").share("MADE_UP", 0.5, "things", "It is made up.")


def test_the_command_ends_with_a_line_where_a_limit_is_set_wrongly() -> None:
    """Nobody reads a traceback: the line says what to mend, and the shell learns that it failed."""
    done = _run("from dashboard.cli import main\nmain()", BARS="a dozen")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "DISCOURSE_BARS is “a dozen”: it must be a whole number from 1 to 1,000,000,000,000\n"


def test_a_hosted_page_says_which_limit_is_set_wrongly() -> None:
    """Where the app is run without the command, the page says the line, and the error is raised for the log."""
    code = (
        "from streamlit.testing.v1 import AppTest\n"
        "page = AppTest.from_file('dashboard/app.py', default_timeout=60).run()\n"
        "from dashboard.paper.labels import literal\n"
        "said = 'DISCOURSE_BARS is “0”: it must be a whole number from 1 to 1,000,000,000,000'\n"
        "print([error.value == literal(said) for error in page.error], len(page.exception))"
    )

    assert _run(code, BARS="0").stdout.endswith("\n[True] 1\n")


@pytest.fixture(scope="module")
def sentences() -> tuple[dict[str, str], dict[str, str]]:
    """Return sentences with the defaults, and with every limit that they state set to something else."""
    usual = _run(SENTENCES)
    other = _run(SENTENCES, **{name: value for name, value, _, _ in SAID})
    return json.loads(usual.stdout), json.loads(other.stdout)


@pytest.mark.parametrize(("name", "value", "where", "words"), SAID)
def test_a_sentence_says_the_limit_that_holds(
    name: str, value: str, where: str, words: str, sentences: tuple[dict[str, str], dict[str, str]]
) -> None:
    """A host who sets another value gets sentences that are true."""
    usual, other = sentences

    assert float(value) != LIMITS[name].default
    assert words not in usual[where]
    assert words in other[where]


def test_numbers_in_sentences_read_as_people_write_them() -> None:
    """Small numbers and usual shares are words, and p has no zero before its point."""
    assert (spelled(3), spelled(12), spelled(13), spelled(1_000)) == ("three", "twelve", "13", "1,000")
    assert (spelled_count(1, "part"), spelled_count(10, "part")) == ("one part", "ten parts")
    assert (decimals(0.05), decimals(0.001), decimals(0.1)) == (".05", ".001", ".1")
    assert (part(0.1), part(0.2), part(0.15)) == ("a tenth", "a fifth", "15%")
