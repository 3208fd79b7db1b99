"""Where the reader is, kept by the browser for as long as the tab is open: a session may end before that."""

import json
from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.components import v2

from dashboard import state

# Figures have their colours from the server: where a reader turns to dark paper or back, the page is drawn anew.
# A page that was loaded by a link is where the link leads. One that was loaded again, or has found another session on
# its server, is where it was: it says so at once, and not only when its reader does something. Where a browser keeps
# nothing, the page itself does.
_KEEPER = v2.component(
    "place",
    js="""
const NAME = "discourse-place";
const app = document.querySelector("[data-testid=stApp]");
let visit, here = null, asked = false, say = () => {}, paper, turn = () => {};

function kept() {
  try { return sessionStorage.getItem(NAME) } catch { return here }
}

function keep(where) {
  here = where;
  try { sessionStorage.setItem(NAME, where) } catch { console.info("this browser keeps nothing for a tab") }
}

// Streamlit takes out of the address what it does not know, and leaves out filters that were set before their widgets
// were there; what is said of embedding stays.
function write({ names, address }) {
  const said = new URLSearchParams(location.search);
  names.forEach(name => said.delete(name));
  new URLSearchParams(address).forEach((value, name) => said.append(name, value));
  const query = String(said);
  if (query === location.search.slice(1)) return;
  history.replaceState(history.state, "", location.pathname + (query && "?") + query);
}

function isAway() { return app?.dataset.testConnectionState !== "CONNECTED" }

let away = isAway();
new MutationObserver(() => {
  if (away && !isAway()) say(visit);
  away = isAway();
}).observe(app ?? document, { attributeFilter: ["data-test-connection-state"] });

function isDark() { return !!app && getComputedStyle(app).colorScheme === "dark" }

paper = isDark();
new MutationObserver(() => {
  if (paper === isDark()) return;
  paper = isDark();
  turn(paper ? "dark" : "light");
}).observe(app ?? document, { attributeFilter: ["class"] });

export default function ({ data, setTriggerValue }) {
  turn = now => setTriggerValue("paper", now);
  const before = kept();
  say = visit => {
    asked = true;
    if (kept()) setTriggerValue("place", JSON.stringify({ visit, where: kept() }));
  };
  if (visit === undefined) {
    visit = data.visit;
    const again = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
    if (again && before && before !== data.where) return say("");
  } else if (visit !== data.visit) {
    if (!asked) say(visit);
    return;
  }
  asked = false;
  keep(data.where);
  write(data);
}
""",
)


def keep_place(said: Mapping[str, Sequence[str]]) -> None:
    """Have the browser keep where its reader is; nothing is drawn. Go where the reader was, if only the browser knows.

    Args:
        said: It, as `state.said_here` says it.
    """
    state.note_place(said)
    kept = {name: list(values) for name, values in said.items()} | state.said_elsewhere() | state.said_answers()
    told = {
        "visit": state.visit(),
        "page": state.page_open(),  # on another one the address is written anew, though all that it says is as before
        "where": json.dumps(kept, ensure_ascii=False),
        "names": list(state.NAMES),
        "address": state.address(said),
    }
    _KEEPER(key=state.KEPT_PLACE, data=told, on_place_change=state.come_back, on_paper_change=lambda: None)
    state.come_back()  # by whose browser the first run of a session is asked for, no callback is known yet
    if state.is_coming_back():
        st.rerun()
