"""The doors through which HTML reaches the browser: markup goes in, and never a text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.components import v2

from dashboard.paper.markup import Markup

# A widget for each button would cost the server more than all else on a page. What is shown is only drawn anew where
# it is another: the button that was pressed keeps the focus, and the words that are chosen stay so.
_PASSAGES = v2.component(
    "passages",
    isolate_styles=False,  # a text is found, printed and copied as any other of the page
    html='<div class="discourse-passages"></div>',
    css="""
.discourse-passages { display:flex; flex-direction:column; gap:.6rem; font-family:var(--st-font) }
.discourse-passages > div > div { display:flex; flex-wrap:wrap; column-gap:1rem }
.discourse-passages button {
  background:none; border:0; margin:0; padding:0; min-height:2.5rem; border-radius:.25rem;
  font:inherit; font-size:.875rem; line-height:1.6; color:inherit; cursor:pointer;
}
.discourse-passages button:hover:enabled { color:var(--st-primary-color) }
.discourse-passages button:focus-visible { outline:2px solid var(--st-primary-color); outline-offset:2px }
.discourse-passages button:disabled { cursor:not-allowed; opacity:.5 }
""",
    js="""
const drawn = new WeakMap();

function button(act, name, label) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: label });
  Object.assign(made.dataset, { act, name });
  return made;
}

function drawing({ html, name, read }) {
  const [whole, acts] = [document.createElement("div"), document.createElement("div")];
  whole.innerHTML = html.join("");
  acts.append(button("read", name, read), button("keep", name, ""));
  whole.append(acts);
  return whole;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const room = parentElement.querySelector(".discourse-passages");
  const said = JSON.stringify(data.map(({ html, name }) => [html, name]));
  if (drawn.get(room) !== said) {
    drawn.set(room, said);
    room.replaceChildren(...data.map(drawing));
  }
  room.querySelectorAll("button[data-act=keep]").forEach((made, place) => {
    const { keep, unable } = data[place];
    if (made.textContent !== keep) made.textContent = keep;
    Object.assign(made, { title: unable, disabled: Boolean(unable) });
  });
  room.onclick = ({ target }) => {
    const pressed = target.closest("button[data-act]");
    if (pressed) setTriggerValue("act", [pressed.dataset.act, pressed.dataset.name]);
  };
}
""",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is drawn.

    Attributes:
        html: What stands above the passage, if anything does, and the passage.
        name: What tells it from the others of its column.
        read: What stands on the button that opens it in its text.
        keep: What stands on the button that keeps it, or lets it go.
        unable: Why it cannot be kept; empty where it can.
    """

    html: tuple[Markup, Markup]
    name: str
    read: str
    keep: str
    unable: str


def show(html: Markup) -> None:
    """Draw markup; what it says of texts has been escaped in making it."""
    st.html(html)


def show_passages(shown: Sequence[Shown], key: str, on_act: Callable[[], None]) -> None:
    """Draw passages one under another, each with its buttons, as one element.

    Args:
        shown: The passages.
        key: The name under which the session has what was pressed, in `act`: read or keep, and the name of the
            passage.
        on_act: What is called when something was.
    """
    said = [
        {"html": list(map(str, one.html)), "name": one.name, "read": one.read, "keep": one.keep, "unable": one.unable}
        for one in shown
    ]
    _PASSAGES(key=key, data=said, on_act_change=on_act)
