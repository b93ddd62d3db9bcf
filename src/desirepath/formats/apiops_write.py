"""Writing a document as canvas JSON: as it came where nothing was changed, else in the form of the published schema."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any, TypeGuard

from ..model.document import Document
from ..model.schema import MAP, Card, Persona, Stage, Step
from ..model.view import reading_order
from . import Writing
from .apiops_areas import (
    AREAS,
    COLOURS,
    CUT_AT,
    DRAWN_STEPS,
    IN_OUT,
    IN_OUT_PREFIX,
    JOURNEY,
    NOTE_SIZE,
    PERSONA,
    STEPS,
    YELLOW,
    canvas_for,
    canvas_of,
    fits,
    kind_in,
    section_for,
    title_of,
)
from .apiops_note import CardWords, StepWords, card_content, card_words, prefix_for, step_content, step_words
from .apiops_read import STAGE, Json, content_key, digest, language_of
from .losses import cards_left, fields_left, links_left, sentence, some
from .sketch import shortened, text_and_note

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_MARKS = {"size": "size", "colour": "color", "position": "position"}


def write(document: Document) -> Writing:
    """The document as a canvas file; what the canvas has no room for is listed."""
    canvas = _Canvas(document)
    known = canvas.known
    tree = canvas.as_it_came()
    changed = known is None or digest(tree) != document.head.extra["x-apiops"].get("digest")
    if changed:
        tree = canvas.valid()
    losses = [*canvas.losses(), *(canvas.dropped() if changed and known is not None else ())]
    return Writing(json.dumps(tree, indent=2, ensure_ascii=False) + "\n", tuple(losses))


@dataclass
class _Note:
    """One note on its way into a section: its words, and what an import knew of its looks."""

    section: tuple[str, int]  # its id, and how many sections of that id come before it
    group: tuple[str, str]  # among whom its order counts
    content: str
    mark: Json = field(default_factory=dict)
    raw: Json | None = None  # a blank note, as it came

    def as_it_came(self) -> Json:
        if self.raw is not None:
            return self.raw
        note = {str(self.mark.get("key", "content")): self.content}
        note |= {name: self.mark[mark] for mark, name in _MARKS.items() if mark in self.mark}
        if self.mark.get("new"):
            note |= self.looks()
        return note | dict(self.mark.get("more", {}))

    def valid(self) -> Json:
        if self.raw is not None:
            self.mark = {mark: self.raw[name] for mark, name in _MARKS.items() if name in self.raw}
        return {"content": self.content, **self.looks()}

    def looks(self) -> Json:
        size, colour = self.mark.get("size"), self.mark.get("colour")
        looks: Json = {
            "size": size if _is_number(size) else NOTE_SIZE,
            "color": colour if isinstance(colour, str) and _COLOUR.match(colour) else _colour(self.section[0]),
        }
        position = self.mark.get("position")
        if isinstance(position, dict) and _is_number(position.get("x")) and _is_number(position.get("y")):
            looks["position"] = {"x": position["x"], "y": position["y"]}
        return looks


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _colour(section: str) -> str:
    return COLOURS.get(section, YELLOW)


class _Canvas:
    """A document, dealt out to the sections of one canvas."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.known = _known(document)
        head = document.head
        self._canvas = canvas_of(self.known["templateId"]) if self.known else canvas_for(head.framework)
        self._titles = {step.title: step.id for stage in document.stages for step in document.steps(stage.id)}
        self._cards = reading_order(document)
        self._carried: set[str] = set()
        self._notes = self._sorted([*self._personas(), *self._steps(), *self._others(), *self._blank()])

    # ---- dealing out

    def _personas(self) -> Iterator[_Note]:
        if self._canvas != JOURNEY:
            return
        profiles = " ".join(card.text.casefold() for card in self._cards if card.at.kind == "profile")
        for persona in self._document.on(MAP, Persona):
            name = persona.name.strip()
            if name and name.casefold() not in profiles:
                words = f"{name}, {persona.role.strip()}" if persona.role.strip() else name
                yield _Note((PERSONA, 0), ("persona", ""), words, {"new": True})

    def _steps(self) -> Iterator[_Note]:
        if self._canvas != JOURNEY:
            return
        for stage in self._document.stages:
            for step in self._document.steps(stage.id):
                words = self._step_words(step)
                mark = _mark(step.extra.get("x-apiops"))
                raw = mark.get("content")
                content = raw if isinstance(raw, str) and step_words(raw) == words else step_content(words)
                yield _Note((STEPS, mark.get("again", 0)), ("step", ""), content, mark)

    def _step_words(self, step: Step) -> StepWords:
        doing, whole = [], ""
        for card in self._document.on(step.id, Card, "doing"):
            self._carried.add(card.id)
            if not whole and card.origin.get("step") == step.title and shortened(_whole(card).strip()) == step.title:
                whole = _whole(card)
            else:
                doing.append(_whole(card))
        return StepWords(step.title, tuple(doing), whole)

    def _others(self) -> Iterator[_Note]:
        for card in self._cards:
            if card.id in self._carried:
                continue
            section, mark = self._place(card)
            if section[0]:
                self._carried.add(card.id)
                yield _Note(section, (card.at.kind, card.at.on), self._content(card, section[0]), mark)

    def _place(self, card: Card) -> tuple[tuple[str, int], Json]:
        """The section a card came from while its kind still fits there, else the one that its kind belongs to."""
        origin = card.origin if card.origin.get("format") == "apiops" else {}
        came_from = origin.get("section")
        mark = _mark(origin)
        if isinstance(came_from, str) and fits(card.at.kind, self._canvas, came_from):
            return (came_from, mark.get("again", 0)), mark
        if mark.get("colour") == _colour(str(came_from)):
            del mark["colour"]
        looks = {key: mark[key] for key in ("size", "colour") if key in mark}
        return (section_for(card.at.kind, self._canvas), 0), looks | {"new": True}

    def _content(self, card: Card, section: str) -> str:
        step = self._document.get(card.at.on)
        title = step.title if isinstance(step, Step) and self._canvas == JOURNEY else ""
        prefix = self._prefix(card) if section == IN_OUT else ""
        words = CardWords(card.at.kind, _whole(card), "", title, prefix)
        raw = card.origin.get("content")
        if isinstance(raw, str) and raw != card_content(words):
            was = card_words(raw, kind_in(self._canvas, section), section, self._titles)
            if (was.kind, was.text + was.note, was.step, was.prefix) == (words.kind, words.text, title, prefix):
                return raw
        return card_content(words)

    def _prefix(self, card: Card) -> str:
        known = card.origin.get("prefix")
        if isinstance(known, str) and (match := IN_OUT_PREFIX.match(known)) and match.lastgroup == card.at.kind:
            return known
        return prefix_for(card.at.kind, self._document.head.language)

    def _blank(self) -> Iterator[_Note]:
        again: Counter[str] = Counter()
        for section in self.known["sections"] if self.known else ():
            id = section["sectionId"]
            for kept in section.get("stickyNotes") or ():
                content = str(kept["note"].get(content_key(kept["note"])) or "")
                yield _Note((id, again[id]), ("", ""), content, {"nth": kept.get("nth", 0)}, kept["note"])
            again[id] += 1

    @staticmethod
    def _sorted(notes: Iterable[_Note]) -> dict[tuple[str, int], list[_Note]]:
        """The notes of each section: the order within one kind is the document's, between kinds that of the file."""
        reached: dict[tuple[Any, ...], float] = {}
        ranked: dict[tuple[str, int], list[tuple[float, _Note]]] = {}
        for note in notes:
            group = (note.section, note.group)
            nth = note.mark.get("nth")
            before = reached.get(group, inf if nth is None else -1)
            rank = max(before, nth) if _is_number(nth) else before
            reached[group] = rank
            ranked.setdefault(note.section, []).append((rank, note))
        return {section: [n for _, n in sorted(pairs, key=lambda p: p[0])] for section, pairs in ranked.items()}

    # ---- the file

    def as_it_came(self) -> Json:
        """The file that was read, with the notes as they are now; only equal to it where none was changed."""
        if self.known is None:
            return {}
        tree = dict(self.known)
        if self._document.head.language != language_of(tree.get("locale")):
            tree["locale"] = self._document.head.language
        tree["sections"] = [
            section | {"stickyNotes": [note.as_it_came() for note in notes]}
            if notes or section.get("stickyNotes") is not None
            else section
            for section, notes in self._sections()
        ]
        return tree

    def valid(self) -> Json:
        """The file in the form that the published schema accepts."""
        known = self.known or {}
        return {
            "templateId": self._canvas,
            "locale": self._locale(),
            "metadata": self._metadata(known.get("metadata")),
            "sections": [
                {"sectionId": section["sectionId"], "stickyNotes": [note.valid() for note in notes]}
                for section, notes in self._sections()
            ],
        }

    def _sections(self) -> Iterator[tuple[Json, list[_Note]]]:
        """The sections of the file in its order, then those of the canvas that it lacked."""
        kept = list(self.known["sections"]) if self.known else []
        ids = [section["sectionId"] for section in kept]
        wanted = AREAS.get(self._canvas, ()) if self.known is None else ()
        others = dict.fromkeys([*wanted, *(id for id, _ in self._notes)])
        again: Counter[str] = Counter()
        for section in [*kept, *({"sectionId": id} for id in others if id not in ids)]:
            id = section["sectionId"]
            yield section, self._notes.get((id, again[id]), [])
            again[id] += 1

    def _locale(self) -> str:
        locale = (self.known or {}).get("locale")
        return self._document.head.language or (locale if isinstance(locale, str) and locale else "en")

    def _metadata(self, known: Any) -> Json:
        if not isinstance(known, dict):
            owner = self._document.head.owner.strip()
            known = {"source": self._document.head.title, "authors": [owner] if owner else []}
        authors = known.get("authors")
        metadata: Json = {name: _text(known.get(name)) for name in ("source", "license")}
        metadata["authors"] = [a for a in authors if isinstance(a, str)] if isinstance(authors, list) else []
        metadata["website"] = _text(known.get("website"))
        if isinstance(known.get("date"), str):
            metadata["date"] = known["date"]
        return metadata

    # ---- what stays behind

    def dropped(self) -> Iterator[str]:
        """What a changed file loses for the schema's sake."""
        known = self.known or {}
        unknown = [key for key in known if key not in ("templateId", "locale", "metadata", "sections")]
        metadata = known.get("metadata")
        if isinstance(metadata, dict):
            valid = {"source", "license", "authors", "website", "date"}
            unknown += [f"metadata.{key}" for key in metadata if key not in valid]
        notes = [note for notes in self._notes.values() for note in notes]
        unknown += sorted({key for note in notes for key in note.mark.get("more", ())})
        if unknown:
            yield f"The canvas was changed, so keys that its schema does not allow were left out: {some(unknown)}."
        if not isinstance(known.get("locale"), str):
            yield f"The file named no language; the schema needs one, so {self._locale()} was written."

    def losses(self) -> list[str]:
        """What the canvas has no room for, one sentence each."""
        document = self._document
        carried = [card for card in self._cards if card.id in self._carried]
        aside = {"at", "text", "origin", "extra"}
        noted = [card.id for card in carried if _whole(card) != card.text]
        return [
            *cards_left(card for card in self._cards if card.id not in self._carried),
            *self._about_places(carried),
            *self._about_steps(),
            *sentence(
                "Notes leave behind: ",
                fields_left((c for c in carried if c.id not in noted), aside)
                + fields_left((c for c in carried if c.id in noted), {*aside, "note"}),
            ),
            *self._about_personas(),
            *self._about_head(),
            *links_left(document),
        ]

    def _about_places(self, carried: list[Card]) -> Iterator[str]:
        stages = sum(isinstance(self._document.get(card.at.on), Stage) for card in carried)
        steps = sum(isinstance(self._document.get(card.at.on), Step) for card in carried if card.at.kind != "doing")
        spans = sum(bool(card.at.to) for card in carried)
        if stages:
            yield f"Cards that stand on a stage belong to the whole journey on the canvas: {stages}."
        if steps and self._canvas == JOURNEY:
            yield f"Cards that stand on a step have its name before their words: {steps}."
        if spans:
            yield f"Cards that reach over several steps or stages stand at one: {spans}."

    def _about_steps(self) -> Iterator[str]:
        stages = [stage for stage in self._document.stages if stage.title != STAGE]
        steps = [step for stage in self._document.stages for step in self._document.steps(stage.id)]
        if stages:
            yield f"A canvas has no stages; these names stay behind: {some(stage.title for stage in stages)}."
        if steps and self._canvas != JOURNEY:
            yield f"This canvas has no journey steps; these stay behind: {some(step.title for step in steps)}."
        if len(steps) > DRAWN_STEPS and self._canvas == JOURNEY:
            yield f"The canvas tool draws {DRAWN_STEPS} steps in a row; with {len(steps)} they leave their section."
        yield from sentence(
            "Stages and steps leave behind: ", fields_left([*self._document.stages, *steps], {"at", "title", "extra"})
        )
        long = sum(len(note.content) > CUT_AT for notes in self._notes.values() for note in notes)
        if long:
            yield f"Notes of more than {CUT_AT} characters are written whole; the tool cuts one edited there: {long}."

    def _about_personas(self) -> Iterator[str]:
        personas = self._document.on(MAP, Persona)
        if personas and self._canvas != JOURNEY:
            yield f"This canvas has no personas; these stay behind: {some(persona.name for persona in personas)}."
        yield from sentence("Personas leave behind: ", fields_left(personas, {"at", "name", "role", "extra"}))

    def _about_head(self) -> Iterator[str]:
        head = self._document.head
        if self.known and head.title != title_of(self._canvas):
            yield f"A canvas file has no title; this one stays behind: {some([head.title])}."
        carried = {"title", "type", "framework", "language", "extra"} | (set() if self.known else {"owner"})
        yield from sentence("The document leaves behind: ", fields_left([head], carried))


