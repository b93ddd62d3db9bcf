"""A language file beside a framework: its texts, by id, and nothing else.

It is laid over the framework's tree before that is read, so both are checked by one grammar.  A text that it leaves out
stays in the framework's own language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .grammar import Findings, nearest, spell
from .tree import Marks, Path

_NAMED_BY = {"slots": "id", "stages": "id", "links": "to", "separators": "after"}
_TEXTS = {
    "": ("title", "kicker", "summary", "phase"),
    "slots": ("title", "hint", "prompt"),
    "stages": ("title", "prompt"),
    "links": ("title",),
    "separators": ("title",),
    "guidance": ("purpose", "navigation", "collaboration", "quality", "speed", "tips", "steps", "partners"),
    "kinds": ("label", "plural"),
}
_INNER = {"": ("stages", "slots", "separators", "guidance", "kinds"), "slots": ("prompts", "groups", "links")}


def translated(tree: Mapping[str, Any], texts: Mapping[str, Any], file: str, marks: Marks) -> dict[str, Any]:
    """The tree with these texts in it.  Raises `BadFramework` for what is no text of this framework."""
    findings = Findings(file, marks)
    result = _laid_over(findings, tree, texts, (), "")
    findings.raise_any()
    return result


def _laid_over(
    findings: Findings, base: Mapping[str, Any], texts: Mapping[str, Any], path: Path, what: str
) -> dict[str, Any]:
    result = dict(base)
    known = (*_TEXTS[what], *_INNER.get(what, ()))
    for key, value in texts.items():
        here = (*path, key)
        if key not in known:
            hint = nearest(str(key), known, f"a language file holds only texts: {', '.join(known)}")
            findings.add(here, f"{spell(path)} has no text {str(key)!r}", hint)
        elif key in _TEXTS[what]:
            result[key] = value
        elif not isinstance(value, Mapping):
            findings.add(here, f"{spell(here)} must be a mapping from ids to texts")
        elif key == "guidance":
            result[key] = _laid_over(findings, base.get(key) or {}, value, here, key)
        elif key in _NAMED_BY:
            result[key] = _each(findings, base.get(key) or [], value, here, key)
        elif key == "kinds":
            result[key] = _kinds(findings, base.get(key) or {}, value, here)
        else:
            result[key] = {**(base.get(key) or {}), **value}
    return result


def _each(findings: Findings, base: list[Any], texts: Mapping[str, Any], path: Path, what: str) -> list[Any]:
    by = _NAMED_BY[what]
    ids = tuple(str(item.get(by)) for item in base if isinstance(item, Mapping))
    _must_be_known(findings, texts, ids, path)
    return [
        _laid_over(findings, item, texts[item[by]], (*path, item[by]), what)
        if isinstance(item, Mapping) and isinstance(texts.get(str(item.get(by))), Mapping)
        else item
        for item in base
    ]


def _kinds(findings: Findings, base: Mapping[str, Any], texts: Mapping[str, Any], path: Path) -> dict[str, Any]:
    _must_be_known(findings, texts, tuple(base), path)
    return {
        kind: _laid_over(findings, item, texts[kind], (*path, kind), "kinds")
        if isinstance(texts.get(kind), Mapping)
        else item
        for kind, item in base.items()
    }


def _must_be_known(findings: Findings, texts: Mapping[str, Any], ids: tuple[str, ...], path: Path) -> None:
    for id, value in texts.items():
        if id not in ids:
            findings.add((*path, id), f"there is no {str(id)!r} among the {path[-1]}", nearest(str(id), ids))
        elif not isinstance(value, Mapping):
            findings.add((*path, id), f"{spell((*path, id))} must be a mapping (`title: …`)")
