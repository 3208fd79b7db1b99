// What is shown is only drawn anew where it is another: the button that was pressed keeps the focus, and the words that
// are chosen stay so. What stands in html and line is markup, made and escaped where all of it is.
const drawn = new WeakMap();

function button(act, name, label) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: label });
  Object.assign(made.dataset, { act, name });
  return made;
}

function drawing({ html, line, name, read, uses, mend }) {
  const [whole, acts, said] = ["div", "div", "p"].map((tag) => document.createElement(tag));
  whole.dataset.uses = uses;
  whole.innerHTML = html;
  acts.className = "acts";
  said.innerHTML = line;
  acts.append(said, button("read", name, read), button("keep", name, ""), ...(mend ? [button("mend", name, mend)] : []));
  whole.append(acts);
  return whole;
}

// Streamlit calls all pagers alike; each is called after the head of its column, which may come or change later.
const columns = new WeakSet();

function nameOfPager(column) {
  const head = column.firstElementChild?.textContent.trim();
  column.querySelectorAll("[role=navigation]").forEach(pager => pager.setAttribute("aria-label", `Pages: ${head}`));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const column = parentElement.closest("[data-testid=stVerticalBlock]");
  if (column && !columns.has(column)) {
    columns.add(column);
    new MutationObserver(() => nameOfPager(column)).observe(column, { childList: true, subtree: true });
  }
  if (column) nameOfPager(column);
  const room = parentElement.querySelector(".discourse-passages");
  const said = JSON.stringify(data.map(({ html, line, name }) => [html, line, name]));
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