def _known(document: Document) -> Json | None:
    """The rest of the file that the document was read from, if it still has its shape."""
    kept = document.head.extra.get("x-apiops")
    known = kept.get("file") if isinstance(kept, dict) else None
    if not isinstance(known, dict) or not isinstance(known.get("templateId"), str):
        return None
    sections = known.get("sections")
    return known if isinstance(sections, list) and all(map(_is_section, sections)) else None


def _is_section(section: Any) -> bool:
    if not isinstance(section, dict) or not isinstance(section.get("sectionId"), str):
        return False
    kept = section.get("stickyNotes")
    return kept is None or (isinstance(kept, list) and all(_is_blank(note) for note in kept))


def _is_blank(kept: Any) -> bool:
    return isinstance(kept, dict) and isinstance(kept.get("note"), dict)


def _mark(known: Any) -> Json:
    """What an import knew of a note's looks; one that was made here is marked as new."""
    if not isinstance(known, Mapping):
        return {"new": True}
    mark = {key: known[key] for key in (*_MARKS, "again", "nth", "more", "key", "content") if key in known}
    for key, kind in (("again", int), ("nth", int), ("more", dict)):
        if not isinstance(mark.get(key, kind()), kind):
            del mark[key]
    return mark


def _whole(card: Card) -> str:
    """The text, and its continuation where a reader had to spread one over text and note."""
    spread = text_and_note(card.text + card.note) if card.note else None
    return card.text + card.note if spread == (card.text, card.note) and spread[1] else card.text


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
