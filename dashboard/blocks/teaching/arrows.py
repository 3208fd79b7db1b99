"""Arrow keys: a step on, a step back, wherever nothing else on the page takes them."""

from streamlit.components import v2

from dashboard import state

# Streamlit's own shortcuts also act while one chooses among buttons, moves a slider, or walks through a table.
_KEYS = v2.component(
    "arrows",
    js="""
const BY = { ArrowLeft: -1, ArrowRight: 1 };
const FREE = "body, button:not([role]), a:not([role])";

export default function ({ setTriggerValue }) {
  const pressed = event => {
    const by = BY[event.key];
    const other = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented;
    if (!by || other || !(document.activeElement ?? document.body).matches(FREE)) return;
    event.preventDefault();
    setTriggerValue("by", by);
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
""",
)


def listen_to_arrows() -> None:
    """Listen to arrow keys; nothing is drawn."""
    _KEYS(key=state.arrow_widget(), on_by_change=state.step_by_arrow)
