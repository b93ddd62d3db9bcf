"""The command line: parse, call, print.  Every command is a record in the module of its family.

Little is imported up here, so that asking for the version costs no more than starting Python.
"""

from __future__ import annotations

import io
import sys

from .. import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from .command import Command

_INTERRUPTED = 130
_WRONG_USE = 2  # as in `command`, which is not imported to say a version
_FAMILIES = {
    "demo": "open",
    "open": "open",
    "new": "create",
    "frameworks": "create",
    "avatar": "avatar",
    "render": "render",
    "show": "show",
    "convert": "exchange",
    "fmt": "exchange",
    "schema": "exchange",
    "check": "check",
    "diff": "versions",
    "merge": "versions",
    "continue": "following",
    "catch-up": "following",
    "trace": "following",
    "chain": "following",
    "serve": "serve",
    "openapi": "serve",
}
"""The module of every command, so that one word imports one module."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 good, 1 problems or differences found, 2 wrong use."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        print(f"desirepath {__version__}")
        return 0
    import gc

    from .parser import build

    gc.set_threshold(100_000, 50, 100)  # a command makes much and throws little away, then ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that cannot write a letter shows a mark instead
            stream.reconfigure(errors="replace")
    wanted = words[:1] if words and words[0] in _FAMILIES else list(_FAMILIES)
    parser = build(commands(wanted), __version__)
    if not words:
        parser.print_help(sys.stderr)
        return _WRONG_USE
    return _run(parser.parse_args(words))


def commands(names: Iterable[str] = tuple(_FAMILIES)) -> tuple[Command, ...]:
    """The commands of these names, in the order in which help lists them."""
    from importlib import import_module

    families = {name: import_module(f".{_FAMILIES[name]}", __name__) for name in names}
    return tuple(command for name in families for command in families[name].COMMANDS if command.name == name)


def _run(parsed: Namespace) -> int:
    from ..errors import BadFramework, DesirePathError, Rejected, Unreadable
    from .command import PROBLEMS, WRONG_USE
    from .documents import tell_error

    try:
        code: int = parsed.run(parsed)
        sys.stdout.flush()
        return code
    except (Unreadable, BadFramework, Rejected) as error:
        tell_error(error)
        return getattr(parsed, "unreadable", PROBLEMS)
    except DesirePathError as error:
        tell_error(error)
        return WRONG_USE
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
