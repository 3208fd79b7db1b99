"""What is on the screen: drawn again it stays, not drawn again it goes; what is wrong is found, and only that."""

from collections.abc import Callable

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.classroom.memory import Messages
from benchmarks.classroom.screen import Screen
from dashboard.paper import frame, markup

NAME = "$$ID-0123456789abcdef-"
Draw = Callable[..., ForwardMsg]


def _begin(run: str, *, page: str = "terms") -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.page_script_hash, message.new_session.main_script_hash = page, "app"
    message.metadata.run.script_run_id = run
    return message


def _element(*place: int, fragment: str = "", script: str = "app") -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend(place)
    message.metadata.active_script_hash = script
    message.delta.fragment_id = fragment
    message.delta.new_element.SetInParent()
    return message


def _text(*place: int, said: str = "", **more: str) -> ForwardMsg:
    message = _element(*place, **more)
    message.delta.new_element.html.body = said
    return message


def _word(*place: int, value: str = "", given: bool = False, **more: str) -> ForwardMsg:
    message = _element(*place, **more)
    field = message.delta.new_element.text_input
    field.id, field.query_param_key, field.value, field.set_value = f"{NAME}word", "word", value, given
    field.default = ""
    return message


@pytest.fixture
def screen() -> Screen:
    """Return the screen of a run that has begun."""
    found = Screen()
    found.begin(_begin("one"))
    return found


def _said(screen: Screen) -> list[str]:
    return [one.message.body for one in screen.shown.values() if one.kind == "html"]


def test_what_a_run_does_not_draw_again_goes(screen: Screen) -> None:
    """And its widgets are told of no more."""
    for message in (_text(0, 0, said="old"), _word(0, 1)):
        screen.draw(message)
    screen.begin(_begin("two"))
    screen.draw(_text(0, 0, said="new"))
    screen.end("two", frozenset())

    assert (_said(screen), screen.widgets) == (["new"], {})


def test_a_run_of_a_fragment_takes_away_only_what_was_its_own(screen: Screen) -> None:
    """All else on the page stays as it is."""
    for number, fragment in enumerate(["", "card", "card", "other"]):
        screen.draw(_text(0, number, said=f"{number}", fragment=fragment))
    screen.begin(_begin("two"))
    screen.draw(_text(0, 1, said="new", fragment="card"))
    screen.end("two", frozenset({"card"}))

    assert _said(screen) == ["0", "new", "3"]


def test_an_element_takes_the_place_of_a_block_and_of_all_in_it(screen: Screen) -> None:
    """As where a page shows one thing until there is another."""
    block = ForwardMsg()
    block.metadata.delta_path.extend([0, 0])
    block.delta.add_block.vertical.SetInParent()
    for message in (block, _text(0, 0, 0, said="until then"), _text(0, 0, said="now")):
        screen.draw(message)

    assert _said(screen) == ["now"]


def test_a_widget_keeps_what_it_says_unless_the_server_says_otherwise(screen: Screen) -> None:
    """What the server says goes into the address, too."""
    screen.draw(_word(0, 0))
    word = screen.widget("word")
    assert word is not None
    word.value = "border"
    screen.draw(_word(0, 0))
    assert (screen.widgets[word.id].value, screen.link.said) == ("border", {})

    screen.draw(_word(0, 0, value="law", given=True))
    assert (screen.widgets[word.id].value, screen.link.said) == ("law", {"word": ["law"]})


def test_only_widgets_of_all_pages_are_told_of_where_another_page_is_opened(screen: Screen) -> None:
    """Those of the page that is left are not."""
    screen.draw(_word(0, 0, script="terms"))
    assert screen.of_all_pages() == []

    screen.draw(_word(0, 0, script="app"))
    assert [widget.key for widget in screen.of_all_pages()] == ["word"]


def test_a_box_of_ours_with_a_code_is_an_error_and_a_text_about_e_verify_is_none(screen: Screen) -> None:
    """Neither in a passage, nor in a caution."""
    screen.draw(_text(0, 0, said="<p>E-VERIFY is <span>E-VERIFY</span> for all</p>"))
    assert screen.errors() == []

    screen.draw(_text(0, 1, said='<p role="note"><strong>Not here.</strong><br><span>E-CORPUS</span></p>'))
    assert screen.errors() == ["E-CORPUS"]


def test_a_page_is_drawn_once_it_has_its_head(screen: Screen) -> None:
    """As the product writes it, and not as a passage says it."""
    screen.draw(_text(0, 0, said=str(markup.paragraph("<h1 id=head>"))))
    assert screen.head() == ""

    screen.draw(_text(0, 1, said=str(frame.page_head("What is found"))))
    assert screen.head() == "What is found"


def test_an_exception_is_an_error(screen: Screen) -> None:
    """Whoever raised it."""
    message = _element(0, 0)
    message.delta.new_element.exception.message = "list index out of range"
    screen.draw(message)

    assert screen.errors() == ["exception: list index out of range"]


def test_the_points_of_a_figure_are_those_that_stand_for_something(screen: Screen) -> None:
    """Counted over all traces; a click tells what its point stands for."""
    message = _element(0, 0)
    chart = message.delta.new_element.plotly_chart
    chart.id = f"{NAME}chart-terms"
    chart.spec = '{"data": [{"x": [1]}, {"customdata": ["a", ["b"]]}, {"type": "heatmap", "customdata": [["c"]]}]}'
    screen.draw(message)
    shown = screen.drawn("chart-terms")

    assert shown is not None
    assert [(point["curve_number"], point["customdata"]) for point in shown.points] == [(1, "a"), (1, ["b"])]


def test_the_rows_of_a_list_are_those_that_can_be_pressed(screen: Screen) -> None:
    """By what stands in their first cells."""
    message = _element(0, 0)
    table = message.delta.new_element.bidi_component
    table.id = f"{NAME}list-words"
    table.bytes = b'-1\n{"columns": [{"texts": ["a", "b", "c"]}]}'
    screen.draw(message)
    shown = screen.drawn("list-words")

    assert shown is not None
    assert shown.rows == ["a", "b", "c"]


def _kept(messages: Messages, name: str, fragment: str = "") -> None:
    message = _text(0, 0, said=name, fragment=fragment)
    message.hash, message.metadata.cacheable = name, True
    messages.whole(message)


def test_a_reference_is_the_message_at_another_place() -> None:
    """It need not be where it was."""
    messages = Messages()
    _kept(messages, "figure")
    reference = ForwardMsg(ref_hash="figure")
    reference.metadata.delta_path.extend([0, 7])
    found = messages.whole(reference)

    assert (found.delta.new_element.html.body, list(found.metadata.delta_path)) == ("figure", [0, 7])


def test_a_message_is_forgotten_after_some_runs_without_it() -> None:
    """A reference to it keeps it; what belongs to a fragment is as old as runs of the fragment."""
    messages = Messages()
    for name, fragment in (("gone", ""), ("asked for", ""), ("of a card", "card")):
        _kept(messages, name, fragment)
    for _ in range(2):
        messages.age(2, frozenset())
    messages.whole(ForwardMsg(ref_hash="asked for"))
    messages.age(2, frozenset({"other"}))
    assert messages.names() == ["gone", "asked for", "of a card"]

    messages.age(2, frozenset())
    assert messages.names() == ["asked for"]
