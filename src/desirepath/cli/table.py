"""A view as words in a terminal: a pure function from a view and a width to lines.

A map that is wider than the terminal is cut into bands of columns, one below the other, with the lane labels repeated;
a canvas becomes one list per area, a storyboard one entry per panel.  What a picture shows of the map is here in words:
paths, durations, priorities, evidence, and every card either in its place or counted.  Widths are those of a terminal,
where Chinese, Japanese and Korean letters take two columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from unicode_segmentation_rs import graphemes, line_break_units, text_width

from ..frameworks import channel_label, word
from ..model.document import Document
from ..model.framework import Slot
from ..model.schema import MAP, Card, Link, Persona, Record, Stage, Step, label_of
from ..model.view import View
from .terminal import paint

_LABEL = 18  # columns for the names of lanes
_COLUMN = 24  # the narrowest column of a map worth reading
_MARKS = {1.0: "!", 2.0: "!!", 3.0: "!!!"}


def lines(view: View, width: int) -> Iterator[str]:
    """The whole view, its heading first and the tray last."""
    yield from _heading(view, width)
    match view.lens.framework.layout:
        case "canvas":
            yield from _areas(view, width)
        case "storyboard":
            yield from _panels(view, width)
        case _:
            yield from _whole_map(view, width)
            for band in _bands(view, width):
                yield ""
                yield from _band(view, band, width)
            yield from _paths_apart(view, width)
    yield from tray(view, width)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken where its script allows, by force where it does not."""
    found: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for unit in line_break_units(paragraph):
            if text_width(line + unit.rstrip()) <= width:
                line += unit
                continue
            if line.strip():
                found.append(line.rstrip())
            *full, line = _forced(unit, width)
            found += full
        found.append(line.rstrip())
    return found


def _forced(unit: str, width: int) -> list[str]:
    pieces = [""]
    for letter in graphemes(unit, True):
        if pieces[-1] and text_width((pieces[-1] + letter).rstrip()) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def said(document: Document, card: Card) -> str:
    """A card in one string: its words, and in brief what else there is to know."""
    words = " ".join(part for part in (card.value, card.unit, card.text) if part) if card.value else card.text
    if card.score is not None:
        words = f"{card.score:+g} {words}"
    if card.persona and len(document.of(Persona)) > 1:
        words = f"{label_of(document[card.persona])}: {words}"
    if card.severity:
        words += f" {_MARKS.get(card.severity, '!')}"
    channel = channel_label(card.channel, document.head.language)
    if channel and channel.lower() not in card.text.lower():
        words += f" ({channel})"
    if card.priority is not None:
        words += f" ({word('priority', document.head.language).lower()} {card.priority:g})"
    if card.at.to:
        words += f" → {label_of(document[card.at.to])}"
    if sources := [link.to for link in document.links(card.id, "evidence")]:
        words += f" [{', '.join(sources)}]"
    return words


def named(record: Record) -> str:
    """A stage or step by its title, with its star and its duration; another record by its label."""
    words = label_of(record)
    if isinstance(record, Step) and record.moment_of_truth:
        words = f"★ {words}"
    return f"{words} ({record.duration})" if isinstance(record, Stage | Step) and record.duration else words


def paths(document: Document, step: Step) -> list[str]:
    """Where the journey goes on from a step, one string each; a step that only goes on to the next one has none."""
    language = document.head.language
    order = [id for stage in document.stages for id in (s.id for s in document.steps(stage.id))]
    follower = order[order.index(step.id) + 1 :][:1]
    links = sorted(document.links(step.id, "next"), key=lambda link: order.index(link.to))
    if step.ends:
        return [f"■ {word('ends_here', language)}"]
    if [(link.to, link.text) for link in links] == [(id, "") for id in follower]:
        return []
    return ["→ " + _path(document, link, order, language) for link in links]


def _path(document: Document, link: Link, order: list[str], language: str) -> str:
    there = label_of(document[link.to])
    if order.index(link.to) <= order.index(link.on):
        there = word("back_to", language, step=there)
    return f"{there}: {link.text}" if link.text else there


