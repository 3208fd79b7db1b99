"""What a student can do next, and how often one would: the mix of a class that explores."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from benchmarks.classroom.line import Answer
from benchmarks.classroom.student import Student

Act = Callable[[Student, Random], Awaitable[Answer | None]]

PAGES = ("", "overview", "terms", "trends", "compare", "passages", "methods")
_VISITS = (0, 4, 5, 4, 4, 5, 0.5)  # how often each is opened; Methods seldom, the first by its own address
# What somebody types who looks into a debate on immigration; most corpora have some of them.
WORDS = ("border", "amnesty", "workers", "immigra*", "illegal", "law", "security", "family", "reform", "children")
SEARCHES = ("border", "visa*", "reform", "workers OR jobs", "security", "“illegal immigration”", "children", "law")
# On each page the settings that are changed there, and what they can be; where nothing is listed, all that is offered.
SETTINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "": {"by": (), "pane": ()},
    "overview": {"by": (), "pane": ()},
    "terms": {"stopwords": (), "n": ("1", "2"), "pane": ()},
    "trends": {"by": ("year", "quarter", "month"), "persource": (), "terms": WORDS},
    "compare": {"shape": ("bars", "scatter"), "target": (), "against": (), "pane": ()},
    "passages": {"view": ("Side by side", "Lines", "Whole text"), "rule": ()},
}
_LIST = ["List"]  # of what stands beside a figure; a row that is pressed brings the passages back
_AGAIN = 0.3  # of those who have narrowed the documents and do so once more take all of them again
_FEW = 4  # sources: two words in a row are counted by those who have chosen some
_CHARTS = ("chart-coverage", "chart-terms", "chart-trend", "chart-keyness")
_LISTS = ("list-documents", "list-words", "list-distinctive words")


async def turn(student: Student, chance: Random) -> Answer | None:
    """Open another page."""
    paths = [path for path in PAGES if path != student.screen.path]
    weights = [_VISITS[PAGES.index(path)] for path in paths]
    return await student.go(chance.choices(paths, weights)[0], "another page")


async def sources(student: Student, chance: Random) -> Answer | None:
    """Choose one to four sources, or all again."""
    widget = student.screen.widget("source")
    if widget is None:
        return None
    number = 0 if widget.value and chance.random() < _AGAIN else min(chance.randint(1, _FEW), len(widget.options))
    return await student.say("source", sorted(chance.sample(widget.options, number)), "sources")


async def dates(student: Student, chance: Random) -> Answer | None:
    """Choose a range of dates, a fifth of all at least, or all again."""
    widget = student.screen.widget("dates")
    if widget is None:
        return None
    first, last = (date.fromisoformat(day) for day in widget.options)
    length = (last - first).days
    begin = first + timedelta(chance.randrange(max(length * 4 // 5, 1)))
    end = begin + timedelta(max(length // 5, 1))
    chosen = widget.default if chance.random() < _AGAIN else [begin.isoformat(), min(end, last).isoformat()]
    return await student.say("dates", chosen, "dates")


async def search(student: Student, chance: Random) -> Answer | None:
    """Search for documents, or take the search out again."""
    widget = student.screen.widget("search")
    if widget is None:
        return None
    return await student.say("search", "" if widget.value else chance.choice(SEARCHES), "search")


async def follow(student: Student, chance: Random) -> Answer | None:
    """Type a word to follow."""
    return await student.say("word", chance.choice(WORDS), "word")


async def setting(student: Student, chance: Random) -> Answer | None:
    """Change a setting of the page that is open."""
    offered = SETTINGS.get(student.screen.path, {})
    found = [widget for name in offered if (widget := student.screen.widget(name)) is not None]
    if not found:
        return None
    widget = chance.choice(found)
    if widget.kind == "checkbox":
        return await student.say(widget.key, not widget.value, "setting")
    options = [one for one in offered[widget.key] or widget.options if widget.value not in ([one], one)]
    if widget.key == "n" and not student.screen.link.said.get("source"):
        options = ["1"]
    chosen = chance.choice(options)
    said = [chosen] if widget.kind in ("button_group", "multiselect") else chosen
    return await student.say(widget.key, said, "setting")


async def read_on(student: Student, chance: Random) -> Answer | None:
    """Go to the next page of somebody's passages, or to the first from the last."""
    pagers = [one for one in student.screen.widgets.values() if one.kind == "pagination"]
    if not pagers:
        return None
    pager = chance.choice(pagers)
    return await student.say(pager.key, int(pager.value) % pager.pages + 1, "pager")


