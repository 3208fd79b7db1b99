"""The command `discourse`: opens the dashboard, makes corpora ready for it, makes a report, or looks for names."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dashboard.serving import health, server

_STOPPED = 130  # what a shell says of a command that Ctrl-C has ended


def main() -> None:
    """Run the command; what goes wrong is said in a line."""
    try:
        server.name_a_home()
        arguments = sys.argv[1:] or ["serve"]
        wanted = (_health() if arguments[0] == "health" else _parser()).parse_args(arguments)
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


def _health() -> ArgumentParser:
    """Return the parser for the one command that is asked twice a minute, and loads nothing."""
    parser = ArgumentParser("discourse")
    health.add_asking(parser.add_subparsers(required=True).add_parser("health"))
    return parser


def _parser() -> ArgumentParser:
    from analysis import VERSION  # noqa: PLC0415 - loads everything: Ctrl-C meanwhile is caught
    from dashboard.reporting import command  # noqa: PLC0415 - as above
    from dashboard.serving import models, warming  # noqa: PLC0415 - as above
    from dashboard.serving.mapping import add_mapping  # noqa: PLC0415 - as above

    parser = ArgumentParser("discourse", description="See how sources talk about the same thing, with the evidence.")
    parser.add_argument("--version", action="version", version=f"discourse-trends {VERSION}")
    commands = parser.add_subparsers(required=True)
    serve = commands.add_parser("serve", help="open the dashboard (this is what discourse alone does)")
    _add_serving(serve)
    serve.set_defaults(run=_serve)
    health.add_asking(commands.add_parser("health", help="ask whether the server answers; ends with 1 if it does not"))
    names = commands.add_parser("names", help="look for the names in a corpus and keep them in or beside it")
    names.add_argument("corpus", type=Path, help="a folder or a file; its names are kept in the folder, or beside it")
    names.set_defaults(run=_names)
    report = commands.add_parser("report", help="write every page into a folder that opens without a server")
    command.add_options(report)
    report.set_defaults(run=command.run)
    warm = commands.add_parser("warm", help="read corpora before the dashboard is opened, and look for their names")
    warming.add_warming(warm)
    warm.set_defaults(run=warming.warm_corpora)
    models.add_models(commands.add_parser("model", help="add a model for names, or say which there are"))
    for reading in (serve, names, report, warm):
        reading.add_argument(
            "--clean", action="store_true", help="take HTML tags, entities and web addresses out of texts"
        )
    for mapped in (serve, report, warm):
        add_mapping(mapped)
    return parser


def _add_serving(serve: ArgumentParser) -> None:
    """Add what says which corpora a server offers, where it listens, and how it is called."""
    serve.add_argument("corpus", nargs="*", type=Path, help="folders or files to offer beside the starter corpus")
    serve.add_argument("--port", default="8501", help="port to listen on (8501)")
    serve.add_argument("--address", default="localhost", help="address to listen on (localhost)")
    serve.add_argument(
        "--host",
        action="append",
        default=server.hosts_named(),
        help=f"a further name under which browsers reach it; any number of times, or in {server.HOSTS}",
    )
    serve.add_argument(
        "--prefix",
        default=os.environ.get(server.PREFIX, ""),
        help=f"what stands before the path of every page, such as class, or in {server.PREFIX}",
    )
    serve.add_argument(
        "--alone", action="store_true", help="offer these corpora alone, without those that come with it"
    )
    serve.add_argument("--exercises", type=Path, help="a folder of exercises of your own, or in DISCOURSE_EXERCISES")
    serve.add_argument("--headless", action="store_true", help="do not open a browser")


def _serve(wanted: Namespace) -> None:
    from analysis import checked_path, sweep, sweep_cache  # noqa: PLC0415 - not needed to print a version
    from dashboard.serving import bundled, mapping, shelf  # noqa: PLC0415

    place = server.Place(
        address=wanted.address,
        port=server.port(wanted.port),
        hosts=[server.host(name) for name in wanted.host],
        prefix=server.prefix(wanted.prefix),
    )
    paths = [checked_path(path).resolve() for path in wanted.corpus]
    server.check_free(place)
    if wanted.exercises:
        os.environ[shelf.EXERCISES] = str(server.folder(wanted.exercises))
    mapping.hand_over(wanted, paths)
    sweep()
    sweep_cache()
    said = {shelf.CLEAN: wanted.clean, shelf.ALONE: wanted.alone}
    os.environ.update({name: "1" for name, meant in said.items() if meant})
    if paths:
        os.environ[shelf.VARIABLE] = shelf.written(paths)
    bundled.offered()  # so that what cannot be offered is said at once
    sys.stdout.write(f"Discourse Trends: {place.url} (Ctrl-C ends it)\n")
    sys.stdout.flush()
    from streamlit.web.cli import main as streamlit  # noqa: PLC0415 - takes a second: what is wrong is said before

    from dashboard.data import ahead  # noqa: PLC0415 - as above
    from dashboard.state.teaching.files import exercises  # noqa: PLC0415 - as above

    exercises()  # so that what cannot be offered is said at once
    ahead.prepare()
    streamlit(server.arguments(place, headless=wanted.headless), prog_name="streamlit")


def _names(wanted: Namespace) -> None:
    from analysis import counted, keep_marks, legible, mentions_path  # noqa: PLC0415 - loads everything

    # Said only now: while libraries are loaded an interruption can be lost in what clears up behind them.
    sys.stdout.write("Looking for names: some minutes for a million words (Ctrl-C ends it)\n")
    sys.stdout.flush()
    found = keep_marks(wanted.corpus, clean=wanted.clean)
    number, place = counted(0 if found.marks is None else len(found.marks), "name"), mentions_path(wanted.corpus)
    sys.stdout.write(f"{number}, by {found.names_by}, kept in {legible(str(place))[0]}\n")