def tray(view: View, width: int) -> Iterator[str]:
    """What this lens does not show: cards without a slot, counted by kind, and those in hidden lanes."""
    document, shape = view.document, view.frame
    cards = [card for id in shape.tray if isinstance(card := document[id], Card)]
    if cards:
        title = view.lens.framework.title
        yield ""
        yield paint(f"Tray: {_cards(len(cards))} without a place in {title}", "bold")
        for kind, n in Counter(card.at.kind for card in cards).items():
            texts = " · ".join(said(document, card).replace("\n", " ") for card in cards if card.at.kind == kind)
            yield from _labelled(f"{kind} {n}", wrapped(texts, width - _LABEL))
    if shape.hidden:
        yield ""
        counts = ", ".join(f"{slot} {n}" for slot, n in shape.hidden.items())
        yield paint(f"Hidden lanes: {counts} (--show LANE brings one back)", "dim")


def _cards(n: int) -> str:
    return f"{n} card" if n == 1 else f"{n} cards"


def _heading(view: View, width: int) -> Iterator[str]:
    head = view.document.head
    yield paint(head.title, "bold")
    framework = view.lens.framework
    state = word("future" if head.state == "future" else "current", framework.language) if head.state else ""
    yield paint(" · ".join(part for part in (framework.title, state, head.owner) if part), "dim")
    for persona in view.document.on(MAP, Persona):
        about = ", ".join(part for part in (persona.name, persona.age, persona.role) if part)
        yield from wrapped(about or persona.id, width)
    if head.description:
        yield from wrapped(head.description, width)


def _entries(view: View, slot: Slot, place: str) -> list[str]:
    """What stands in one cell, one string each; personas, stages and steps by their names."""
    document = view.document
    records = (document[id] for id in view.cells.get((slot.id, place), ()))
    return ["\n".join(_entry(document, r)) for r in records]


def _entry(document: Document, record: Record) -> list[str]:
    if isinstance(record, Card):
        return [said(document, record)]
    return [named(record), *(paths(document, record) if isinstance(record, Step) else ())]


def _listed(entries: Iterable[str], width: int) -> list[str]:
    return [
        ("• " if n == 0 else "  ") + line
        for entry in entries
        for n, line in enumerate(wrapped(entry, max(4, width - 2)))
    ]


def _labelled(label: str, body: list[str], style: str = "cyan") -> Iterator[str]:
    names = wrapped(label, _LABEL - 2)
    for n in range(max(len(names), len(body))):
        name = names[n] if n < len(names) else ""
        padded = paint(name, style) + " " * (_LABEL - text_width(name))
        yield (padded + (body[n] if n < len(body) else "")).rstrip()


def _whole_map(view: View, width: int) -> Iterator[str]:
    for slot in view.frame.rows:
        if entries := _entries(view, slot, MAP):
            yield from _labelled(slot.title, _listed(entries, width - _LABEL))


