"""Widgets as a browser keeps them: what each holds when it is first shown, and how that is told with every rerun."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX

UNTOUCHED = object()  # of a widget that says nothing until somebody touches it
_KEY = 2  # of the parts of a name: a mark, a digest, the key

# From a kind of widget to where its state holds what it says.
_FIELDS = {
    "bidi_component": "json_value",
    "button": "trigger_value",
    "button_group": "string_array_value",
    "checkbox": "bool_value",
    "dataframe": "string_value",
    "date_input": "string_array_value",
    "expandable": "bool_value",
    "file_uploader": "file_uploader_state_value",
    "multiselect": "string_array_value",
    "number_input": "double_value",
    "pagination": "int_value",
    "plotly_chart": "string_value",
    "popover": "bool_value",
    "radio": "string_value",
    "selectbox": "string_value",
    "text_area": "string_value",
    "text_input": "string_value",
}
_ARRAYS = ("string_array_value",)


@dataclass(slots=True)
class Widget:
    """A widget that is on the screen.

    Attributes:
        id: Its name for the server.
        kind: The element that it is, as the protocol calls it.
        label: What stands over it; empty for charts and tables.
        value: What it says; UNTOUCHED where it says nothing.
        default: What it says where nobody has touched it.
        options: What it can say, where that is a list; of dates the first and the last.
        bound: The parameter of the link that it is bound to; empty for none.
        fragment: The fragment of the page that it belongs to; empty for none.
        form: The form that it waits for; empty for none.
        pages: The pages that it leads to, where it is a pager.
        disabled: Whether nobody can touch it.
    """

    id: str
    kind: str
    label: str = ""
    value: Any = UNTOUCHED
    default: Any = UNTOUCHED
    options: tuple[str, ...] = ()
    bound: str = ""
    fragment: str = ""
    form: str = ""
    pages: int = 1
    disabled: bool = False

    @property
    def key(self) -> str:
        """The key that our code gives it; empty where it gives none."""
        return key_of(self.id)

    @property
    def is_default(self) -> bool:
        """Whether it says what it says by itself: then no link names it."""
        return bool(self.value == self.default)


def key_of(name: str) -> str:
    """Return the key in the name of a widget; empty where none was given."""
    parts = name.split("-", _KEY)
    return "" if len(parts) <= _KEY or parts[_KEY] == "None" else parts[_KEY]


def pressed_in(widget: Widget, event: str, value: Any) -> WidgetState:
    """Return what a browser tells of what was pressed in a component."""
    said = json.dumps([{"event": event, "value": value}])
    return WidgetState(id=f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{widget.id}__events", json_trigger_value=said)


def widget_of(kind: str, element: Any, fragment: str = "") -> Widget | None:
    """Return the widget that an element, or a block, is; None where it is none.

    Args:
        kind: What the protocol calls it.
        element: Its message.
        fragment: The fragment that it belongs to.
    """
    if kind not in _FIELDS or not element.id:
        return None
    options = tuple(_said(option) for option in getattr(element, "options", ()))
    first = _FIRST.get(kind, _nothing)(element, options)
    given = _GIVEN[kind](element) if getattr(element, "set_value", False) else first
    return Widget(
        id=element.id,
        kind=kind,
        label=getattr(element, "label", ""),
        value=given,
        default=first,
        options=(element.min, element.max) if kind == "date_input" else options,
        bound=getattr(element, "query_param_key", ""),
        fragment=fragment,
        form=getattr(element, "form_id", ""),
        pages=getattr(element, "num_pages", 1),
        disabled=getattr(element, "disabled", False),
    )


def state_of(widget: Widget) -> WidgetState | None:
    """Return what a browser tells of a widget; None where it tells nothing."""
    if widget.value is UNTOUCHED:
        return None
    state = WidgetState(id=widget.id)
    name = _FIELDS[widget.kind]
    if name in _ARRAYS:
        getattr(state, name).data.extend(widget.value)
        getattr(state, name).SetInParent()
    elif name == "file_uploader_state_value":
        state.file_uploader_state_value.SetInParent()
        state.file_uploader_state_value.uploaded_file_info.extend(widget.value)
    elif widget.value is not None:
        setattr(state, name, widget.value)
    return state


@dataclass(slots=True)
class Link:
    """The part of an address after its question mark, which bound widgets change.

    Attributes:
        said: The values of each parameter.
    """

    said: dict[str, list[str]] = field(default_factory=dict)

    def follow(self, widget: Widget) -> None:
        """Write what a bound widget says, or take it out where it says what it says by itself."""
        if not widget.bound:
            return
        if widget.is_default or widget.value in (None, "", UNTOUCHED):
            self.said.pop(widget.bound, None)
        else:
            self.said[widget.bound] = [_written(one) for one in _listed(widget.value)]

    def keep(self, bound: Sequence[str]) -> None:
        """Forget all parameters but these."""
        self.said = {name: values for name, values in self.said.items() if name in bound}


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else [value]


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(option: Any) -> str:
    """Return an option as it is told: those of buttons come with an icon beside what they say."""
    return option if isinstance(option, str) else str(option.content)


def _nothing(element: Any, options: Sequence[str]) -> Any:  # noqa: ARG001 - as the others take them
    return UNTOUCHED


def _plain(element: Any, options: Sequence[str]) -> Any:  # noqa: ARG001 - as above
    return element.default if element.HasField("default") else None


def _one(element: Any, options: Sequence[str]) -> Any:
    return options[element.default] if element.HasField("default") else None


def _some(element: Any, options: Sequence[str]) -> Any:
    return [options[place] for place in element.default]


_FIRST: Mapping[str, Callable[[Any, Sequence[str]], Any]] = {
    "button_group": _some,
    "checkbox": lambda element, _: element.default,
    "date_input": lambda element, _: list(element.default),
    "expandable": lambda element, _: element.expanded,
    "file_uploader": lambda _, __: [],
    "multiselect": _some,
    "number_input": _plain,
    "pagination": lambda element, _: element.default,
    "popover": lambda element, _: element.open,
    "radio": _one,
    "selectbox": _one,
    "text_area": _plain,
    "text_input": _plain,
}
_GIVEN: Mapping[str, Callable[[Any], Any]] = {
    "button_group": lambda element: list(element.raw_values),
    "checkbox": lambda element: element.value,
    "date_input": lambda element: list(element.value),
    "multiselect": lambda element: list(element.raw_values),
    "number_input": lambda element: element.value,
    "pagination": lambda element: element.value,
    "radio": lambda element: element.raw_value if element.HasField("raw_value") else None,
    "selectbox": lambda element: element.raw_value if element.HasField("raw_value") else None,
    "text_area": lambda element: element.value,
    "text_input": lambda element: element.value if element.HasField("value") else None,
}
