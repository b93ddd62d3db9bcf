"""Reading canvas JSON: any template, every variant that the tools have written over the years."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

from ..errors import Problem, Unreadable
from ..model.document import Document
from ..model.schema import MAP, MAX_RECORDS
from . import Reading
from .apiops_areas import JOURNEY, canvas_of, framework_of, kind_in, title_of
from .apiops_note import TIE, CardWords, StepWords, card_content, card_words, step_content, step_words
from .sketch import MAX_PROBLEMS, Notes, Sketch, clean, text_and_note, too_many

MAX_CHARACTERS = 10_000_000
MAX_DEPTH = 32
STAGE = "Journey"  # the one stage that holds a canvas's steps

Json = dict[str, Any]


def read(text: str, name: str = "") -> Reading:
    """The document that a canvas file describes.

    Raises `Unreadable` with the line, or the path inside the JSON, of everything that keeps it from being one.
    """
    tree = _checked(_loaded(text, name), name)
    notes = Notes(name)
    return Reading(_Put(tree, notes).document(), notes.problems)


def digest(tree: Json) -> str:
    """Says whether two files are equal as JSON."""
    return hashlib.sha256(json.dumps(tree, sort_keys=True).encode()).hexdigest()[:16]


def _loaded(text: str, name: str) -> Any:
    if len(text) > MAX_CHARACTERS:
        found = f"the text has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read"
        raise _unreadable("too-large", found, "", name)
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_without_twins, parse_constant=_no_number)
    except json.JSONDecodeError as wrong:
        found = f"this is no JSON: {wrong.msg[:1].lower()}{wrong.msg[1:]}"
        raise Unreadable(
            [Problem("no-json", found, "export the canvas again", name, wrong.lineno, wrong.colno)]
        ) from None
    except RecursionError:
        raise _unreadable("too-deep", "the JSON is nested too deeply", "a canvas has five levels", name) from None
    except ValueError as wrong:
        found = str(wrong) if isinstance(wrong, _Refused) else "a number has too many digits"
        raise _unreadable("no-json", found, "", name) from None


class _Refused(ValueError):
    pass


def _without_twins(pairs: list[tuple[str, Any]]) -> Json:
    tree = dict(pairs)
    if len(tree) < len(pairs):
        seen: set[str] = set()
        twin = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Refused(f"the key {twin[:60]!a} stands twice in one object")
    return tree


def _no_number(word: str) -> float:
    raise _Refused(f"{word} is no JSON number")


def _unreadable(code: str, found: str, hint: str, name: str) -> Unreadable:
    return Unreadable([Problem(code, found, hint, name)])


def _checked(tree: Any, name: str) -> Json:
    problems: list[Problem] = []
    for path, wrong in (*_odd_values(tree), *_wrong_shapes(tree)):
        problems.append(Problem("no-canvas", f"{path}: {wrong}" if path else wrong, file=name))
        if len(problems) == MAX_PROBLEMS:
            break
    if problems:
        raise Unreadable(problems)
    checked: Json = tree
    return checked


def _odd_values(tree: Any) -> Iterator[tuple[str, str]]:
    """What no later step could keep: broken characters, infinite numbers, depth."""
    waiting: list[tuple[str, Any, int]] = [("", tree, 0)]
    while waiting:
        path, value, depth = waiting.pop()
        if depth > MAX_DEPTH:
            yield path[:60] + "…", "the JSON is nested too deeply; a canvas has five levels"
            return
        if isinstance(value, dict):
            waiting += [(f"{path}.{key}".lstrip("."), child, depth + 1) for key, child in value.items()]
            value = "".join(value)
        elif isinstance(value, list):
            waiting += [(f"{path}[{n}]", child, depth + 1) for n, child in enumerate(value)]
        if isinstance(value, str) and not _is_unicode(value):
            yield ascii(path), "half a character (a lone surrogate)"
        elif isinstance(value, float) and not isfinite(value):
            yield path, "a number too large to keep"


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _wrong_shapes(tree: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(tree, dict):
        yield "", "a canvas is a JSON object with templateId and sections"
        return
    if not isinstance(template := tree.get("templateId"), str) or not template.strip():
        yield "templateId", "the name of the canvas is missing, such as customerJourneyCanvas"
    if not isinstance(tree.get("sections"), list):
        yield "sections", "a list of sections is missing"
        return
    for n, section in enumerate(tree["sections"]):
        yield from _wrong_section(section, f"sections[{n}]")


def _wrong_section(section: Any, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(section, dict):
        yield path, "a section is an object with sectionId and stickyNotes"
        return
    if not isinstance(id := section.get("sectionId"), str) or not id.strip():
        yield f"{path}.sectionId", "the name of the section is missing"
    notes = section.get("stickyNotes")
    if notes is not None and not isinstance(notes, list):
        yield f"{path}.stickyNotes", "must be a list of notes"
        return
    for n, note in enumerate(notes or ()):
        if not isinstance(note, dict):
            yield f"{path}.stickyNotes[{n}]", "a note is an object with content"
        elif (words := note.get(content_key(note))) is not None and not isinstance(words, str):
            yield f"{path}.stickyNotes[{n}].{content_key(note)}", "must be text"
        elif words is not None and text_and_note(words) is None:
            yield f"{path}.stickyNotes[{n}]", f"a note of {len(words):,} characters; 8,000 are the most"


def content_key(note: Json) -> str:
    """Where a note's words stand: some tools say `text`."""
    return "text" if "content" not in note and "text" in note else "content"


