// A list whose rows are buttons: sorted, searched and paged here. All text is set as text; no markup comes in.
const IN_SIGN = ["●", "○", "·"];
const by = new Intl.Collator("en", { numeric: true }).compare;

function make(tag, said = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), said);
  made.append(...inside);
  return made;
}

function bar(share, colour) {
  if (!share) return make("span", { className: "track" });
  const made = make("span", { className: "bar" });
  Object.assign(made.style, { width: `${share / 10}%`, background: colour });
  return make("span", { className: "track" }, made);
}

function figure({ numbers, documents, digits = 0, signed = false }, row) {
  if (numbers[row] === null) return "";
  const said = numbers[row].toLocaleString("en", {
    minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: signed ? "exceptZero" : "auto",
  });
  return documents && numbers[row] ? `${said} in ${documents[row].toLocaleString("en")}` : said;
}

const CELLS = {
  text: ({ texts }, row) => [texts[row]],
  number: (column, row) => [
    ...(column.bars ? [bar(column.bars[row], column.colour)] : []), make("span", {}, figure(column, row)),
  ],
  sign: ({ signs, texts }, row) => [
    make("span", { ariaHidden: "true", title: texts[row] }, IN_SIGN[signs[row]]),
    make("span", { className: "unseen" }, texts[row]),
  ],
  line: ({ before, texts, after, colours }, row) => {
    const match = make("b", {}, texts[row]);
    match.style.borderColor = colours[row];
    const sides = [before, after].map((words, place) =>
      make("span", { className: place ? "after" : "before" }, make("span", {}, words[row])));
    return [make("span", { className: "around", dir: "auto" }, sides[0], match, sides[1])];
  },
};

const worth = ({ order, numbers, texts }, row) => (order ?? numbers ?? texts)[row];

function ordered({ columns }, { sorted, down, wanted }) {
  const found = columns.filter((column) => column.kind === "text");
  const rows = columns[0].texts.map((_, row) => row).filter((row) =>
    !wanted || found.some(({ texts }) => texts[row].toLowerCase().includes(wanted)));
  if (sorted < 0) return rows;
  const column = columns[sorted];
  return rows.sort((one, other) => {
    const [a, b] = [worth(column, one), worth(column, other)];
    if (a === null || b === null) return (a === null) - (b === null);
    return (typeof a === "string" ? by(a, b) : a - b) * (down ? -1 : 1);
  });
}

function rowOf({ columns, chosen }, row) {
  const button = make("button", { type: "button", tabIndex: -1, dir: "auto", ariaPressed: String(row === chosen) },
    ...CELLS[columns[0].kind](columns[0], row));
  const under = make("span", { className: "under" }, columns.slice(1).filter(({ low }) => low).map((column) =>
    column.kind === "text" ? column.texts[row] : `${column.label} ${figure(column, row)}`).join(" · "));
  const cells = columns.slice(1).map((column) => make("td",
    { className: `${column.kind}${column.low ? " low" : ""}`, dir: column.kind === "text" ? "auto" : "" },
    ...CELLS[column.kind](column, row)));
  const made = make("tr", {}, make("th", { scope: "row" }, button, under), ...cells);
  made.dataset.row = row;
  return made;
}

function draw(room, keep = "") {
  const { list, now, table, body, where, turns } = room;
  const rows = ordered(list, now);
  const pages = Math.max(Math.ceil(rows.length / list.page), 1);
  now.page = Math.min(now.page, pages - 1);
  const first = now.page * list.page;
  const shown = rows.slice(first, first + list.page);
  body.replaceChildren(...shown.map((row) => rowOf(list, row)));
  [...table.tHead.rows[0].cells].forEach((head, place) => {
    if (list.sortable) head.ariaSort = place !== now.sorted ? "none" : now.down ? "descending" : "ascending";
  });
  const of = `${rows.length.toLocaleString("en")}${list.all ? ` ${list.all}` : ""}`;
  where.textContent = shown.length ? `${first + 1}–${first + shown.length} of ${of}` : list.words.none;
  where.parentElement.hidden = pages === 1 && !list.all && !now.wanted;
  turns.forEach((turn, place) => { turn.disabled = place ? now.page === pages - 1 : !now.page; });
  const buttons = [...body.querySelectorAll("button")];
  const at = buttons[shown.findIndex((row) => list.columns[0].texts[row] === keep)];
  (at ?? buttons[Math.max(shown.indexOf(list.chosen), 0)] ?? {}).tabIndex = 0;
  at?.focus({ preventScroll: true });
}

