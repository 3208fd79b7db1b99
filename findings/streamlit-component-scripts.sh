#!/usr/bin/env bash
# A component of Streamlit's second kind whose script and styles are given inline, drawn twice on a page. A good guess:
# registering it is what sends them, once, as `component()` is called once; a run sends the data of each place.
#
# They are part of the message of every place, in every run: one number of the data is changed, and all of the script and
# of the styles goes out again. What did not change at all is spared by Streamlit's cache of messages, which knows whole
# messages only. Components whose files lie in a package that says so in its pyproject.toml are asked for by address instead.
#
# Versions: streamlit 1.67.0, Python 3.11 or later.
# Why it matters: a component that lists words is drawn several times a page, for thirty people.
# What the product does: its scripts are short, and pages draw few components with much in each.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet streamlit==1.67.0
cd "$work"
cat > page.py <<'PYTHON'
import streamlit as st
from streamlit.components import v2

number = st.session_state.setdefault("number", 0)
shown = v2.component("shown", js="export default () => {}\n//" + 20_000 * "x", css=".none {}\n/*" + 5_000 * "x" + "*/")
shown(key="one", data={"number": number})
shown(key="two", data={"number": 0})
st.button("next", on_click=lambda: st.session_state.update(number=number + 1))
PYTHON
cat > run.py <<'PYTHON'
from importlib.metadata import version

from streamlit.testing.v1 import AppTest


def messages(block):
    """Return the messages of the components in a block: bytes, and characters of script and styles in them."""
    found = []
    for child in block.children.values():
        proto = getattr(child, "proto", None)
        if type(proto).__name__ == "BidiComponent":
            found.append((proto.ByteSize(), len(proto.js_content) + len(proto.css_content)))
        elif hasattr(child, "children"):
            found += messages(child)
    return found


page = AppTest.from_file("page.py").run()
first = messages(page._tree)
after = messages(page.button[0].click().run()._tree)
print(f"streamlit {version('streamlit')}: first run {first}, one number changed {after}")
assert len(first) == len(after) == 2, "two places are drawn in each run"
assert all(said > 25_000 and size > said for size, said in [*first, *after]), "each message holds the script and the styles"
PYTHON
"$work/venv/bin/python" run.py 2>"$work/log" || { cat "$work/log"; exit 1; }
