"""The grammar of a framework file: plain data in, a `Framework` out, or every contradiction at once.

The keys are the fields of the records in `model.framework`; what each holds is said once, in the tables below.  Values
may come from YAML (where all scalars are words) or from a document that carries its framework (where `fill` may already
be a number), so each converter takes both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from ..errors import BadFramework, Problem
from ..model.framework import (
    RECORD_SLOTS,
    Columns,
    Framework,
    Grid,
    GroupName,
    Guidance,
    LayoutName,
    Level,
    Look,
    Separator,
    Slot,
    SlotLink,
    StagePreset,
    Tone,
)
from ..model.schema import KIND_WORDS, ROLES, TABLE, Head, known_id, known_kind
from .tree import Marks, Path

T = TypeVar("T")
Converter = Callable[["Findings", Any, Path], Any]


@dataclass
class Findings:
    """What was found wrong so far, and where each value of the tree stands in its file."""

    file: str = ""
    marks: Marks = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, path: Path, message: str, hint: str = "") -> None:
        """Notes one problem; its line is that of the value or, failing that, of what the value stands in."""
        line, column = next((self.marks[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.marks), (0, 0))
        self.problems.append(Problem("bad-framework", message, hint, self.file, line, column))

    def raise_any(self) -> None:
        """Raises `BadFramework` if anything was found."""
        if self.problems:
            raise BadFramework(self.problems[:100])


def nearest(word: str, words: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the known word most like this one."""
    from difflib import get_close_matches  # two milliseconds that only a mistake is worth

    found = get_close_matches(word, list(words), 1, 0.6)
    return f"did you mean {found[0]!r}?" if found else otherwise


