"""A new document, made from what a framework says: as records for an empty sheet, and as commented text to write in.

The text has one line per thing to fill in, with the framework's prompt behind it; a prompt that stays the same from
stage to stage stands there once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from ..model.document import Document
from ..model.framework import RECORD_SLOTS, Framework, Slot, StagePreset
from ..model.schema import MAP, Head, Place, Record, Stage
from .words import Word, word

_PLAIN = re.compile(r"\w(?:[^:#\n\\]|:(?=\S))*(?<!\s)\Z")
_WIDTH = 110
_EXAMPLES: dict[str, Word] = {
    "feeling": "such_as_score",
    "response": "such_as_score",
    "touchpoint": "such_as_channel",
    "metric": "such_as_metric",
}


def blank(framework: Framework, title: str) -> Document:
    """A document with the framework's own stages and no cards, as a sheet to write on is drawn from it."""
    from fractional_indexing import generate_n_keys_between

    head = Head(
        type=framework.type,
        title=title or _untitled(framework),
        framework=framework.id,
        language=framework.language,
        state=framework.state,
    )
    keys = generate_n_keys_between(None, None, n=len(framework.stages))
    stages = (Stage(s.id, Place(MAP, key), s.title, s.role) for s, key in zip(framework.stages, keys, strict=True))
    records: list[Record] = [head, *stages]
    return Document({record.id: record for record in records})


def starter(framework: Framework, language: str = "", title: str = "") -> str:
    """The text that `desirepath new` writes: valid, readable, and commented in the framework's language.

    Another `language` is that of the document, where the framework's own texts could only be had in a second one.
    """
    if language:
        framework = replace(framework, language=language)
    lines = (*_opening(framework, title), *_map(framework), *_stages(framework), *_hidden(framework))
    return "\n".join(lines) + "\n"


def _opening(framework: Framework, title: str) -> Iterator[str]:
    language = framework.language
    yield from _comment(f"{framework.title}: {framework.summary}" if framework.summary else framework.title)
    yield from _comment(framework.guidance.purpose)
    if framework.guidance.steps:
        yield "#"
    for n, step in enumerate(framework.guidance.steps, 1):
        yield from _comment(step, f"{n:>2}. ")
    yield "#"
    yield from _comment(word("fill_in", language))
    yield ""
    yield "desirepath: 1"
    yield f"{framework.type}: {_scalar(title or _untitled(framework))}"
    yield f"framework: {framework.id}"
    if language != "en":
        yield f"language: {language}"
    if framework.state:
        yield f"state: {framework.state}"


def _untitled(framework: Framework) -> str:
    """What a document without a title is called: a canvas like its framework, a persona document like somebody."""
    if framework.type == "journey":
        return word("untitled", framework.language)
    return word("name", framework.language) if framework.type == "persona" else framework.title


def _map(framework: Framework) -> Iterator[str]:
    """The persona, and what belongs to the whole map."""
    yield from _persona(framework)
    for slot in _filled_in(framework):
        if slot.level == "map":
            yield from _cards(framework, slot, 0, None, True)


def _persona(framework: Framework) -> Iterator[str]:
    """Whoever travels; a persona document is that person, and a canvas has one only where an area shows her."""
    fields = ("role", "quote", "goals", "fears")
    if framework.type == "persona":
        yield from (_line(0, field, "", "") for field in fields)
        yield ""
        return
    yield ""
    if framework.type == "journey" or any("personas" in slot.shows for slot in framework.slots):
        about = next((s.prompt for s in framework.slots if "personas" in s.shows and not _kinds(s)), "")
        yield _line(0, "personas", "", about)
        yield f"  - name: {_scalar(word('name', framework.language))}"
        yield from (_line(4, field, "", "") for field in fields)


def _stages(framework: Framework) -> Iterator[str]:
    if framework.type != "journey" and not framework.stages:
        return
    language = framework.language
    presets = framework.stages or (StagePreset("", f"{word('stage', language)} 1"),)
    yield ""
    yield "stages:"
    for n, preset in enumerate(presets):
        if n:
            yield ""
        yield _line(2, "- stage", preset.title, preset.prompt)
        if preset.role:
            yield f"    role: {preset.role}"
        if _has_steps(framework):
            yield from _steps(framework, preset, n == 0)
        for slot in _filled_in(framework):
            if slot.level == "stage" or (slot.level == "step" and not _has_steps(framework)):
                yield from _cards(framework, slot, 4, preset, n == 0)


def _steps(framework: Framework, preset: StagePreset, first: bool) -> Iterator[str]:
    writer = next((slot for slot in framework.slots if slot.writes == "step"), None)
    about = _prompt(writer, preset, first) if writer else ""
    yield "    steps:"
    yield _line(6, "- step", word("first_step", framework.language), about)
    for slot in _filled_in(framework):
        if slot.level == "step":
            yield from _cards(framework, slot, 8, preset, first)


def _cards(framework: Framework, slot: Slot, indent: int, preset: StagePreset | None, first: bool) -> Iterator[str]:
    """A line for what the slot writes, or one for each of its groups."""
    for n, kind in enumerate(_kinds(slot)):
        about = slot.groups.get(kind, "") if n else _prompt(slot, preset, first)
        if first and (example := _EXAMPLES.get(kind)):
            about = f"{about} {word(example, framework.language)}"
        yield _line(indent, kind, "", about)


def _kinds(slot: Slot) -> list[str]:
    kinds = [kind for kind in slot.groups or (slot.writes or slot.shows[0],) if kind not in RECORD_SLOTS]
    faceted = {kind.partition(".")[0] for kind in kinds if "." in kind}
    # a bare kind beside its facets, like `io` beside input and output, is for what an import could not tell apart
    return [kind for kind in kinds if kind not in faceted and kind not in ("io", "step", "stage", "persona")]


def _filled_in(framework: Framework) -> list[Slot]:
    shown = [slot for slot in framework.slots if not slot.hidden]
    return sorted(shown, key=lambda slot: slot.fill or len(shown))


def _has_steps(framework: Framework) -> bool:
    return framework.columns == "steps" or any(slot.writes == "step" for slot in framework.slots)


def _prompt(slot: Slot, preset: StagePreset | None, first: bool) -> str:
    return (slot.prompts.get(preset.id, "") if preset else "") or (slot.prompt if first else "")


def _hidden(framework: Framework) -> Iterator[str]:
    """How to switch on the lanes that wait, as lines from which only the mark has to be taken away."""
    waiting = [slot for slot in framework.slots if slot.hidden]
    if not waiting:
        return
    yield ""
    yield from _comment(word("switch_on", framework.language))
    yield "# lenses:"
    yield f"#   {framework.id}:"
    for slot in waiting:
        yield f"#     {slot.id}: {{ hidden: false }}  # {slot.title}: {' '.join(slot.shows)}"


def _line(indent: int, key: str, value: str, about: str) -> str:
    line = f"{' ' * indent}{key}:" + (f" {_scalar(value)}" if value else "")
    return f"{line}  # {' '.join(about.split())}" if about else line


def _comment(text: str, mark: str = "") -> list[str]:
    import textwrap

    later = "# " + " " * len(mark)
    return textwrap.wrap(" ".join(text.split()), _WIDTH, initial_indent=f"# {mark}", subsequent_indent=later)


def _scalar(text: str) -> str:
    line = " ".join(text.split())
    return line if _PLAIN.match(line) else json.dumps(line, ensure_ascii=False)