@dataclass(frozen=True, slots=True)
class _Note:
    section: str
    again: int  # how many sections of the same name came before
    nth: int
    raw: Json
    mixed: bool  # whether its neighbours need the number to find back into their order

    @property
    def content(self) -> str:
        return str(self.raw.get(content_key(self.raw)) or "")

    def mark(self) -> Json:
        """All of the note but its words, as it is kept beside them."""
        known = {"size": "size", "color": "colour", "position": "position"}
        key = content_key(self.raw)
        mark: Json = {"again": self.again} if self.again else {}
        mark |= {"nth": self.nth} if self.mixed else {}
        mark |= {known[k]: value for k, value in self.raw.items() if k in known}
        if more := {k: value for k, value in self.raw.items() if k not in known and k != key}:
            mark["more"] = more
        return mark | ({"key": key} if key == "text" else {})


class _Put:
    """Puts a canvas down as a document."""

    def __init__(self, tree: Json, notes: Notes) -> None:
        self._tree = tree
        self._warnings = notes
        self._sketch = Sketch(notes.file)
        self._canvas = canvas_of(tree["templateId"])
        self._titles: dict[str, str] = {}  # of steps -> id

    def document(self) -> Document:
        kept: list[Json] = []
        notes: list[_Note] = []
        seen: dict[str, int] = {}
        for section in self._tree["sections"]:
            again = seen[section["sectionId"]] = seen.get(section["sectionId"], -1) + 1
            kept.append(self._section(section, again, notes))
        self._head(kept)
        if len(notes) > MAX_RECORDS:
            raise too_many(self._warnings.file)
        self._steps([note for note in notes if self._is_step(note)])
        for note in notes:
            if not self._is_step(note):
                self._card(note)
        return self._sketch.document()

    def _is_step(self, note: _Note) -> bool:
        return not kind_in(self._canvas, note.section)

    def _section(self, section: Json, again: int, notes: list[_Note]) -> Json:
        """Collects the notes that say something; a blank one is no card and stays with the section."""
        raw = section.get("stickyNotes")
        if raw is None:
            return section
        blank = [n for n, note in enumerate(raw) if not clean(str(note.get(content_key(note)) or "")).strip()]
        blanks = set(blank)
        mixed = bool(blank) or self._is_mixed(section)
        notes += [_Note(section["sectionId"], again, n, note, mixed) for n, note in enumerate(raw) if n not in blanks]
        return {**section, "stickyNotes": [{"nth": n, "note": raw[n]} for n in blank]}

    def _is_mixed(self, section: Json) -> bool:
        """Whether its notes may come to stand at several places, or be of several kinds."""
        contents = [str(note.get(content_key(note)) or "") for note in section["stickyNotes"]]
        kind = kind_in(self._canvas, section["sectionId"])
        return any(TIE in c or card_words(c, kind, section["sectionId"], {}).kind != kind for c in contents)

    def _head(self, kept: list[Json]) -> None:
        known = {"digest": digest(self._tree), "file": {**self._tree, "sections": kept}}
        locale = self._tree.get("locale")
        self._sketch.head(
            type="journey" if self._canvas == JOURNEY else "canvas",
            title=clean(title_of(self._canvas)),
            framework=framework_of(self._canvas),
            language=language_of(locale),
            extra={"x-apiops": known},
        )

    def _steps(self, notes: list[_Note]) -> None:
        stage = self._sketch.stage(STAGE) if notes else ""
        for note in notes:
            words = step_words(note.content)
            mark = note.mark() | ({"content": note.content} if step_content(words) != note.content else {})
            step = self._sketch.step(stage, words.title, {"x-apiops": {"section": note.section, **mark}})
            self._titles.setdefault(words.title, step)
            self._done_at(step, words)

    def _done_at(self, step: str, words: StepWords) -> None:
        if words.whole:
            text, note = text_and_note(words.whole) or (words.whole, "")
            origin = {"format": "apiops", "step": words.title}
            self._sketch.card(step, "doing", text, note=note, origin=origin)
            self._warnings.add(
                0, f"the step “{words.title}” is longer than 200 characters", "the whole of it is a card"
            )
        for done in words.doing:
            self._sketch.card(step, "doing", done)

    def _card(self, note: _Note) -> None:
        words = card_words(note.content, kind_in(self._canvas, note.section), note.section, self._titles)
        origin = {"format": "apiops", "section": note.section, **note.mark()}
        if words.prefix:
            origin["prefix"] = words.prefix
        if card_content(words) != note.content:
            origin["content"] = note.content
        self._put(words, origin)

    def _put(self, words: CardWords, origin: Json) -> None:
        on = self._titles.get(words.step, MAP)
        self._sketch.card(on, words.kind, words.text, note=words.note, origin=origin)


def language_of(locale: Any) -> str:
    """The language that a file's locale names, where it is one."""
    return locale if isinstance(locale, str) and len(locale) <= 20 and clean(locale) == locale else ""


__all__ = ["STAGE", "Json", "digest", "language_of", "read"]
