"""The parser and its help, made from the command records."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any, get_args

from .command import WRONG_USE, Command, Group
from .terminal import paint, width

if TYPE_CHECKING:
    from ..pipeline import Wish

_HEADING = re.compile(r"^([a-z][a-z ]*):$", re.MULTILINE)


class Parser(ArgumentParser):
    """An argument parser whose headings are coloured on a terminal."""

    def __init__(self, **settings: Any) -> None:
        if sys.version_info >= (3, 14):
            settings.setdefault("color", False)  # we colour by our own rule
        super().__init__(formatter_class=_formatter, **settings)

    def format_help(self) -> str:
        return _HEADING.sub(lambda m: paint(m[1].capitalize() + ":", "bold"), super().format_help())


class MainParser(Parser):
    """The parser of `desirepath` itself: its help groups the commands by what somebody wants to do."""

    commands: Sequence[Command] = ()

    def format_help(self) -> str:
        wide = max(len(command.name) for command in self.commands)
        lines = [
            f"{paint('desirepath', 'bold')}: customer journey maps as text, seen through any framework",
            "",
            "usage: desirepath COMMAND … | desirepath COMMAND --help | desirepath --version",
        ]
        for group in get_args(Group):
            lines += ["", paint(f"{group}:", "bold")]
            lines += [f"  {c.name:<{wide}}  {c.summary}" for c in self.commands if c.group == group]
        lines += [
            "",
            paint("For a start:", "bold"),
            "  desirepath new -o coffee.yaml             a map to fill in, with questions in its comments",
            "  desirepath render coffee.yaml             coffee.pdf",
            "  desirepath render coffee.yaml --as five-e -o coffee.pptx",
            "",
            "`-` stands for stdin or stdout. Exit codes: 0 good, 1 problems or differences found, 2 wrong use.",
        ]
        return "\n".join(lines) + "\n"

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As usual, but a command that is not there gets the one that was meant, not the list of all."""
        words = sys.argv[1:] if args is None else args
        names = [command.name for command in self.commands]
        if words and not words[0].startswith("-") and words[0] not in names:
            self.exit(WRONG_USE, f"there is no command {words[0]!r}; {_meant(words[0], names)}\n")
        return super().parse_known_args(args, namespace)


def _meant(word: str, names: Sequence[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, names, 1)
    return f"did you mean {close[0]}?" if close else "`desirepath --help` lists them all"


def _formatter(prog: str) -> RawDescriptionHelpFormatter:
    return RawDescriptionHelpFormatter(prog, max_help_position=30, width=_width())


def _width() -> int:
    return min(width(), 110)


def build(commands: Sequence[Command], version: str) -> MainParser:
    """The parser of all commands."""
    main = MainParser(prog="desirepath")
    main.commands = commands
    main.add_argument("--version", action="version", version=f"desirepath {version}")
    inner = main.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for command in commands:
        sub = inner.add_parser(
            command.name,
            help=command.summary,
            description=fill(command.details, _width()),
            epilog=_examples(command),
        )
        command.arguments(sub)
        sub.usage = " ".join(["desirepath", command.name, *_positionals(sub), "[options]"])
        sub.set_defaults(run=command.run)
    return main


def _positionals(parser: ArgumentParser) -> list[str]:
    forms = {"?": "[{}]", "*": "[{} …]", "+": "{} …"}
    actions = [action for action in parser._actions if not action.option_strings]
    return [forms.get(str(action.nargs), "{}").format(action.metavar) for action in actions]


def _examples(command: Command) -> str:
    lines = ["examples:"]
    for typed, effect in command.examples:
        lines += [f"  {typed}", f"      {effect}"]
    return "\n".join(lines)


def add_lens(parser: ArgumentParser) -> None:
    """What narrows a view: lanes shown or hidden, one persona, the language of the frame."""
    group = parser.add_argument_group("what is seen")
    group.add_argument(
        "--as", dest="as_", metavar="ID", default="", help="the framework to see it through (default: the document's)"
    )
    group.add_argument("--show", metavar="LANE", action="append", default=[], help="switch on a lane; repeatable")
    group.add_argument("--hide", metavar="LANE", action="append", default=[], help="leave out a lane; repeatable")
    group.add_argument("--persona", metavar="P", default="", help="one persona's map, by id or name")
    group.add_argument("--lang", metavar="L", default="", help="language of the headings (default: the document's)")


def wish_of(arguments: Namespace) -> Wish:
    """What the arguments of `add_lens` ask for."""
    from ..pipeline import Wish

    shown, hidden = tuple(arguments.show), tuple(arguments.hide)
    return Wish(arguments.as_, arguments.lang, arguments.persona, shown, hidden)
