"""`continue`, `catch-up`, `trace` and `chain`: how one document goes on in the next, and stays tied to it."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import NotFound, Unwritable
from .command import GOOD, PROBLEMS, Command
from .documents import outgoing, tell
from .terminal import paint, say

if TYPE_CHECKING:
    from ..formats.yaml_file import File
    from ..model.document import Document
    from ..model.framework import Framework
    from ..workspace.chain import Chain, Spot


# continue -----------------------------------------------------------------------------------------------------------


def _continue_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the document that goes on, in YAML")
    parser.add_argument("framework", metavar="FRAMEWORK", help="the canvas that it goes on in")
    parser.add_argument("-o", "--output", metavar="OUT", default="", help="default: FILE with the canvas in its name")
    parser.add_argument("--only", metavar="ID", action="append", help="this record alone; may be given again")


def _continue(arguments: Namespace) -> int:
    from ..formats import yaml_file
    from ..model.document import apply
    from ..model.handover import hand_over, offers

    path = Path(arguments.file)
    source = _file(path)
    framework = _framework(arguments.framework, path.parent, source.document)
    out = Path(arguments.output or path.with_name(f"{path.stem}.{framework.id}.yaml"))
    if out.exists() and out.samefile(path):
        raise Unwritable(f"{out} is what is being continued", "write to another file")
    offered = [id for offer in offers(source.document, framework) for id in offer.ids]
    _must_offer(offered, arguments.only, framework, source.document)
    old = _file(out) if out.exists() else _begun(framework, source.document)
    address = Path(os.path.relpath(path.resolve(), out.resolve().parent)).as_posix()
    change = hand_over(source.document, address, old.document, framework, arguments.only)
    if not change:
        say(f"{out} has all of it already")
        return GOOD
    chosen = set(offered if arguments.only is None else arguments.only)
    outgoing(str(path), yaml_file.patch(source, source.document, chosen).encode())  # ids, before anything needs them
    outgoing(str(out), yaml_file.patch(old, apply(old.document, change)).encode())
    count = sum(1 for edit in change.edits if " " not in edit.id)
    say(f"Wrote {out}: {count} {'entry goes' if count == 1 else 'entries go'} on there, tied to {path}")
    return GOOD


def _must_offer(offered: list[str], only: list[str] | None, framework: Framework, source: Document) -> None:
    if not offered:
        kinds = " ".join(kind for slot in framework.slots for kind in slot.continues)
        hint = f"it goes on from {kinds}" if kinds else "it is another view of a journey: show it with --as"
        raise NotFound(f"nothing in {source.head.title!r} goes on in {framework.title}", hint)
    for id in only or ():
        if id not in offered:
            raise NotFound(f"{id!r} does not go on in {framework.title}", "it offers " + ", ".join(offered[:20]))


def _begun(framework: Framework, source: Document) -> File:
    """An empty document for the framework, with the title and language of what it goes on from."""
    from dataclasses import replace

    from ..formats import yaml_file
    from ..frameworks import starter
    from ..model.document import Document

    begun = yaml_file.read(starter(framework, title=source.head.title), "")
    head = replace(begun.document.head, language=source.head.language)
    text = yaml_file.patch(begun, Document({**begun.document.records, head.id: head}))
    return yaml_file.read(text, "")


def _framework(id: str, folder: Path, source: Document) -> Framework:
    from ..frameworks import load

    own = folder / "frameworks"
    return load(id, source.head.language or "en", own=source.head.frameworks, folder=own if own.is_dir() else None)


def _file(path: Path) -> File:
    from ..formats import yaml_file
    from ..workspace.folder import bytes_at

    return yaml_file.read(bytes_at(path), str(path))


# catch-up -----------------------------------------------------------------------------------------------------------


def _catch_up_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", metavar="FILE|FOLDER", nargs="+", help="documents, or folders of them")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if something is behind")


def _catch_up(arguments: Namespace) -> int:
    from ..workspace.folder import documents

    files = [file for path in map(Path, arguments.paths) for file in (documents(path) if path.is_dir() else [path])]
    behind = [_caught_up(path, write=not arguments.check) for path in files]
    if not any(behind):
        say("Everything says what its sources say")
    return PROBLEMS if arguments.check and any(behind) else GOOD


def _caught_up(path: Path, write: bool) -> int:
    """Brings one file up to date; how many of its cards were behind, or have lost their source."""
    from ..formats import yaml_file
    from ..model.document import apply
    from ..model.handover import caught_up, stale
    from ..workspace.chain import reader

    file = _file(path)
    read = reader(path)
    lost = [one for one in stale(file.document, read) if not one.now]
    change = caught_up(file.document, read)
    for one in lost:
        say(f"{path}: {one.id} follows {one.source}, which is gone; it stays as it was last seen")
    if change:
        say(f"{path}: {len(change.edits)} behind its sources" + (", now up to date" if write else ""))
    if change and write:
        outgoing(str(path), yaml_file.patch(file, apply(file.document, change)).encode())
    return len(lost) + len(change.edits)


# trace and chain ----------------------------------------------------------------------------------------------------


def _trace_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("spot", metavar="FILE#ID", help="a record of a document")
    parser.add_argument("--in", metavar="FOLDER", dest="folder", default=".", help="where to look (default: here)")


def _trace(arguments: Namespace) -> int:
    from ..workspace.chain import Spot, chain

    file, _, id = arguments.spot.partition("#")
    folder = Path(arguments.folder)
    found = chain(folder)
    tell(found.problems)
    spot = Spot(Path(os.path.relpath(file, folder)).as_posix(), id)
    if not found.kind(spot):
        raise NotFound(f"there is no {arguments.spot!r} below {folder}", "write FILE#ID, and the folder with --in")
    origin = list(found.before(spot))
    for steps, there in reversed(origin):
        print(_line(found, there, len(origin) - steps))
    print(paint(_line(found, spot, len(origin)), "bold"))
    for steps, there in found.after(spot):
        print(_line(found, there, len(origin) + steps))
    return GOOD


def _line(found: Chain, spot: Spot, deep: int) -> str:
    words = found.words(spot) or "gone"
    return f"{'  ' * deep}{'→ ' if deep else ''}{words}  ({found.kind(spot) or 'gone'}, {spot})"


def _chain_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", nargs="?", default=".", help="default: here")
    parser.add_argument("--format", choices=("text", "mermaid", "json"), default="text", help="default: text")


def _chain(arguments: Namespace) -> int:
    from ..workspace.chain import chain

    found = chain(Path(arguments.folder))
    tell(found.problems)
    lines = {"text": _as_text, "mermaid": _as_mermaid, "json": _as_json}[arguments.format](found)
    sys.stdout.write("".join(line + "\n" for line in lines))
    return PROBLEMS if found.problems else GOOD


def _as_text(found: Chain) -> Iterator[str]:
    for (source, target), count in found.steps.items():
        yield f"{source} → {target}  ({count})"
    tied = {path for ends in found.steps for path in ends}
    yield from (path for path in found.documents if path not in tied)


def _as_mermaid(found: Chain) -> Iterator[str]:
    ids = {
        path: f"d{n}" for n, path in enumerate(dict.fromkeys([*found.documents, *(p for s in found.steps for p in s)]))
    }
    yield "flowchart LR"
    for path, id in ids.items():
        document = found.documents.get(path)
        title = (document.head.title if document else path).replace('"', "#quot;")
        yield f'  {id}["{title}"]'
    for (source, target), count in found.steps.items():
        yield f"  {ids[source]} -->|{count}| {ids[target]}"


def _as_json(found: Chain) -> Iterator[str]:
    named = [
        {"path": path, "title": document.head.title, "framework": document.head.framework}
        for path, document in found.documents.items()
    ]
    steps = [{"from": source, "to": target, "count": count} for (source, target), count in found.steps.items()]
    yield json.dumps({"documents": named, "steps": steps}, ensure_ascii=False, indent=2)


COMMANDS = (
    Command(
        "continue",
        "Go on",
        "carry a journey on in the next canvas, linked and not copied",
        "Makes, or adds to, another document: what of FILE belongs on that canvas stands there too, each entry tied to "
        "its source. `catch-up` brings it up to date later; `trace` tells where an entry came from.",
        (
            ("desirepath continue coffee.yaml api-value-proposition", "steps, pains and gains go on"),
            ("desirepath continue coffee.yaml okr --only codes-at-two-heights -o okr.yaml", "one opportunity"),
        ),
        _continue_arguments,
        _continue,
    ),
    Command(
        "catch-up",
        "Go on",
        "let entries say what their sources say now",
        "Rewrites the entries that follow entries of other documents, where those were changed. What lost its source "
        "is told, and stays as it was last seen.",
        (
            ("desirepath catch-up .", "everything in this folder"),
            ("desirepath catch-up --check docs", "in a pipeline: exits with 1 if something is behind"),
        ),
        _catch_up_arguments,
        _catch_up,
    ),
    Command(
        "trace",
        "Go on",
        "tell where an entry came from and what came of it",
        "Follows the ties of one record through all documents of a folder, backwards and forwards.",
        (("desirepath trace coffee.yaml#too-high", "from a pain to the key result"),),
        _trace_arguments,
        _trace,
    ),
    Command(
        "chain",
        "Go on",
        "show how the documents of a folder go on in each other",
        "Lists which document goes on in which, and with how many entries; as a Mermaid flowchart it is a picture.",
        (("desirepath chain --format mermaid docs", "a picture for a README"),),
        _chain_arguments,
        _chain,
    ),
)
