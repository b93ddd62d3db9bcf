"""`open` and `demo`: the editor in the browser, on your own files or on the examples."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ..errors import NotFound, Unwritable
from .command import GOOD, Command
from .serve import must_be_installed


def _common_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", metavar="N", type=int, default=0, help="default: a free one, the same every time")
    parser.add_argument("--no-browser", action="store_true", help="only print the link")


def _open_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="FILE|FOLDER", nargs="?", default=".", help="default: this folder")
    parser.add_argument("--name", metavar="WORDS", default="", help="who you are (default: git's user.name)")
    parser.add_argument("--framework", metavar="ID", default="", help="the framework to see a FILE through")
    _common_arguments(parser)


def _open(arguments: Namespace) -> int:
    must_be_installed()
    from ..server.folder.run import open_folder

    open_folder(
        Path(arguments.path),
        name=arguments.name,
        port=arguments.port,
        framework=arguments.framework,
        browse=not arguments.no_browser,
        say=_told,
    )
    return GOOD


def _demo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--keep", metavar="FOLDER", default="", help="copy the examples there, where they stay")
    _common_arguments(parser)


def _demo(arguments: Namespace) -> int:
    must_be_installed()
    if arguments.keep:
        folder = Path(arguments.keep)
        if folder.exists() and any(folder.iterdir()):
            raise Unwritable(f"{folder} is not empty", "name a new folder, or open this one: desirepath open")
        _show(folder, arguments, "The examples are in {}; they are yours.")
        return GOOD
    import signal
    import tempfile

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the folder goes away then, too
    with tempfile.TemporaryDirectory(prefix="desirepath-demo-", ignore_cleanup_errors=True) as temporary:
        words = "The examples were copied to {}, which goes away when you end this; --keep FOLDER keeps them."
        _show(Path(temporary), arguments, words)
    return GOOD


def _show(folder: Path, arguments: Namespace, words: str) -> None:
    import shutil

    from ..server.folder.run import open_folder

    shutil.copytree(_examples(), folder, dirs_exist_ok=True)
    _told(words.format(folder))
    open_folder(folder, port=arguments.port, browse=not arguments.no_browser, say=_told)


def _examples() -> Path:
    """The examples: in the package that was installed, or beside it in a checkout.  Raises `NotFound`."""
    package = Path(__file__).parents[1]
    for folder in (package / "examples", package.parents[1] / "examples"):
        if (folder / "cargo-bike.yaml").is_file():
            return folder
    raise NotFound("the examples are not there", "install Desire Path again")


def _told(words: str) -> None:
    print(words, flush=True)


COMMANDS = (
    Command(
        "open",
        "Begin",
        "edit maps in the browser; the files change as you go",
        "Opens a map, or all maps of a folder, in the browser. What you change is in the file a moment later, your "
        "comments and all else as it was; what changes in the file (an editor, git) appears in the browser. "
        "History and comments lie in .desirepath beside the files. Nobody but you, on this machine, can get in.",
        (
            ("desirepath open", "all maps in this folder"),
            ("desirepath open coffee.yaml --framework five-e", "one map, as a 5E map"),
            ("desirepath open maps --no-browser --port 8123", "print the link, at a port of your choice"),
        ),
        _open_arguments,
        _open,
    ),
    Command(
        "demo",
        "Begin",
        "try the editor on the examples",
        "Copies the examples to a temporary folder and opens them in the browser. Nothing there can be broken, and the "
        "folder goes away in the end, unless you keep it.",
        (
            ("desirepath demo", "look around"),
            ("desirepath demo --keep examples", "and keep what you made of them"),
        ),
        _demo_arguments,
        _demo,
    ),
)
