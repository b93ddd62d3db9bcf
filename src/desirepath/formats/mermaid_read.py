"""Reading Mermaid journeys: first the lines are freed of what is no journey (fences, front matter, directives,
comments), then each statement is put down.  Nothing looks back, so the time grows with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..errors import Problem, Unreadable
from ..model.document import Document
from ..model.schema import MAX_RECORDS, MAX_TEXT
from . import Reading
from .mermaid_lines import KEYWORD, Entities, Line, prepared, split_statements
from .mermaid_score import NO_SCORE, feeling_of, fraction, number, scale_of, word_for
from .sketch import MAX_TITLE, Notes, Sketch, clean, shortened, text_and_note, too_many

MAX_CHARACTERS = 500_000  # ten times what Mermaid itself draws
UNNAMED_STAGE = "Journey"
UNNAMED_STEP = "Unnamed step"
UNTITLED = "Untitled journey"

_QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "«": "»"}
_BREAK = re.compile(r"<br\s*/?\s*>", re.IGNORECASE)
_LOOKS_LIKE_TASK = re.compile(r"[^:]*:\s*\d+(?:\.\d+)?\s*(?::|\Z)")
_CLOCK_HOUR = re.compile(r"(?:^|\D)[0-2]?\d\Z")
_CLOCK_MINUTES = re.compile(r"[0-5]\d(?:\D|\Z)")


@dataclass
class _Task:
    name: str
    line: int
    score: float | None = None
    written: str = ""
    label: str = ""
    actors: list[str] = field(default_factory=list)
    rest: str = ""


@dataclass
class _Section:
    name: str
    tasks: list[_Task] = field(default_factory=list)


@dataclass
class _Diagram:
    title: str = ""
    front_title: str = ""
    acc_title: str = ""
    acc_descr: str = ""
    sections: list[_Section] = field(default_factory=list)


def read(text: str, name: str = "") -> Reading:
    """The journey that a Mermaid diagram (or a Markdown text with one journey in a fence) describes.

    What had to be mended is said in `warnings`, with its line.  Raises `Unreadable` where there is no journey.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"the text has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read"
        raise Unreadable([Problem("too-large", message, "split it into several diagrams", name)])
    notes = Notes(name)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if (cleaned := clean(text)) != text:
        notes.add(0, "the text holds control characters", "they were left out")
    entities = Entities()
    front_title, lines = prepared(cleaned, notes, entities)
    diagram = _Diagram(front_title=front_title)
    _Statements(diagram, notes, entities).all(lines)
    return Reading(_Put(diagram, notes).document(), notes.problems)