def _bands(view: View, width: int) -> list[list[int]]:
    columns = len(view.frame.columns)
    each = max(1, (width - _LABEL) // (_COLUMN + 3))
    return [list(range(start, min(start + each, columns))) for start in range(0, columns, each)]


def _band(view: View, band: list[int], width: int) -> Iterator[str]:
    columns = view.frame.columns
    wide = max(8, (width - _LABEL) // len(band) - 3)
    titles = {g.id: f"{g.title} ({g.duration})" if g.duration else g.title for g in view.frame.groups}
    heads = []
    for n in band:
        first = n == band[0] or columns[n - 1].group != columns[n].group
        heads.append(wrapped(titles.get(columns[n].group, ""), wide) if first else [])
    yield from _row("", heads, wide, "bold")
    steps = [_column_title(view, n, wide) for n in band]
    if any(steps):
        yield from _row("", steps, wide)
    for slot in view.frame.rows:
        cells = [_listed(_column_entries(view, slot, n), wide) for n in band]
        if any(cells):
            yield paint("─" * _LABEL + ("┼" + "─" * (wide + 2)) * len(band), "dim")
            yield from _row(slot.title, cells, wide)


def _column_title(view: View, n: int, wide: int) -> list[str]:
    """The step with the paths that leave it; a stage where the heading above is another one."""
    column, document = view.frame.columns[n], view.document
    record = document.get(column.place)
    if isinstance(record, Step):
        return [line for entry in _entry(document, record) for line in wrapped(entry, wide)]
    return wrapped(named(record), wide) if record and column.group != column.place else []


def _paths_apart(view: View, width: int) -> Iterator[str]:
    """The paths where no step has a place of its own to tell them."""
    document = view.document
    if view.lens.framework.columns == "steps" or any("steps" in slot.shows for slot in view.frame.rows):
        return
    steps = [step for stage in document.stages for step in document.steps(stage.id)]
    if told := [f"{label_of(step)} {path}" for step in steps for path in paths(document, step)]:
        yield ""
        yield from _labelled(word("paths", view.lens.framework.language), _listed(told, width - _LABEL))


def _column_entries(view: View, slot: Slot, n: int) -> list[str]:
    """A column's entries; the first step of a stage also tells what belongs to the stage as a whole."""
    columns, document = view.frame.columns, view.document
    place = columns[n].place
    own = _entries(view, slot, place)
    step = document.get(place)
    if isinstance(step, Step) and (n == 0 or columns[n - 1].group != columns[n].group):
        return [f"↔ {entry}" for entry in _entries(view, slot, step.at.on)] + own
    return own


def _row(label: str, cells: list[list[str]], wide: int, style: str = "") -> Iterator[str]:
    names = wrapped(label, _LABEL - 2) if label else []
    bar = paint("│", "dim")
    for n in range(max(len(names), *map(len, cells))):
        name = names[n] if n < len(names) else ""
        line = paint(name, "cyan") + " " * (_LABEL - text_width(name))
        for cell in cells:
            text = cell[n] if n < len(cell) else ""
            line += f"{bar} {paint(text, style) if style else text}{' ' * (wide + 1 - text_width(text))}"
        yield line.rstrip()


def _areas(view: View, width: int) -> Iterator[str]:
    document = view.document
    for slot in view.frame.rows:
        yield ""
        yield paint(slot.title, "bold", "cyan")
        yield from _listed(_entries(view, slot, MAP), width)
        for place in document.columns:
            entries = _entries(view, slot, place)
            if place in view.cells.get((slot.id, place), ()):  # the step itself, where an area shows steps
                yield from _listed(entries[:1], width)
                yield from ("  " + line for line in _listed(entries[1:], width - 2))
            elif entries:
                yield from (paint(line, "dim") for line in wrapped(named(document[place]), width))
                yield from ("  " + line for line in _listed(entries, width - 2))


def _panels(view: View, width: int) -> Iterator[str]:
    """What belongs to the whole story, then panel by panel its title, its paths and the part that each slot tells."""
    document = view.document
    if whole := list(_whole_map(view, width)):
        yield from ("", *whole)
    group = ""
    for n, column in enumerate(view.frame.columns, 1):
        if not column.place:
            continue
        if column.group not in (group, column.place):
            group = column.group
            heading = next(g for g in view.frame.groups if g.id == group)
            yield ""
            words = f"{heading.title} ({heading.duration})" if heading.duration else heading.title
            yield from (paint(line, "cyan", "bold") for line in wrapped(words, width))
        title, *ways = _entry(document, document[column.place])
        yield ""
        yield from (paint(line, "bold") for line in wrapped(f"{n}. {title}", width))
        yield from ("   " + line for way in ways for line in wrapped(way, width - 3))
        yield from _panel(view, n - 1, width)


def _panel(view: View, n: int, width: int) -> Iterator[str]:
    """One panel; where nobody wrote a caption, what is done there stands in for it, as in the picture."""
    document, place = view.document, view.frame.columns[n].place
    told = {slot.id: _column_entries(view, slot, n) for slot in view.frame.rows if "steps" not in slot.shows}
    if not any(card.at.kind.partition(".")[0] == "narrative" for card in document.on(place, Card)):
        done = [said(document, card) for card in document.on(place, Card, "doing")]
        yield from ("   " + line for line in _listed(done, width - 3))
    for slot in view.frame.rows:
        if entries := told.get(slot.id):
            yield from ("   " + line for line in _labelled(slot.title, _listed(entries, width - 3 - _LABEL)))
