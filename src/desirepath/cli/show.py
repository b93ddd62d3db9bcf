"""`show`: a document as words in the terminal."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from .command import GOOD, Command
from .documents import incoming
from .parser import add_lens, wish_of
from .terminal import width


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a document in any readable format, - for stdin")
    add_lens(parser)


def _show(arguments: Namespace) -> int:
    from ..pipeline import see
    from .table import lines

    came = incoming(arguments.file)
    view = see(came.resolved().document, wish_of(arguments), came.folder.frameworks)
    for line in lines(view, width()):
        print(line)
    return GOOD


COMMANDS = (
    Command(
        "show",
        "Look",
        "read a map as a table in the terminal",
        "Prints a map as a table that fits the terminal, and below it what this framework has no place for.",
        (
            ("desirepath show coffee.yaml", "through its own framework"),
            ("desirepath show coffee.yaml --as apiops | less", "through another, page by page"),
        ),
        _show_arguments,
        _show,
    ),
)