class _Statements:
    """Puts one statement after the other into the diagram."""

    def __init__(self, diagram: _Diagram, notes: Notes, entities: Entities) -> None:
        self._diagram = diagram
        self._notes = notes
        self._entities = entities
        self._tasks = 0

    def all(self, lines: Iterator[Line]) -> None:
        for line in lines:
            for part in split_statements(line, self._notes):
                self._statement(part, line.number)

    def _statement(self, text: str, line: int) -> None:
        match = KEYWORD.match(text)
        if match is None:
            self._task(text, line)
            return
        words = text[match.end() :].strip()
        {"title": self._title, "section": self._section}.get(match[1].lower(), self._accessibility)(words, line, match)

    def _title(self, words: str, line: int, match: re.Match[str]) -> None:
        if match[0].lower() == "title" and words:  # `title: 5` is a task of that name
            self._task(match[0] + words, line)
            return
        if self._diagram.title and words:
            self._notes.add(line, "a second title", "the last one is kept, as in Mermaid")
        elif self._diagram.sections and _LOOKS_LIKE_TASK.match(words):
            found = f"“title {self._words(words)}” looks like a step"
            self._notes.add(line, found, "read as the title, as Mermaid does; reword it if it is one")
        self._diagram.title = self._words(words) or self._diagram.title

    def _section(self, words: str, line: int, match: re.Match[str]) -> None:
        if match[0].lower() == "section" and words:
            self._task(match[0] + words, line)
            return
        name = self._words(words, line)
        if ":" in words:
            self._notes.add(line, f"a colon in the section name “{name}”", "the whole name was kept; write #58; for it")
        if not name:
            self._notes.add(line, "a section without a name", f"it is called “{UNNAMED_STAGE}”")
        sections = self._diagram.sections
        if not sections or sections[-1].name != (name or UNNAMED_STAGE):
            sections.append(_Section(name or UNNAMED_STAGE))

    def _accessibility(self, words: str, line: int, match: re.Match[str]) -> None:
        if not words.startswith((":", "{")):
            self._notes.add(line, f"{match[1]} without a colon", "read as if it had one")
        value = self._entities.restored(words.lstrip(":{").rstrip("}") if words[:1] == "{" else words.removeprefix(":"))
        if match[1].lower() == "acctitle":
            self._diagram.acc_title = value.strip()
        else:
            self._diagram.acc_descr = value.strip()

    def _task(self, text: str, line: int) -> None:
        task = self._parsed(text, line)
        self._tasks += 1
        if self._tasks > MAX_RECORDS:
            raise too_many(self._notes.file, line)
        if not self._diagram.sections:
            self._diagram.sections.append(_Section(""))
        self._diagram.sections[-1].tasks.append(task)

    def _parsed(self, text: str, line: int) -> _Task:
        pieces = text.split(":")
        at = self._score_at(pieces)
        if at is None and "：" in text:
            wide = text.replace("：", ":").replace("，", ",").replace("、", ",").split(":")
            if (at_wide := self._score_at(wide)) is not None:
                self._notes.add(line, "full-width colons", "read as plain ones")
                pieces, at = wide, at_wide
        if at is None:
            return self._without_score(pieces, line)
        name = ":".join(pieces[:at])
        if at > 1:
            self._notes.add(line, f"a colon in the step name “{self._words(name)}”", "the number after it is the score")
        written = pieces[at].strip()
        score = number(written)
        if score is None:
            score = fraction(written)
            self._notes.add(line, f"the score “{written}”", f"read as {score:g}")
        return self._with_people(_Task(self._name(name, line), line, score, written), pieces[at + 1 :], line)

    def _score_at(self, pieces: list[str]) -> int | None:
        """Which piece is the score: Mermaid's reading where that is a number and no clock time, else the last one."""
        numeric = [n for n, piece in enumerate(pieces) if n and _is_score(piece)]
        if not numeric:
            return None
        if numeric[0] == 1 and not (len(numeric) > 1 and _is_clock(pieces[0], pieces[1])):
            return 1
        return numeric[-1]

    def _without_score(self, pieces: list[str], line: int) -> _Task:
        task = _Task(self._name(pieces[0], line), line)
        if len(pieces) > 1 and pieces[1].strip():
            task.label = task.written = self._words(pieces[1])
            self._notes.add(
                line, f"“{task.label}” where a score from 1 to 5 is expected", "kept as the words of the feeling"
            )
        else:
            self._notes.add(line, f"“{task.name}” has no score", "kept as a step without a feeling")
        return self._with_people(task, pieces[2:], line)

    def _with_people(self, task: _Task, pieces: list[str], line: int) -> _Task:
        names = [self._words(piece) for piece in pieces[0].split(",")] if pieces else []
        task.actors = list(dict.fromkeys(name for name in names if name))
        if len(task.actors) < len(names):
            self._notes.add(line, "an actor without a name, or one named twice", "it was left out")
        task.rest = self._words(":".join(pieces[1:]))
        if task.rest:
            self._notes.add(line, f"“{task.rest}” after the actors", "kept as a note; Mermaid drops it")
        return task

    def _name(self, words: str, line: int) -> str:
        if name := self._words(words, line):
            if words.lstrip().lower().startswith("journey ") or words.strip().lower() == "journey":
                self._notes.add(line, f"the step “{name}” begins with the word journey", "kept; Mermaid refuses it")
            return name
        self._notes.add(line, "a step without a name", f"it is called “{UNNAMED_STEP}”")
        return UNNAMED_STEP

    def _words(self, raw: str, line: int = 0) -> str:
        words = raw.strip()
        if len(words) > 2 and _QUOTES.get(words[0]) == words[-1] and words[-1] not in words[1:-1]:
            words = words[1:-1].strip()
            if line:
                self._notes.add(line, f"quotes around “{words}”", "left out; Mermaid would show them")
        return self._entities.restored(_BREAK.sub("\n", words)).strip()


def _is_score(piece: str) -> bool:
    return number(piece) is not None or fraction(piece) is not None


