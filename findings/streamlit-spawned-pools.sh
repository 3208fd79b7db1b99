#!/usr/bin/env bash
# A Streamlit script that has a function of a module computed by a pool of processes of the standard library, started with
# "spawn". A good guess: the new process imports that module, and nothing else of the app.
#
# It runs the app's script as well, under the name "__mp_main__": during a run Streamlit puts the script into
# sys.modules["__main__"], and "spawn" runs what stands there again in every process that it starts. Streamlit's scripts have
# no `if __name__ == "__main__":`, so the process asks for a pool in its turn, and the one that was wanted breaks. With
# that line it works, but the script, and all that it imports, is loaded once more in every process. Processes of loky do
# not run it at all.
#
# Versions: streamlit 1.67.0, loky 3.7.0, Python 3.11 or later.
# Why it matters: what takes long must not be done in the process that draws everybody's pages.
# What the product does: its processes are loky's, and know nothing of the screen.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet streamlit==1.67.0 loky==3.7.0 cloudpickle==3.1.2
cd "$work"
printf 'def doubled(number):\n    return 2 * number\n' > work.py
cat > spawned.py <<'PYTHON'
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import streamlit as st
import work

with Path("runs").open("a") as log:
    log.write(f"{__name__}\n")
with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
    st.text(pool.submit(work.doubled, 21).result())
PYTHON
{ sed -n '1,/log.write/p' spawned.py; echo 'if __name__ == "__main__":'; sed '1,/log.write/d; s/^/    /' spawned.py; } > guarded.py
sed -e '/^import multiprocessing/d' -e 's/^from concurrent.futures/from loky.process_executor/' \
  -e 's/, mp_context=.*) as pool/) as pool/' spawned.py > loky_s.py
cat > run.py <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

from streamlit.testing.v1 import AppTest


def run(script):
    Path("runs").unlink(missing_ok=True)
    app = AppTest.from_file(str(Path(script).resolve()), default_timeout=120).run()
    shown, failed = [text.value for text in app.text], [one.message for one in app.exception]
    names = Path("runs").read_text().split()
    print(f"{script}: shown {shown}, failed {failed}, run as {names}")
    return shown, bool(failed), names


if __name__ == "__main__":
    print("streamlit", version("streamlit"), "loky", version("loky"), "Python", sys.version.split()[0])
    assert run("spawned.py") == ([], True, ["__main__", "__mp_main__"])
    assert run("guarded.py") == (["42"], False, ["__main__", "__mp_main__"])
    assert run("loky_s.py") == (["42"], False, ["__main__"])
PYTHON
"$work/venv/bin/python" run.py 2> errors || { cat errors; exit 1; }
