"""`convert`, `fmt` and `schema`: a document in other formats, in its canonical form, and what its form is."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from .. import registry
from ..errors import NotFound, UnknownFormat
from .command import GOOD, PROBLEMS, Command
from .documents import PIPE, Incoming, bytes_of, incoming, outgoing
from .terminal import paint, say


def _convert_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("input", metavar="IN", help="what to read; - for stdin")
    parser.add_argument("output", metavar="OUT", help="what to write; - for stdout")
    read = ", ".join(registry.names(lambda f: f.read))
    written = ", ".join(registry.names(lambda f: f.write))
    parser.add_argument(
        "--from", dest="from_", metavar="F", default="", help=f"{read} (default: by what IN looks like)"
    )
    parser.add_argument("--to", metavar="F", default="", help=f"{written} (default: by OUT's ending)")


def _convert(arguments: Namespace) -> int:
    from ..formats import Writing

    if arguments.output == PIPE and not arguments.to:
        raise UnknownFormat("stdout has no ending that says a format", "add --to yaml, json, mermaid or apiops")
    format = registry.for_writing(arguments.output, arguments.to)
    if format.write is None:
        raise UnknownFormat(f"{format.title} is drawn, not converted to", "use `desirepath render`")
    came = incoming(arguments.input, arguments.from_)
    if format.name == "yaml" and (own := _own_text(came)):
        written = Writing(own)
    else:
        written = format.write(came.reading.document, came.reading.pinned)
    protected = () if came.format is format else (arguments.input,)
    outgoing(arguments.output, written.text.encode(), *protected)
    for loss in written.losses:
        say(paint(f"not in {format.name}: {loss}", "yellow", stream=sys.stderr))
    return GOOD


def _own_text(came: Incoming) -> str:
    """The YAML text that came in, comments and all; "" where something else came in."""
    if came.format.name == "yaml":
        return registry.text_of(came.data, came.name)
    return registry.yaml_in(came.data, came.name) if came.format.draw else ""


def _fmt_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar="FILE|FOLDER", nargs="+", help="YAML documents, folders of them, or - for stdin"
    )
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if anything would change")


def _fmt(arguments: Namespace) -> int:
    from ..formats import yaml_file
    from ..workspace.tidy import tidied

    changed = 0
    for name in _named(arguments.files):
        data = bytes_of(name)
        text = tidied(yaml_file.read(registry.text_of(data, name), name))
        if name == PIPE and not arguments.check:
            outgoing(PIPE, text.encode())
        elif text.encode() != data:
            changed += 1
            if not arguments.check:
                outgoing(name, text.encode())
            say(f"{'Would format' if arguments.check else 'Formatted'} {name}")
    return PROBLEMS if arguments.check and changed else GOOD


def _named(names: list[str]) -> list[str]:
    from ..workspace.folder import documents

    found = []
    for name in names:
        inner = [str(path) for path in documents(Path(name))] if name != PIPE and Path(name).is_dir() else [name]
        if not inner:
            raise NotFound(f"there are no documents in {name}", "a document is YAML that begins with `desirepath: 1`")
        found += inner
    return found


def _schema_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="OUT", default=PIPE, help="the file to write (default: stdout)")


def _schema(arguments: Namespace) -> int:
    import json

    from ..formats.grammar import json_schema

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    outgoing(arguments.output, text.encode())
    return GOOD


COMMANDS = (
    Command(
        "convert",
        "Exchange",
        "bring a map in, or hand it on, in another format",
        "Reads one format and writes another; what the other cannot carry is said, one line each, on stderr. SVG, PNG, "
        "PDF and PowerPoint files that Desire Path wrote read back as the map they show.",
        (
            ("desirepath convert flow.mmd flow.yaml", "a Mermaid journey as a map of your own"),
            ("desirepath convert coffee.yaml - --to json", "the canonical tree, for programs"),
            ("desirepath convert canvas.json - --from apiops --to yaml", "an APIOps canvas, to stdout"),
            ("desirepath convert coffee.pdf coffee.yaml", "the map out of an export"),
        ),
        _convert_arguments,
        _convert,
    ),
    Command(
        "fmt",
        "Keep true",
        "put files in the canonical form",
        "Rewrites YAML documents in the canonical order and indentation. Every comment stays, at the stage, step, card "
        "or key that it stood with; quotes and the order of links stay as they are; the content never changes.",
        (
            ("desirepath fmt coffee.yaml", "rewrites the file if it is not in the canonical form"),
            ("desirepath fmt --check maps/", "exits 1 if any file would change; changes none"),
        ),
        _fmt_arguments,
        _fmt,
    ),
    Command(
        "schema",
        "Exchange",
        "print the JSON Schema of the file format",
        "Prints the JSON Schema of the YAML format, with descriptions, so that editors complete and check as you type.",
        (
            ("desirepath schema -o desirepath.schema.json", "writes it to a file"),
            ("# yaml-language-server: $schema=desirepath.schema.json", "as the first line of a map, for most editors"),
        ),
        _schema_arguments,
        _schema,
    ),
)
