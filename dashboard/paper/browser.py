"""What only a browser can do: save a figure as it is drawn, and put a text on the clipboard."""

from collections.abc import Sequence

from streamlit.components import v2

_LOOK = """
.discourse-quiet { display:flex; flex-wrap:wrap; align-items:center; column-gap:1rem; font-family:var(--st-font) }
.discourse-quiet button {
  background:none; border:0; margin:0; padding:0; min-height:2.5rem; border-radius:.25rem;
  font:inherit; font-size:.875rem; line-height:1.6; color:inherit; cursor:pointer;
}
.discourse-quiet button:hover { color:var(--st-primary-color) }
.discourse-quiet button:focus-visible { outline:2px solid var(--st-primary-color); outline-offset:2px }
"""

# The figure is taken as it stands on the page, words and colours too, by copying what Plotly has drawn; its own camera
# knows nothing of title, filters and source. What reacts to the mouse is left out: it is only unseen by a style sheet.
_PICTURES = v2.component(
    "pictures",
    isolate_styles=False,  # the figure is looked for beside the buttons
    html='<div class="discourse-quiet"></div>',
    css=_LOOK,
    js=r"""
const SVG = "http://www.w3.org/2000/svg";
const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const PLAIN = "Arial, Helvetica, sans-serif"; // whoever opens a picture elsewhere has no font of this page
const [EDGE, GAP, SHARP] = [20, 10, 2];

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function wrapped(text, font, room) {
  const brush = document.createElement("canvas").getContext("2d");
  brush.font = font;
  const fits = line => brush.measureText(line).width <= room;
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (fits(line ? `${line} ${word}` : word)) { line = line ? `${line} ${word}` : word; continue }
    if (line) lines.push(line);
    line = "";
    for (const letter of word) {
      if (!fits(line + letter)) { lines.push(line); line = "" }
      line += letter;
    }
  }
  return line ? [...lines, line] : lines;
}

function picture(figure, { title, said, source }) {
  const { width, height } = figure.getBoundingClientRect();
  const { color, backgroundColor } = getComputedStyle(document.querySelector("[data-testid=stApp]"));
  const inside = [];
  let y = EDGE;
  const write = (text, size, weight, link) => {
    for (const line of wrapped(text, `${weight} ${size}px ${PLAIN}`, width)) {
      y += size * 1.4;
      const words = element("text", {
        x: EDGE, y: y - size * .3, fill: color, "font-family": PLAIN, "font-size": size, "font-weight": weight,
      }, line);
      if (!link) { inside.push(words); continue }
      const anchor = element("a", { href: link });
      anchor.append(words);
      inside.push(anchor);
    }
  };
  write(title, 18, 600);
  said.forEach(line => write(line, 13, 400));
  y += GAP;
  for (const drawn of figure.querySelectorAll("svg.main-svg")) {
    const copy = drawn.cloneNode(true);
    copy.querySelectorAll(".draglayer, .hoverlayer, .zoomlayer, .selectionlayer").forEach(part => part.remove());
    for (const [key, value] of Object.entries({ x: EDGE, y, width, height })) copy.setAttribute(key, value);
    copy.removeAttribute("style");
    copy.setAttribute("overflow", "visible"); // words in another font may be longer
    inside.push(copy);
  }
  y += height + GAP;
  write(source, 12, 400);
  write(location.href, 12, 400, location.href);
  const size = { width: Math.ceil(width + 2 * EDGE), height: Math.ceil(y + EDGE) };
  const whole = element("svg", { ...size, viewBox: `0 0 ${size.width} ${size.height}` });
  whole.append(element("title", {}, title), element("desc", {}, [...said, source, location.href].join("\n")));
  whole.append(element("rect", { width: "100%", height: "100%", fill: backgroundColor }), ...inside);
  const written = new XMLSerializer().serializeToString(whole).replace(UNFIT, "");
  return { ...size, written: written.replace(/url\((&quot;|["']?)[^)#]*#/g, "url($1#") };
}

function save(blob, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function sharp({ written, width, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: SHARP * width, height: SHARP * height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, "image/png"));
}

export default function ({ data, parentElement }) {
  const room = parentElement.querySelector(".discourse-quiet");
  if (!room.children.length) {
    room.append(...["SVG", "PNG"].map(kind => {
      const made = document.createElement("button");
      return Object.assign(made, { type: "button", textContent: kind });
    }));
  }
  [...room.children].forEach(button => {
    const kind = button.textContent;
    button.setAttribute("aria-label", `${kind}: ${data.title}`);
    button.onclick = async () => {
      const figure = parentElement.closest(`.st-key-${CSS.escape(data.card)}`)?.querySelector(".js-plotly-plot");
      if (!figure) return;
      const drawn = picture(figure, data);
      const blob = kind === "SVG" ? new Blob([drawn.written], { type: "image/svg+xml" }) : await sharp(drawn);
      save(blob, `${data.name}.${kind.toLowerCase()}`);
    };
  });
}
""",
)

# Where a page is served without encryption, browsers keep their clipboard closed to scripts but for this old way.
_COPY = v2.component(
    "copy",
    isolate_styles=False,
    html='<div class="discourse-quiet"><button type="button"></button><span role="status"></span></div>',
    css=_LOOK,
    js="""
async function copied(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

export default function ({ data, parentElement }) {
  const [button, status] = parentElement.querySelector(".discourse-quiet").children;
  button.textContent = data.label;
  status.textContent = "";
  button.onclick = async () => {
    await copied(data.text);
    button.focus();
    status.textContent = data.done;
  };
}
""",
)


def show_pictures(name: str, card: str, title: str, said: Sequence[str], source: str) -> None:
    """Draw the buttons that save the figure of a card as a picture, with title, filters and source in it.

    Args:
        name: Of the file, without its kind.
        card: The key of the container that holds figure and buttons.
        title: What stands on top of the picture.
        said: The lines under it.
        source: The line under the figure; the page's address follows.
    """
    data = {"name": name, "card": card, "title": title, "said": list(said), "source": source}
    _PICTURES(key=f"pictures-{name}", data=data)


def show_copy(text: str, label: str, done: str, key: str) -> None:
    """Draw a button that puts a text on the clipboard.

    Args:
        text: The text.
        label: What stands on the button.
        done: What is said when it is there.
        key: What tells it from others on the page.
    """
    _COPY(key=f"copy-{key}", data={"text": text, "label": label, "done": done})
