#!/usr/bin/env bash
# st.html takes a stylesheet. A good guess: what a browser takes for valid CSS gets to the page, or something says why not.
#
# A stylesheet in which "<" stands right before a letter is left out whole, and nothing says so, neither the page nor the log. In
# CSS that is how the type of an @property is written, syntax: '<length>'; a comment may hold it too. The rules beside it go as
# well. "a < b" in a comment is taken.
#
# Version: streamlit 1.67.0, in Debian's chromium by playwright 1.65.2. The guide says that st.html is sanitised by DOMPurify.
# Why it matters: one modern rule more, and a page has no styles at all: links to skip with and words for readers by ear show.
# What the product does: no stylesheet of its own holds a type of CSS, and a browser test looks whether styles are there.
# Needs Chromium as chromium on the path.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet streamlit==1.67.0 playwright==1.65.2
cat > "$work/app.py" <<'PYTHON'
import streamlit as st

RULE = ".st-key-NAME p { color: rgb(1, 2, 3); }"
TYPED = "@property --a { syntax: '<length>'; inherits: true; initial-value: 1px; } "
STYLES = {"plain": RULE, "typed": TYPED + RULE, "comment": "/* of <b */ " + RULE, "apart": "/* of a < b */ " + RULE}
for name, rule in STYLES.items():
    st.html(f"<style>{rule.replace('NAME', name)}</style>")
    with st.container(key=name):
        st.write(name)
PYTHON
cd "$work"
"$work/venv/bin/python" - "$(command -v chromium)" <<'PYTHON'
import atexit
import socket
import subprocess
import sys
import time
from importlib.metadata import version

from playwright.sync_api import Error, sync_playwright

NAMES = ["plain", "typed", "comment", "apart"]
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
options = {"headless": "true", "address": "127.0.0.1", "port": port}
command = [sys.executable, "-m", "streamlit", "run", "app.py", "--browser.gatherUsageStats=false"]
command += [f"--server.{name}={value}" for name, value in options.items()]
server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
atexit.register(server.terminate)
with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    page = browser.new_page()
    for _ in range(60):
        try:
            page.goto(f"http:{2 * '/'}127.0.0.1:{port}")
            break
        except Error:
            time.sleep(0.5)
    page.locator(".st-key-apart p").wait_for(timeout=60_000)
    page.wait_for_function("getComputedStyle(document.querySelector('.st-key-plain p')).color === 'rgb(1, 2, 3)'")
    colours = {name: page.evaluate(f"getComputedStyle(document.querySelector('.st-key-{name} p')).color") for name in NAMES}
    taken = {name: colour == "rgb(1, 2, 3)" for name, colour in colours.items()}
    print("streamlit", version("streamlit"), "chromium", browser.version.split(".")[0])
    browser.close()
print("stylesheets that are taken:", [name for name in NAMES if taken[name]], "left out:", [name for name in NAMES if not taken[name]])
assert taken == {"plain": True, "typed": False, "comment": False, "apart": True}, taken
PYTHON
