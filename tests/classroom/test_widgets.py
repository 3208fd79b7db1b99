"""Widgets as a browser keeps them: what they say first, what they say when touched, and what the link says of them."""

from streamlit.proto.Button_pb2 import Button
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Checkbox_pb2 import Checkbox
from streamlit.proto.DateInput_pb2 import DateInput
from streamlit.proto.Heading_pb2 import Heading
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.TextInput_pb2 import TextInput

from benchmarks.classroom.widgets import UNTOUCHED, Link, Widget, key_of, state_of, widget_of

NAME = "$$ID-0123456789abcdef-"


def _widget(kind: str, element: object) -> Widget:
    found = widget_of(kind, element)
    assert found is not None
    return found


def test_a_key_is_read_from_the_name() -> None:
    """Whatever hyphens it has; a widget that our code gives no key has none."""
    assert key_of(f"{NAME}list-words") == "list-words"
    assert key_of(f"{NAME}None") == ""


def test_what_says_nothing_is_no_widget() -> None:
    """A heading is none, nor is a chart that cannot be clicked."""
    assert widget_of("heading", Heading(body="Terms")) is None
    assert widget_of("plotly_chart", PlotlyChart(spec="{}")) is None


def test_a_widget_says_first_what_it_is_drawn_with() -> None:
    """As a browser tells with the first rerun: options by what is written on them."""
    several = MultiSelect(id=f"{NAME}source", options=["Fox", "Times"], default=[1])
    one = Selectbox(id=f"{NAME}target", options=["Fox", "Times"], default=0)
    side = ButtonGroup(id=f"{NAME}by", options=[ButtonGroup.Option(content="year")], default=[0])
    days = DateInput(id=f"{NAME}dates", default=["2004-05-04", "2008-04-24"], min="2004-05-04", max="2008-04-24")

    assert [_widget("multiselect", several).value, _widget("selectbox", one).value] == [["Times"], "Fox"]
    assert _widget("button_group", side).value == ["year"]
    assert _widget("date_input", days).options == ("2004-05-04", "2008-04-24")


def test_what_the_server_has_set_is_what_a_widget_says() -> None:
    """And not what it would say by itself."""
    widget = _widget("text_input", TextInput(id=f"{NAME}word", default="", set_value=True, value="border"))

    assert (widget.value, widget.default) == ("border", "")


def test_a_box_without_a_choice_tells_its_name_alone() -> None:
    """As a browser does: the server takes it for no choice."""
    state = state_of(_widget("selectbox", Selectbox(id=f"{NAME}choose", options=["Fox"])))

    assert state is not None
    assert state.WhichOneof("value") is None


def test_a_button_and_a_chart_tell_nothing_until_they_are_touched() -> None:
    """A button that was pressed tells it with one rerun, and is not kept pressed."""
    button = _widget("button", Button(id=f"{NAME}None", label="Reset"))
    chart = _widget("plotly_chart", PlotlyChart(id=f"{NAME}chart", spec="{}"))

    assert button.value is chart.value is UNTOUCHED
    assert state_of(button) is state_of(chart) is None


def test_a_state_holds_what_a_widget_says_where_the_server_reads_it() -> None:
    """An empty choice of several is one, too."""
    several = _widget("multiselect", MultiSelect(id=f"{NAME}source", options=["Fox"]))
    switch = _widget("checkbox", Checkbox(id=f"{NAME}once"))
    found = [state_of(several), state_of(switch)]

    assert [state.WhichOneof("value") for state in found if state] == ["string_array_value", "bool_value"]


def test_a_link_says_what_bound_widgets_say_where_it_is_not_what_they_say_by_themselves() -> None:
    """As the address of a browser does; a widget that is not bound changes nothing."""
    link = Link({"corpus": ["releases"]})
    word = Widget("a", "text_input", value="border", default="", bound="word")
    once = Widget("b", "checkbox", value=True, default=False, bound="once")
    link.follow(word)
    link.follow(once)
    link.follow(Widget("c", "checkbox", value=True, default=False))
    assert link.said == {"corpus": ["releases"], "word": ["border"], "once": ["true"]}

    word.value = ""
    link.follow(word)
    assert link.said == {"corpus": ["releases"], "once": ["true"]}


def test_only_what_is_bound_goes_along_to_another_page() -> None:
    """What a link said beside it is gone from the address, as in a browser."""
    link = Link({"word": ["law"], "view": ["Lines"]})
    link.keep(["word", "source"])

    assert link.said == {"word": ["law"]}
