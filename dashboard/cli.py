"""The command `discourse`: opens the dashboard, makes corpora ready for it, makes a report, or looks for names."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

_STOPPED = 130  # what a shell says of a command that Ctrl-C has ended


def main() -> None:
    """Run the command; what goes wrong is said in a line."""
    try:
        wanted = _parser().parse_args(sys.argv[1:] or ["serve"])
        code = wanted.run(wanted)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _end("Stopped.", _STOPPED)
    except OSError as error:
        _end(f"{Path(str(error.filename)).name if error.filename else 'discourse'}: {error.strerror or error}")
    except ValueError as error:
        _end(str(error))
    if code:
        sys.exit(code)


def _end(line: str, code: int = 1) -> None:
    """Say why the command ends, and end it.

    What still waits to be written where there is no room for it, or nobody to read it, is let go: Python would try
    again, and complain at length.
    """
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.stderr.write(f"{' '.join(line.split())}\n")
    sys.exit(code)


def _parser() -> ArgumentParser:
    from analysis import VERSION  # noqa: PLC0415 - loads everything: Ctrl-C meanwhile is caught
    from dashboard.reporting import command  # noqa: PLC0415 - as above
    from dashboard.serving import warming  # noqa: PLC0415 - as above
    from dashboard.serving.mapping import add_mapping  # noqa: PLC0415 - as above

    parser = ArgumentParser("discourse", description="See how sources talk about the same thing, with the evidence.")
    parser.add_argument("--version", action="version", version=f"discourse-trends {VERSION}")
    commands = parser.add_subparsers(required=True)
    serve = commands.add_parser("serve", help="open the dashboard (this is what discourse alone does)")
    serve.add_argument("corpus", nargs="*", type=Path, help="folders or files to offer beside the starter corpus")
    serve.add_argument("--port", default="8501", help="port to listen on (8501)")
    serve.add_argument("--address", default="localhost", help="address to listen on (localhost)")
    serve.add_argument(
        "--host", action="append", default=[], help="a further name under which browsers reach it; any number of times"
    )
    serve.add_argument("--headless", action="store_true", help="do not open a browser")
    serve.set_defaults(run=_serve)
    names = commands.add_parser("names", help="look for the names in a corpus and keep them in or beside it")
    names.add_argument("corpus", type=Path, help="a folder or a file; its names are kept in the folder, or beside it")
    names.set_defaults(run=_names)
    report = commands.add_parser("report", help="write every page into a folder that opens without a server")
    command.add_options(report)
    report.set_defaults(run=command.run)
    warm = commands.add_parser("warm", help="read corpora before the dashboard is opened, and look for their names")
    warming.add_warming(warm)
    warm.set_defaults(run=warming.warm_corpora)
    for reading in (serve, names, report, warm):
        reading.add_argument(
            "--clean", action="store_true", help="take HTML tags, entities and web addresses out of texts"
        )
    for mapped in (serve, report, warm):
        add_mapping(mapped)
    return parser


def _serve(wanted: Namespace) -> None:
    from analysis import checked_path, sweep, sweep_cache  # noqa: PLC0415 - not needed to print a version
    from dashboard.serving import mapping, server, shelf  # noqa: PLC0415

    place = server.Place(address=wanted.address, port=server.port(wanted.port), hosts=wanted.host)
    paths = [checked_path(path).resolve() for path in wanted.corpus]
    server.check_free(place)
    mapping.hand_over(wanted, paths)
    sweep()
    sweep_cache()
    if paths:
        os.environ[shelf.VARIABLE] = shelf.written(paths)
    if wanted.clean:
        os.environ[shelf.CLEAN] = "1"
    from streamlit.web.cli import main as streamlit  # noqa: PLC0415 - takes a second: what is wrong is said before

    sys.stdout.write(f"Discourse Trends: {place.url} (Ctrl-C ends it)\n")
    sys.stdout.flush()
    streamlit(server.arguments(place, headless=wanted.headless), prog_name="streamlit")


def _names(wanted: Namespace) -> None:
    sys.stdout.write("Looking for names: some minutes for a million words (Ctrl-C ends it)\n")
    sys.stdout.flush()
    from analysis import keep_mentions, legible, mentions_path  # noqa: PLC0415 - loads everything

    found = keep_mentions(wanted.corpus, clean=wanted.clean)
    mentions = "1 mention" if len(found) == 1 else f"{len(found):,} mentions"
    sys.stdout.write(f"{mentions} kept in {legible(str(mentions_path(wanted.corpus)))[0]}\n")
