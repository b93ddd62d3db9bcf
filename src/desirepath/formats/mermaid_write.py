"""Writing a document as a Mermaid journey, and saying what a journey of Mermaid's cannot carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import fmean
from typing import Any

from ..model.document import Document
from ..model.schema import MAP, Card, Head, Persona, Stage, Step, label_of
from ..model.view import reading_order
from . import Writing
from .losses import cards_left, fields_left, links_left, sentence, some
from .mermaid_escape import escaped
from .mermaid_read import UNNAMED_STAGE
from .mermaid_score import NO_SCORE, feeling_of, number, score_of, word_for
from .sketch import shortened

MIDDLE = "3"
DRAWN_AT_MOST = 50_000  # characters; Mermaid's `maxTextSize` unless a site raises it


def write(document: Document) -> Writing:
    """The document as a diagram that Mermaid accepts, whatever its texts hold."""
    writer = _Writer(document)
    text = "\n".join(writer.lines()) + "\n"
    return Writing(text, tuple([*writer.losses(), *_too_long(text)]))


def _too_long(text: str) -> list[str]:
    if len(text) <= DRAWN_AT_MOST:
        return []
    return [f"The diagram has {len(text):,} characters; Mermaid draws {DRAWN_AT_MOST:,} unless maxTextSize is raised."]


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._steps = [step for stage in document.stages for step in document.steps(stage.id)]
        self._cards = reading_order(document)
        self._feelings, self._spans = self._felt()
        personas = document.on(MAP, Persona)
        imported = any(map(_origin, self._cards))  # Mermaid says who takes part, so nobody is added
        self._alone = personas[0].id if len(personas) == 1 and not imported else ""
        scales = [_origin(card).get("scale") for card in self._cards]
        self._scale = next((scale for scale in (100, 10) if scale in scales), 5)
        self._carried: set[str] = set()
        self._unscored: list[str] = []
        self._averaged: list[str] = []
        self._travellers: set[str] = set()
        self._lone_stages: list[str] = []

    def _felt(self) -> tuple[dict[str, list[Card]], int]:
        """The feelings of every place; one with a far end is felt at every step up to there."""
        nth = {step.id: n for n, step in enumerate(self._steps)}
        felt: dict[str, list[Card]] = {}
        spans = 0
        for card in self._cards:
            if card.at.kind != "feeling":
                continue
            places = [card.at.on]
            if card.at.to in nth and card.at.on in nth:
                first, last = sorted((nth[card.at.on], nth[card.at.to]))
                places = [step.id for step in self._steps[first : last + 1]]
                spans += 1
            for place in places:
                felt.setdefault(place, []).append(card)
        return felt, spans

    def lines(self) -> Iterator[str]:
        yield "journey"
        yield from self._head(self._document.head)
        for n, stage in enumerate(self._document.stages):
            if n or _known(stage).get("section") != "" or stage.title != UNNAMED_STAGE:
                yield f"    section {escaped(_whole(stage, 'section', stage.title), 'section')}"
            yield from self._tasks(stage)

    def _head(self, head: Head) -> Iterator[str]:
        known = _known(head)
        if known.get("untitled") != head.title:
            yield f"    title {escaped(_whole(head, 'title', head.title), 'title')}"
        if isinstance(acc_title := known.get("accTitle"), str) and acc_title.strip():
            yield f"    accTitle: {escaped(acc_title.replace(chr(10), ' '), 'title')}"
        if head.description.strip():
            yield "    accDescr {"
            yield from (f"    {line.strip()}" for line in escaped(head.description, "description").split("\n"))
            yield "    }"

    def _tasks(self, stage: Stage) -> Iterator[str]:
        steps = self._document.steps(stage.id)
        if not steps and self._document.on(stage.id, Card):
            self._lone_stages.append(stage.title)
            yield self._task(stage, stage.title)
        for step in steps:
            yield self._task(step, self._whole_name(step))

    def _whole_name(self, step: Step) -> str:
        for card in self._document.on(step.id, Card, "doing"):
            if _origin(card).get("step") == step.title and shortened(card.text + card.note) == step.title:
                self._carried.add(card.id)
                return card.text + card.note
        return step.title

    def _task(self, place: Stage | Step, name: str) -> str:
        actors = self._actors(place)
        data = [escaped(name, "task"), self._score(place)]
        if actors:
            data.append(", ".join(escaped(actor, "actor") for actor in actors))
        return "      " + ": ".join(data)

    def _score(self, place: Stage | Step) -> str:
        scored = [card for card in self._feelings.get(place.id, []) if card.score is not None]
        self._carried.update(card.id for card in scored)
        if not scored:
            self._unscored.append(place.title)
            return MIDDLE if self._scale == 5 else score_of(0, self._scale)
        written = {self._written(card) for card in scored}
        if len(written) == 1:
            return written.pop()
        self._averaged.append(place.title)
        return score_of(fmean(card.score for card in scored if card.score is not None), self._scale)

    def _written(self, card: Card) -> str:
        """The number as it came, while the feeling is still what it stood for."""
        assert card.score is not None
        known = str(_origin(card).get("score", ""))
        value = number(known)
        scale = _origin(card).get("scale", 5)
        if value is not None and scale == self._scale and feeling_of(value, self._scale) == card.score:
            return known
        return score_of(card.score, self._scale)

    def _actors(self, place: Stage | Step) -> list[str]:
        cards = [*self._feelings.get(place.id, []), *self._document.on(place.id, Card)]
        ids = [card.persona for card in cards if card.persona]
        if not ids and self._alone:
            ids = [self._alone]
        self._travellers.update(ids)
        travellers = [p for id in ids if isinstance(p := self._document.get(id), Persona)]
        named = [_whole(persona, "actor", label_of(persona)) for persona in travellers]
        return list(dict.fromkeys(name for name in named if name.strip()))

    def losses(self) -> list[str]:
        """What stays behind, one sentence each; to be asked for after the lines were written."""
        document = self._document
        left = [card for card in self._cards if card.id not in self._carried]
        ratings = {card.id for card in left if card.at.kind == "feeling" and card.text == NO_SCORE}
        return [
            *cards_left(card for card in left if card.id not in ratings),
            *self._about_scores(),
            *self._about_words(),
            *sentence("Feelings that reach over several steps were written at each of them: ", _count(self._spans)),
            *self._about_people(),
            *sentence("Stages and steps leave behind: ", self._fields_left()),
            *sentence("The document leaves behind: ", fields_left([document.head], {"title", "description", "extra"})),
            *links_left(document),
        ]

    def _fields_left(self) -> Counter[str]:
        return fields_left([*self._document.stages, *self._steps], {"at", "title", "extra"})

    def _about_scores(self) -> Iterator[str]:
        if self._unscored:
            yield f"Without a score, and written as {MIDDLE} because Mermaid needs a number: {some(self._unscored)}."
        if self._averaged:
            yield f"Of several feelings only the mean was written: {some(self._averaged)}."
        if self._lone_stages:
            yield f"A stage without steps is written as one task of the same name: {some(self._lone_stages)}."
        if empty := [s.title for s in self._document.stages if not self._document.inward.get(s.id)]:
            yield f"Mermaid does not draw a section without tasks: {some(empty)}."

    def _about_words(self) -> Iterator[str]:
        feelings = [card for card in self._cards if card.id in self._carried and card.score is not None]
        if words := [card.text for card in feelings if card.text != word_for(card.score or 0)]:
            yield f"Of feelings only the score was written, not the words: {some(dict.fromkeys(words))}."
        aside = {"at", "text", "score", "persona", "origin"}
        yield from sentence("Feelings leave behind: ", fields_left(feelings, aside))
        titles = [self._document.head.title, *(persona.name for persona in self._document.of(Persona))]
        if broken := [title for title in titles if "\n" in title.strip()]:
            yield f"A line break became a space: {some(broken)}."

    def _about_people(self) -> Iterator[str]:
        personas = self._document.on(MAP, Persona)
        if idle := [label_of(persona) for persona in personas if persona.id not in self._travellers]:
            yield f"No step names these personas, so they are not in the diagram: {some(idle)}."
        names = Counter(label_of(persona).strip() for persona in personas)
        if twins := [name for name, count in names.items() if count > 1]:
            yield f"Several personas go by one name, which Mermaid takes for one actor: {some(twins)}."
        yield from sentence("Personas leave behind: ", fields_left(personas, {"at", "name", "extra"}))


def _count(spans: int) -> Counter[str]:
    return Counter({"spans": spans} if spans else {})


def _origin(card: Card) -> dict[str, Any]:
    return dict(card.origin) if card.origin.get("format") == "mermaid" else {}


def _known(record: Head | Stage | Persona) -> dict[str, Any]:
    known = record.extra.get("x-mermaid")
    return known if isinstance(known, dict) else {}


def _whole(record: Head | Stage | Persona, key: str, title: str) -> str:
    """The words that an import had to shorten, while their short form is still there."""
    whole = _known(record).get(key)
    return whole if isinstance(whole, str) and whole.strip() and shortened(whole) == title else title
