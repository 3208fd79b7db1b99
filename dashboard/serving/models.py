"""The command `discourse model`: models for names that a site brings as files, and which there are."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from analysis import add_model, installed_models


def add_models(parser: ArgumentParser) -> None:
    """Add what can be done with models to the command's parser."""
    doing = parser.add_subparsers(required=True)
    add = doing.add_parser("add", help="take the data of a model out of a file; no code that comes with it is run")
    add.add_argument("file", type=Path, help="a wheel, an archive or a folder, such as spaCy's makers publish")
    add.set_defaults(run=_add)
    listing = doing.add_parser("list", help="say which models there are, each with the digest of its data")
    listing.set_defaults(run=_list)


def _add(wanted: Namespace) -> None:
    found = add_model(wanted.file)
    sys.stdout.write(f"{found.name} {found.version} is there: sha256 {found.digest}\n")
    sys.stdout.write("A server that runs takes it when it is started again\n")


def _list(_: Namespace) -> None:
    for model in installed_models():
        sys.stdout.write(f"{model.name} {model.version}: language {model.language}, sha256 {model.digest}\n")
