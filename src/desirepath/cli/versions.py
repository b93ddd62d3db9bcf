"""`diff` and `merge`: what changed between two versions of a map, and two versions made one.

Both serve git as they are: a difftool hands over files without an ending, and `/dev/null` where one side has none; a
merge driver hands over an empty base where both sides added the file.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from .. import registry
from ..errors import NotFound, UnknownFormat
from .command import GOOD, PROBLEMS, WRONG_USE, Command
from .documents import PIPE, bytes_of, outgoing, tell
from .terminal import paint, say

if TYPE_CHECKING:
    from ..formats import Reading
    from ..model.document import Document
    from ..model.schema import Head


def _diff_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help="the older version")
    parser.add_argument("b", metavar="B", help="the newer version")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json prints the edits")
    parser.set_defaults(unreadable=WRONG_USE)


def _read(path: str, data: bytes) -> Reading | None:
    """A version of a map; None where there is none: an empty file, or `/dev/null`."""
    if not data.strip():
        return None
    reading = registry.read(data, "<stdin>" if path == PIPE else path)
    tell(warning.at(path) for warning in reading.warnings)
    return reading


def _nothing(head: Head) -> Document:
    """The map that was there before the first, or after the last: a head and nothing else."""
    from ..model.document import Document
    from ..model.schema import MAP

    return Document({MAP: head})


def _diff(arguments: Namespace) -> int:
    from ..model.align import align
    from ..model.diff import diff
    from ..model.sentences import describe
    from ..model.wire import to_plain

    a, b = (_read(path, bytes_of(path)) for path in (arguments.a, arguments.b))
    if a is None and b is None:
        return GOOD
    before = a.document if a else _nothing(b.document.head)  # type: ignore[union-attr]
    after = align(before, b.document, b.pinned) if b else _nothing(before.head)
    change = diff(before, after)
    if arguments.format == "json":
        print(json.dumps(to_plain(change)["edits"], ensure_ascii=False, indent=2))
    else:
        for sentence in describe(change, before, after):
            print(_coloured(sentence))
    return PROBLEMS if change or (a is None) != (b is None) else GOOD


def _coloured(sentence: str) -> str:
    colour = {"added": "green", "removed": "red"}.get(sentence.partition(" ")[0])
    return paint(sentence, colour) if colour else sentence


def _merge_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="the version that both come from")
    parser.add_argument("ours", metavar="OURS", help="our version; its comments and order are kept")
    parser.add_argument("theirs", metavar="THEIRS", help="their version")
    parser.add_argument("-o", "--output", metavar="OUT", default=PIPE, help="the file to write (default: stdout)")
    parser.set_defaults(unreadable=WRONG_USE)


def _merge(arguments: Namespace) -> int:
    from ..model.align import align
    from ..model.edits import Change
    from ..model.merge import merge, with_conflicts
    from ..model.schema import Head
    from ..model.sentences import describe

    paths = (arguments.base, arguments.ours, arguments.theirs)
    came = [bytes_of(path) for path in paths]
    base, ours, theirs = map(_read, paths, came)
    if ours is None or theirs is None:
        raise NotFound(f"there is no map in {arguments.theirs if ours else arguments.ours}", "both sides must be maps")
    start = base.document if base else _nothing(Head())
    mine, other = (align(start, side.document, side.pinned) for side in (ours, theirs))
    merged = merge(start, mine, other)
    document = with_conflicts(merged, other)
    outgoing(arguments.output, _like(came[1], arguments.ours, start, document).encode())
    if not merged.collisions:
        return GOOD
    count = len(merged.collisions)
    say(f"{count} conflict{'s are' if count > 1 else ' is'} left, under `conflicts:`; ours is in place")
    for collision in merged.collisions:
        for sentence in describe(Change((collision.edit,)), document, other):
            say(f"  theirs: {sentence}")
    return PROBLEMS


def _like(data: bytes, path: str, base: Document, document: Document) -> str:
    """The document in the form of a file that is there: a YAML text keeps its comments, order and quoting."""
    from ..formats import yaml_file

    format = registry.for_reading(data, path)
    if format.name == "yaml":
        return yaml_file.patch(yaml_file.aligned(yaml_file.read(data, path), base), document)
    if format.write is None:
        raise UnknownFormat(f"{path} is a {format.title}, which cannot hold a merged map", "merge the YAML files")
    return format.write(document, registry.read(data, path).pinned).text


COMMANDS = (
    Command(
        "diff",
        "Keep true",
        "say what changed between two versions",
        "Says in sentences what changed from A to B, by cards and fields and not by lines. Exits 1 when they differ.",
        (
            ("desirepath diff old.yaml new.yaml", "in words"),
            ("desirepath diff old.yaml new.yaml --format json", "the edits, for programs"),
            ("git difftool --tool desirepath", "in a repository, set up as docs/git.md says"),
        ),
        _diff_arguments,
        _diff,
    ),
    Command(
        "merge",
        "Keep true",
        "merge two versions that come from one base",
        "Merges card by card and field by field. What both changed stays ours, with theirs under `conflicts:`; the "
        "exit code is 1 then, and the result is a valid map all the same.",
        (
            ("desirepath merge base.yaml ours.yaml theirs.yaml -o merged.yaml", "three files into one"),
            ("desirepath merge %O %A %B -o %A", "as a merge driver of git, set up as docs/git.md says"),
        ),
        _merge_arguments,
        _merge,
    ),
)