async def click(student: Student, chance: Random) -> Answer | None:
    """Click on a bar or a point of the page's figure."""
    found = [key for key in _CHARTS if student.screen.drawn(key) is not None]
    return await student.click(found[0], chance.randrange(1_000), "figure") if found else None


async def choose(student: Student, chance: Random) -> Answer | None:
    """Choose a row of the page's list; where the passages stand in its place, open the list."""
    found = [key for key in _LISTS if student.screen.drawn(key) is not None]
    if not found:
        return await student.say("pane", _LIST, "list")
    return await student.choose(found[0], chance.randrange(20), "row")


async def clear(student: Student, chance: Random) -> Answer | None:  # noqa: ARG001 - as the others take it
    """Clear the filters, where any is in force."""
    return await student.press("clear-filters", "clear filters")


async def start_over(student: Student, chance: Random) -> Answer | None:  # noqa: ARG001 - as the others take it
    """Clear the filters, the word and the settings."""
    return await student.press("Start over", "start over")


async def back(student: Student, chance: Random) -> Answer | None:  # noqa: ARG001 - as the others take it
    """Go back to the page before."""
    return await student.back()


# Of a hundred acts: a quarter turn to another page, a quarter narrow the documents, a quarter follow a word by typing,
# clicking or choosing it, the rest read on and try the settings. What is not to be had on a page is drawn again.
MIX: dict[Act, int] = {
    turn: 23,
    sources: 11,
    dates: 7,
    search: 7,
    follow: 10,
    setting: 10,
    read_on: 10,
    click: 7,
    choose: 8,
    back: 4,
    clear: 2,
    start_over: 1,
}


async def explore(student: Student, chance: Random) -> Answer:
    """Do one of the things that a student would do."""
    while True:
        (act,) = chance.choices(list(MIX), list(MIX.values()))
        if (answer := await act(student, chance)) is not None:
            return answer


_EXERCISE: tuple[tuple[str, ...], ...] = (
    ("word", "border"),
    ("page", "terms"),
    ("setting", "pane", "List"),
    ("row", "list-words"),
    ("page", "trends"),
    ("setting", "by", "year"),
    ("word", "amnesty"),
    ("page", "compare"),
    ("setting", "shape", "scatter"),
    ("page", "passages"),
    ("setting", "view", "Lines"),
    ("setting", "view", "Side by side"),
    ("search", "visa*"),
    ("search", ""),
    ("page", "overview"),
)


async def exercise(student: Student, step: int) -> Answer:
    """Do what is to be done at a step of the exercise, which is the same for all; after the last comes the first.

    Raises:
        LookupError: When the page does not offer it.
    """
    what, *how = _EXERCISE[step % len(_EXERCISE)]
    if what == "page":
        found = await student.go(how[0], f"page {how[0]}")
    elif what == "row":
        found = await student.choose(how[0], 2)
    elif what == "setting":
        found = await student.say(how[0], [how[1]], what)
    else:
        found = await student.say(what, how[0])
    if found is None:
        raise LookupError(f"the exercise asks for {what} {how}, and {student.screen.path or 'the first page'} has none")
    return found


async def demand(student: Student, number: int, patience: float) -> Answer:
    """Ask for one of the things that take long: topics, names, three words in a row, pairs.

    Args:
        student: Who asks.
        number: Which, counted round; topics are asked for in another number each time.
        patience: Seconds for which the student stays.

    Raises:
        LookupError: When the page does not offer it.
    """
    path, key, value = (
        ("topics", "k", str(5 + number % 15)),
        ("entities", "", ""),
        ("terms", "n", ["3"]),
        ("passages", "view", ["Pairs"]),
    )[number % 4]
    act = f"heavy {path}"
    found = await student.go(path, act, patience=patience)
    if found is None:
        raise LookupError(f"there is no page {path}")
    began = found.asked
    if key and found.served:
        left = max(patience - found.took, 0)
        found = await student.say(key, value, act, patience=left) or found
    whole = replace(found, asked=began, took=found.asked + found.took - began)  # both are waited for
    return await student.quiet(whole, patience)