def spell(path: Path) -> str:
    """A path as a reader would say it: `slots 3 › prompts › first`."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int) and words:
            words[-1] += f" {part + 1}"
        else:
            words.append(str(part))
    return " › ".join(words) or "the file"


# What a key may hold ------------------------------------------------------------------------------------------------


def _text(findings: Findings, value: Any, path: Path) -> str:
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value).strip()
    if value is not None:
        findings.add(path, f"{spell(path)} must be text", "put it in quotes" if isinstance(value, bool) else "")
    return ""


def _number(findings: Findings, value: Any, path: Path) -> float:
    try:
        number = float("x" if isinstance(value, bool) else value)
    except (TypeError, ValueError):
        number = -1
    if not 0 <= number <= 1_000:
        findings.add(path, f"{spell(path)} must be a number from 0 to 1,000, not {value!r}")
        return 0
    return number


def _count(findings: Findings, value: Any, path: Path) -> int:
    number = _number(findings, value, path)
    if number != int(number):
        findings.add(path, f"{spell(path)} must be a whole number, not {value!r}")
    return int(number)


def _flag(findings: Findings, value: Any, path: Path) -> bool:
    if value in (True, "true", "yes"):
        return True
    if value not in (False, "false", "no"):
        findings.add(path, f"{spell(path)} must be true or false, not {value!r}")
    return False


def _words(findings: Findings, value: Any, path: Path) -> tuple[str, ...]:
    """A list of words, or the same in one line with spaces between."""
    if isinstance(value, str):
        return tuple(value.split())
    return _texts(findings, value, path)


def _texts(findings: Findings, value: Any, path: Path) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        findings.add(path, f"{spell(path)} must be a list")
        return ()
    return tuple(_text(findings, item, (*path, n)) for n, item in enumerate(value))


def _table(findings: Findings, value: Any, path: Path) -> dict[str, str]:
    return {key: _text(findings, item, (*path, key)) for key, item in _mapping(findings, value, path).items()}


def _mapping(findings: Findings, value: Any, path: Path) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    findings.add(path, f"{spell(path)} must be a mapping (`key: value`)")
    return {}


def _id(findings: Findings, value: Any, path: Path) -> str:
    word = _text(findings, value, path)
    if word and not known_id(word):
        findings.add(path, f"{spell(path)} {word!r} is no id", "use letters, digits, - and _, at most 64, no space")
    return word


def _one_of(*choices: str) -> Converter:
    def convert(findings: Findings, value: Any, path: Path) -> str:
        if value in choices:
            return str(value)
        says = "must be one of " + ", ".join(choice for choice in choices if choice)
        findings.add(path, f"{spell(path)} {says}, not {value!r}", nearest(str(value), choices))
        return choices[0]

    return convert


def _record(cls: type[T], keys: Mapping[str, Converter], required: tuple[str, ...] = ()) -> Converter:
    def convert(findings: Findings, value: Any, path: Path) -> T:
        return cls(**_keys(findings, value, path, keys, required))

    return convert


def _list_of(cls: type[T], keys: Mapping[str, Converter], required: tuple[str, ...]) -> Converter:
    one = _record(cls, keys, required)

    def convert(findings: Findings, value: Any, path: Path) -> tuple[T, ...]:
        if not isinstance(value, (list, tuple)):
            findings.add(path, f"{spell(path)} must be a list", "begin each entry with `- `")
            return ()
        return tuple(one(findings, item, (*path, n)) for n, item in enumerate(value))

    return convert


def _keys(
    findings: Findings, value: Any, path: Path, keys: Mapping[str, Converter], required: tuple[str, ...]
) -> dict[str, Any]:
    there = _mapping(findings, value, path)
    for key in there:
        if key not in keys and not str(key).startswith("x-"):
            hint = nearest(str(key), tuple(keys), f"known here: {', '.join(keys)}")
            findings.add((*path, key), f"{spell(path)} has no key {str(key)!r}", hint)
    found = {key: convert(findings, there[key], (*path, key)) for key, convert in keys.items() if key in there}
    for key in required if isinstance(value, Mapping) else ():
        if there.get(key) in ("", None, [], ()):
            findings.add((*path, key), f"{spell(path)} lacks `{key}`", f"add `{key}: …`")
    return {key: () if key in ("slots", "shows") else "" for key in required} | found


def _kind_table(findings: Findings, value: Any, path: Path) -> dict[str, dict[str, str]]:
    keys = {"label": _text, "plural": _text, "icon": _text}
    there = _mapping(findings, value, path)
    for kind in there:
        if not (str(kind).startswith("x-") and known_kind(str(kind))):
            hint = "write x-<name>.<kind>, such as x-lean.waste"
            findings.add((*path, kind), f"{str(kind)!r} is no name for a kind of one's own", hint)
    return {kind: _keys(findings, item, (*path, kind), keys, ("label",)) for kind, item in there.items()}


_GRID = {"column": _number, "row": _number, "width": _number, "height": _number}
_SLOT: Mapping[str, Converter] = {
    "id": _id,
    "title": _text,
    "shows": _words,
    "writes": _text,
    "level": _one_of(*get_args(Level)),
    "hint": _text,
    "prompt": _text,
    "prompts": _table,
    "icon": _text,
    "tone": _one_of(*get_args(Tone)),
    "look": _one_of(*get_args(Look)),
    "fill": _count,
    "grid": _record(Grid, _GRID, ("column", "row")),
    "hidden": _flag,
    "highlight": _flag,
    "groups": _table,
    "links": _list_of(SlotLink, {"to": _id, "title": _text}, ("to", "title")),
    "continues": _words,
    "was": _words,
}
_STAGE: Mapping[str, Converter] = {"id": _id, "title": _text, "prompt": _text, "role": _one_of(*ROLES)}
_GUIDANCE: Mapping[str, Converter] = {
    **dict.fromkeys(("purpose", "navigation", "collaboration", "quality", "speed"), _text),
    **dict.fromkeys(("tips", "steps", "partners"), _texts),
}
_FRAMEWORK: Mapping[str, Converter] = {
    "id": _id,
    "title": _text,
    "layout": _one_of(*get_args(LayoutName)),
    "version": _count,
    "language": _text,
    "type": _one_of(*TABLE[Head]["type"].choices),
    "kicker": _text,
    "summary": _text,
    "icon": _text,
    "group": _one_of(*get_args(GroupName)),
    "phase": _text,
    "columns": _one_of(*get_args(Columns)),
    "state": _one_of(*TABLE[Head]["state"].choices),
    "stages": _list_of(StagePreset, _STAGE, ("id", "title")),
    "slots": _list_of(Slot, _SLOT, ("id", "title", "shows")),
    "separators": _list_of(Separator, {"after": _id, "title": _text}, ("after", "title")),
    "guidance": _record(Guidance, _GUIDANCE),
    "previous": _words,
    "next": _words,
    "related": _words,
    "kinds": _kind_table,
    "languages": _mapping,
}
_REQUIRED = ("id", "title", "layout", "slots")


def framework_from(tree: Mapping[str, Any], file: str = "", marks: Marks | None = None) -> Framework:
    """The framework that a tree describes.  Raises `BadFramework` with everything that is wrong in it."""
    findings = Findings(file, marks or {})
    found = _keys(findings, tree, (), _FRAMEWORK, _REQUIRED)
    found.pop("languages", None)
    framework = Framework(**(found | {"layout": found["layout"] or "grid"}))
    for check in _CHECKS:
        check(findings, framework)
    findings.raise_any()
    return framework


# What must hold between the parts -----------------------------------------------------------------------------------


def _ids_are_unique(findings: Findings, framework: Framework) -> None:
    for where, ids in (
        ("slots", [(n, id) for n, slot in enumerate(framework.slots) for id in (slot.id, *slot.was)]),
        ("stages", [(n, stage.id) for n, stage in enumerate(framework.stages)]),
    ):
        first: dict[str, int] = {}
        for n, id in ids:
            if id and id in first:
                message = f"{where} {first[id] + 1} and {n + 1} are both called {id!r}"
                findings.add((where, n, "id"), message, "every id may be used once")
            first.setdefault(id, n)


def _kinds_are_known_and_shown_once(findings: Findings, framework: Framework) -> None:
    home: dict[str, str] = {}
    for n, slot in enumerate(framework.slots):
        for kind in slot.shows:
            path = ("slots", n, "shows")
            if kind not in RECORD_SLOTS and not known_kind(kind):
                hint = nearest(kind, (*RECORD_SLOTS, *KIND_WORDS), "a kind of your own is written x-<name>.<kind>")
                findings.add(path, f"{slot.id!r} shows {kind!r}, which is no kind", hint)
            elif kind in home:
                message = f"{home[kind]!r} and {slot.id!r} both show {kind!r}"
                findings.add(path, message, "let one slot have it, or give it a facet such as pain.moment")
            home.setdefault(kind, slot.id)


def _kinds_go_on_in_one_slot(findings: Findings, framework: Framework) -> None:
    home: dict[str, str] = {}
    for n, slot in enumerate(framework.slots):
        path = ("slots", n, "continues")
        if slot.continues and slot.level != "map":
            hint = "add `level: map`, or leave `continues` out: a map of stages is the same map through another lens"
            findings.add(path, f"{slot.id!r} continues other documents, but writes on a {slot.level}", hint)
        for kind in slot.continues:
            if kind not in RECORD_SLOTS and not known_kind(kind):
                hint = nearest(kind, (*RECORD_SLOTS, *KIND_WORDS))
                findings.add(path, f"{slot.id!r} continues {kind!r}, which is no kind", hint)
            elif kind in home:
                findings.add(path, f"{home[kind]!r} and {slot.id!r} both continue {kind!r}", "let it go on in one slot")
            home.setdefault(kind, slot.id)


def _what_is_written_is_shown(findings: Findings, framework: Framework) -> None:
    for n, slot in enumerate(framework.slots):
        can = {word.removesuffix("s") if word in RECORD_SLOTS else word for word in slot.shows}
        if not slot.writes or slot.writes in can:
            continue
        path = ("slots", n, "writes")
        if slot.writes.partition(".")[0] in can and known_kind(slot.writes):
            home = framework.takes.get(slot.writes, slot.id)
            if home != slot.id:
                findings.add(path, f"{slot.id!r} writes {slot.writes!r}, but {home!r} shows it")
            continue
        hint = nearest(slot.writes, tuple(can), f"it may write {', '.join(sorted(can))}" if can else "")
        findings.add(path, f"{slot.id!r} writes {slot.writes!r}, which it does not show", hint)


def _names_lead_somewhere(findings: Findings, framework: Framework) -> None:
    slots, stages = tuple(s.id for s in framework.slots), tuple(s.id for s in framework.stages)
    for n, slot in enumerate(framework.slots):
        _must_be_among(
            findings, ("slots", n, "prompts"), slot.prompts, stages, f"{slot.id!r} prompts for", "which is no stage"
        )
        says = "which it does not show"
        _must_be_among(
            findings, ("slots", n, "groups"), slot.groups, slot.shows, f"{slot.id!r} has a heading for", says
        )
    for n, line in enumerate(framework.separators):
        _must_be_among(
            findings, ("separators", n, "after"), (line.after,), slots, "a separator stands after", "which is no slot"
        )


def _must_be_among(
    findings: Findings, path: Path, names: Iterable[str], known: tuple[str, ...], what: str, wrong: str
) -> None:
    for name in names:
        if name and name not in known:
            findings.add((*path, name), f"{what} {name!r}, {wrong}", nearest(name, known))


def _roles_are_columns(findings: Findings, framework: Framework) -> None:
    if framework.columns != "roles":
        return
    if not framework.stages:
        findings.add(("columns",), "columns are roles, but there are no stages", "add `stages:` with a role each")
    seen: set[str] = set()
    for n, stage in enumerate(framework.stages):
        if not stage.role:
            findings.add(("stages", n), f"stage {stage.id!r} needs a role, because columns are roles")
        elif stage.role in seen:
            findings.add(("stages", n, "role"), f"two stages have the role {stage.role!r}", "a role makes one column")
        seen.add(stage.role)


def _areas_have_room(findings: Findings, framework: Framework) -> None:
    placed: list[tuple[str, Grid]] = []
    for n, slot in enumerate(framework.slots):
        if (slot.grid is not None) != (framework.layout == "canvas"):
            hint = "add `grid: { column: 0, row: 0 }`" if slot.grid is None else "leave `grid` out"
            says = "stands on a canvas and needs a grid" if slot.grid is None else "has a grid, but this is no canvas"
            findings.add(("slots", n, "grid"), f"{slot.id!r} {says}", hint)
        elif slot.grid is not None:
            if not (slot.grid.width and slot.grid.height):
                findings.add(("slots", n, "grid"), f"{slot.id!r} has no size", "give it a width and a height")
            for id in (id for id, grid in placed if _overlap(grid, slot.grid)):
                findings.add(("slots", n, "grid"), f"{slot.id!r} lies over {id!r}", "move it, or make one smaller")
            placed.append((slot.id, slot.grid))


def _overlap(a: Grid, b: Grid) -> bool:
    return (
        a.column < b.column + b.width
        and b.column < a.column + a.width
        and a.row < b.row + b.height
        and b.row < a.row + a.height
    )


_CHECKS = (
    _ids_are_unique,
    _kinds_are_known_and_shown_once,
    _kinds_go_on_in_one_slot,
    _what_is_written_is_shown,
    _names_lead_somewhere,
    _roles_are_columns,
    _areas_have_room,
)
