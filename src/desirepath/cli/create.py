"""`new` and `frameworks`: a starter to fill in, and the lenses there are."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Unwritable
from .command import GOOD, Command
from .documents import PIPE, outgoing
from .terminal import paint, say, width

if TYPE_CHECKING:
    from ..model.framework import Framework

_GROUPS = {
    "journey": "Journeys and stories",
    "api": "Around an API",
    "architecture": "Architecture and plans",
    "people": "People",
    "": "More",
}


def _new_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--framework", metavar="ID", default="journey-map", help="default: journey-map")
    parser.add_argument("--title", metavar="WORDS", default="", help="what the map is called")
    parser.add_argument("--lang", metavar="L", default="en", help="language of the questions, such as en or de")
    parser.add_argument("-o", "--output", metavar="FILE", default=PIPE, help="the file to write (default: stdout)")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def _new(arguments: Namespace) -> int:
    from ..frameworks import starter

    text = starter(_load(arguments.framework, arguments.lang), title=arguments.title)
    if arguments.output != PIPE and Path(arguments.output).exists() and not arguments.force:
        raise Unwritable(f"{arguments.output} is there already", "choose another name, or add --force")
    outgoing(arguments.output, text.encode())
    if arguments.output != PIPE:
        say(f"Wrote {arguments.output}; draw it with `desirepath render {arguments.output}`")
    return GOOD


def _load(id: str, language: str) -> Framework:
    from ..frameworks import load

    folder = Path("frameworks")
    return load(id, language, folder=folder if folder.is_dir() else None)


def _frameworks_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", nargs="?", default="", help="one framework, with its guidance")
    parser.add_argument("--lang", metavar="L", default="en", help="language, such as en or de")


def _frameworks(arguments: Namespace) -> int:
    from ..frameworks import builtin

    if arguments.id:
        for line in _described(_load(arguments.id, arguments.lang)):
            print(line)
        return GOOD
    found = [_load(id, arguments.lang) for id in (*builtin(), *_own())]
    for line in _gallery(found):
        print(line)
    return GOOD


def _gallery(found: list[Framework]) -> list[str]:
    wide = max(len(framework.id) for framework in found)
    out: list[str] = []
    for group, heading in _GROUPS.items():
        members = [framework for framework in found if framework.group == group]
        out += [*([""] if out else []), paint(heading, "cyan")] if members else []
        for framework in members:
            out.append(f"  {paint(framework.id, 'bold')}{' ' * (wide - len(framework.id))}  {framework.title}")
            out += [paint(line, "dim") for line in _filled(framework.summary, wide + 4)]
    return out


def _own() -> list[str]:
    """The ids of framework files in the folder `frameworks`; a translation has a second ending."""
    from ..frameworks import builtin

    ids = (file.stem for file in sorted(Path("frameworks").glob("*.y*ml")))
    return [id for id in ids if "." not in id and id not in builtin()]


def _filled(words: str, indent: int) -> list[str]:
    from .table import wrapped

    return [" " * indent + line for line in wrapped(words, width() - indent)] if words else []


def _described(framework: Framework) -> list[str]:
    out = [paint(framework.title, "bold") + paint(f"  {framework.id}", "dim"), *_filled(framework.summary, 0)]
    guidance = framework.guidance
    for name in ("purpose", "navigation", "collaboration", "quality", "speed"):
        if words := getattr(guidance, name):
            out += ["", paint(name.capitalize(), "cyan"), *_filled(words, 2)]
    out += _listed("How to", [f"{n}. {step}" for n, step in enumerate(guidance.steps, 1)])
    out += _listed("Tips", [f"• {tip}" for tip in guidance.tips])
    out += _listed("Whom to bring in", [f"• {partner}" for partner in guidance.partners])
    out += _listed("Stages", [f"• {stage.title}: {stage.prompt}".rstrip(": ") for stage in framework.stages])
    out += ["", paint("Lanes" if framework.layout != "canvas" else "Areas", "cyan")]
    for slot in framework.slots:
        hidden = " (hidden until --show)" if slot.hidden else ""
        out += ["  " + paint(slot.title, "bold") + paint(f"  {slot.id}{hidden}", "dim"), *_filled(slot.prompt, 4)]
        out += [f"    → {link.title} ({link.to})" for link in slot.links]
    for name, ids in (("Before", framework.previous), ("Next", framework.next), ("Related", framework.related)):
        out += ["", paint(name, "cyan"), *_filled(", ".join(ids), 2)] if ids else []
    return out


def _listed(heading: str, entries: list[str]) -> list[str]:
    lines = [line for entry in entries for line in _filled(entry, 2)]
    return ["", paint(heading, "cyan"), *lines] if lines else []


COMMANDS = (
    Command(
        "new",
        "Begin",
        "begin a map: a starter with questions in its comments",
        "Writes a map to fill in: the stages of a framework, and in comments the questions that each lane asks.",
        (
            ("desirepath new -o coffee.yaml", "a journey map"),
            ("desirepath new --framework five-e --title 'Coffee before the 8:05' -o coffee.yaml", "a 5E map"),
            ("desirepath new --framework apiops --lang de", "in German, to stdout"),
        ),
        _new_arguments,
        _new,
    ),
    Command(
        "frameworks",
        "Begin",
        "list the frameworks, or read about one",
        "Lists the frameworks that a map can be seen through, your own in ./frameworks included; with an ID, all that "
        "it says: guidance, stages and lanes.",
        (
            ("desirepath frameworks", "all of them"),
            ("desirepath frameworks storyboard", "one, with its guidance"),
        ),
        _frameworks_arguments,
        _frameworks,
    ),
)
