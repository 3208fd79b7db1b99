"""The command `discourse`: opens the dashboard, or looks for the names in a corpus."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from analysis.version import VERSION


def main() -> None:
    """Run the command."""
    wanted = _parser().parse_args(sys.argv[1:] or ["serve"])
    try:
        wanted.run(wanted)
    except ValueError as error:
        sys.exit(str(error))


def _parser() -> ArgumentParser:
    parser = ArgumentParser("discourse", description="See how sources talk about the same thing, with the evidence.")
    parser.add_argument("--version", action="version", version=f"discourse-trends {VERSION}")
    commands = parser.add_subparsers(required=True)
    serve = commands.add_parser("serve", help="open the dashboard (this is what discourse alone does)")
    serve.add_argument("corpus", nargs="*", type=Path, help="folders or files to offer beside the starter corpus")
    serve.add_argument("--port", type=int, default=8501, help="port to listen on (8501)")
    serve.add_argument("--address", default="localhost", help="address to listen on (localhost)")
    serve.add_argument("--headless", action="store_true", help="do not open a browser")
    serve.add_argument(
        "--clean", action="store_true", help="take HTML tags, entities and web addresses out of the texts"
    )
    serve.set_defaults(run=_serve)
    names = commands.add_parser("names", help="look for the names in a corpus folder and keep them in it")
    names.add_argument("folder", type=Path)
    names.set_defaults(run=_names)
    return parser


def _serve(wanted: Namespace) -> None:
    from streamlit.web.cli import main as streamlit  # noqa: PLC0415 - not needed to print a version

    paths = [path.resolve() for path in wanted.corpus]
    if missing := [str(path) for path in paths if not path.exists()]:
        raise ValueError(f"there is no {', '.join(missing)}")
    os.environ["DISCOURSE_CORPUS"] = os.pathsep.join(map(str, paths)) or os.environ.get("DISCOURSE_CORPUS", "")
    if wanted.clean:
        os.environ["DISCOURSE_CLEAN"] = "1"
    options = {"port": wanted.port, "address": wanted.address, "headless": str(wanted.headless).lower()}
    sys.argv = ["streamlit", "run", str(Path(__file__).with_name("app.py"))]
    sys.argv += [f"--server.{name}={value}" for name, value in options.items()]
    # The same wherever it is started, and without a question on the terminal first.
    sys.argv += ["--server.showEmailPrompt=false", "--browser.gatherUsageStats=false", "--client.showErrorDetails=none"]
    streamlit()


def _names(wanted: Namespace) -> None:
    from analysis.recognition import keep_mentions  # noqa: PLC0415 - loads everything

    found = keep_mentions(wanted.folder)
    sys.stdout.write(f"{len(found):,} mentions kept in {wanted.folder}\n")