function built(room, list) {
  const { sorted = -1, down = false } = room.list?.name === list.name ? room.now : {};
  const now = { sorted, down, wanted: "", page: sorted < 0 ? Math.floor(Math.max(list.chosen, 0) / list.page) : 0 };
  const again = (changed) => { Object.assign(now, { page: 0 }, changed); draw(room); };
  const heads = list.columns.map((column, place) => {
    const head = make("th", { scope: "col", title: column.help, className: `${column.kind}${column.low ? " low" : ""}` });
    if (!list.sortable) head.append(column.label);
    else head.append(make("button", { type: "button", ariaDescription: column.help, onclick: () => {
      const falls = column.kind !== "text" && column.kind !== "sign";
      if (now.sorted !== place) again({ sorted: place, down: falls });
      else again(now.down === falls ? { down: !falls } : { sorted: -1 });
    } }, column.label));
    if (column.colour && column.sided) head.style.color = column.colour;
    return head;
  });
  const body = make("tbody");
  const table = make("table", {}, make("caption", { className: "unseen" }, list.name),
    make("thead", {}, make("tr", {}, ...heads)), body);
  const turns = [list.words.before, list.words.after].map((label, place) =>
    make("button", { type: "button", onclick: () => { again({ page: now.page + (place ? 1 : -1) }); } }, label));
  const where = make("span", { role: "status" });
  const search = make("input", { type: "search", placeholder: list.words.search, ariaLabel: list.words.search,
    oninput: () => again({ wanted: search.value.trim().toLowerCase() }) });
  body.onclick = ({ target }) => {
    const row = target.closest("tr")?.dataset.row;
    if (row === undefined || String(getSelection())) return;
    list.chosen = Number(row);
    mark(room, target.closest("tr"));
    room.say("row", [list.chosen, list.columns[0].texts[row]]);
  };
  body.onkeydown = (event) => {
    const buttons = [...body.querySelectorAll("button")];
    const at = buttons.indexOf(event.target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined || !buttons[next]) return;
    event.preventDefault();
    buttons[at].tabIndex = -1;
    buttons[next].tabIndex = 0;
    buttons[next].focus();
  };
  const foot = make("p", { className: "foot" }, where, ...turns);
  room.replaceChildren(...(list.sortable && list.columns[0].texts.length > list.few ? [search] : []),
    make("div", { className: "rows" }, table), foot,
    ...(list.key ? [make("p", { className: "key" }, list.key)] : []));
  return Object.assign(room, { list, now, table, body, where, turns });
}

function mark(room, row) {
  for (const button of room.body.querySelectorAll("button")) {
    const here = button.closest("tr") === row;
    button.ariaPressed = String(here);
    if (row) button.tabIndex = here ? 0 : -1;
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const room = parentElement.querySelector(".discourse-list");
  const said = new TextDecoder().decode(data);
  const end = said.indexOf("\n");
  const [chosen, text] = [Number(said.slice(0, end)), said.slice(end + 1)];
  room.say = setTriggerValue;
  if (room.text !== text) {
    room.text = text;
    const keep = room.body?.contains(document.activeElement) ? document.activeElement.textContent : "";
    draw(built(room, { ...JSON.parse(text), chosen }), keep);
    const row = room.body.querySelector("tr:has([aria-pressed=true])");
    if (row) room.querySelector(".rows").scrollTop = row.offsetTop - 120;
  } else if (room.list.chosen !== chosen) {
    room.list.chosen = chosen;
    mark(room, room.body.querySelector(`tr[data-row="${chosen}"]`));
  }
}