def _is_clock(before: str, after: str) -> bool:
    return bool(_CLOCK_HOUR.search(before) and _CLOCK_MINUTES.match(after))


class _Put:
    """Puts a diagram down as a document."""

    def __init__(self, diagram: _Diagram, notes: Notes) -> None:
        self._diagram = diagram
        self._notes = notes
        self._sketch = Sketch(notes.file)
        self._personas: dict[str, str] = {}
        scores = [task.score for section in diagram.sections for task in section.tasks if task.score is not None]
        self._scale = scale_of(scores)

    def document(self) -> Document:
        self._head()
        if self._scale != 5:
            self._notes.add(0, f"scores up to {self._scale}", f"brought from 1…{self._scale} to the feelings −2…+2")
        for section in self._diagram.sections:
            self._section(section)
        return self._sketch.document()

    def _head(self) -> None:
        diagram, known = self._diagram, {}
        title = self._diagram.title or diagram.front_title
        if not title:
            title = known["untitled"] = UNTITLED
        elif len(title) > MAX_TITLE:
            known["title"] = title
            self._notes.add(0, f"a title of {len(title)} characters", "shortened; the whole is kept under x-mermaid")
        if len(diagram.acc_descr) > MAX_TEXT:
            known["accDescr"] = diagram.acc_descr
            self._notes.add(0, f"a description of {len(diagram.acc_descr)} characters", "shortened")
        if diagram.acc_title:
            known["accTitle"] = diagram.acc_title
        description = shortened(diagram.acc_descr, MAX_TEXT)
        self._sketch.head(title=shortened(title), description=description, extra=_extra(known))

    def _section(self, section: _Section) -> None:
        title = shortened(section.name) or UNNAMED_STAGE
        if title != section.name:
            self._notes.add(
                section.tasks[0].line if section.tasks else 0,
                "steps before any section" if not section.name else f"a section name of {len(section.name)} characters",
                f"their stage is called “{title}”"
                if not section.name
                else "shortened; the whole is kept under x-mermaid",
            )
        stage = self._sketch.stage(title, _extra({"section": section.name} if title != section.name else {}))
        for task in section.tasks:
            self._task(stage, task)

    def _task(self, stage: str, task: _Task) -> None:
        title = shortened(task.name)
        step = self._sketch.step(stage, title)
        if title != task.name:
            self._whole_name(step, title, task)
        if not (task.written or task.actors or task.rest):
            return
        fields = self._feeling(task)
        for n, actor in enumerate(task.actors or [""]):
            note = shortened(task.rest, MAX_TEXT) if n == 0 else ""
            self._sketch.card(step, "feeling", **fields, persona=self._persona(actor), note=note)

    def _whole_name(self, step: str, title: str, task: _Task) -> None:
        """A name that is too long for a title stands whole in a card, where every lens can show it."""
        spread = text_and_note(task.name)
        if spread is None:
            found = Problem(
                "too-long", f"a step name of {len(task.name):,} characters", "8,000 are the most", line=task.line
            )
            raise Unreadable([found.at(self._notes.file)])
        origin = {"format": "mermaid", "step": title}
        self._sketch.card(step, "doing", spread[0], note=spread[1], origin=origin)
        self._notes.add(task.line, f"a step name of {len(task.name)} characters", "shortened; the whole is a card")

    def _feeling(self, task: _Task) -> dict[str, Any]:
        origin: dict[str, Any] = {"format": "mermaid"}
        if task.score is None:
            return {"text": shortened(task.label, MAX_TEXT) or NO_SCORE, "origin": origin}
        score = feeling_of(task.score, self._scale)
        if not 1 <= task.score <= self._scale:
            said = f"counted as {score:+g}, the end of the scale; the number is kept for the way back"
            self._notes.add(task.line, f"the score {task.written} lies outside 1…{self._scale}", said)
        origin["score"] = task.written
        if self._scale != 5:
            origin["scale"] = self._scale
        return {"text": word_for(score), "score": score, "origin": origin}

    def _persona(self, actor: str) -> str:
        if not actor:
            return ""
        if actor not in self._personas:
            name = shortened(actor)
            self._personas[actor] = self._sketch.persona(name, _extra({"actor": actor} if name != actor else {}))
        return self._personas[actor]


def _extra(known: dict[str, str]) -> dict[str, Any]:
    return {"x-mermaid": known} if known else {}
