"""A view as words in a terminal: a pure function from a view and a width to lines.

A map that is wider than the terminal is cut into bands of columns, one below the other, with the lane labels repeated;
a canvas becomes one list per area, a storyboard one entry per panel.  Widths are those of a terminal, where Chinese,
Japanese and Korean letters take two columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from unicode_segmentation_rs import graphemes, line_break_units, text_width

from ..frameworks import word
from ..model.document import Document
from ..model.framework import Slot
from ..model.schema import MAP, Card, Persona, Step, label_of
from ..model.view import View, caption
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
    if card.channel and card.channel.lower() not in card.text.lower():
        words += f" ({card.channel})"
    if card.at.to:
        words += f" → {label_of(document[card.at.to])}"
    if sources := [link.to for link in document.links(card.id, "evidence")]:
        words += f" [{', '.join(sources)}]"
    return words


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
    return [said(document, r) if isinstance(r, Card) else label_of(r) for r in records]


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
    titles = {group.id: group.title for group in view.frame.groups}
    heads = []
    for n in band:
        first = n == band[0] or columns[n - 1].group != columns[n].group
        heads.append(wrapped(titles.get(columns[n].group, ""), wide) if first else [])
    yield from _row("", heads, wide, "bold")
    steps = [_step_title(view.document, columns[n].place, wide) for n in band]
    if any(steps):
        yield from _row("", steps, wide)
    for slot in view.frame.rows:
        cells = [_listed(_column_entries(view, slot, n), wide) for n in band]
        if any(cells):
            yield paint("─" * _LABEL + ("┼" + "─" * (wide + 2)) * len(band), "dim")
            yield from _row(slot.title, cells, wide)


def _step_title(document: Document, place: str, wide: int) -> list[str]:
    step = document.get(place)
    if not isinstance(step, Step):
        return []
    return wrapped(("★ " if step.moment_of_truth else "") + step.title, wide)


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
                yield paint(label_of(document[place]), "dim")
                yield from ("  " + line for line in _listed(entries, width - 2))


def _panels(view: View, width: int) -> Iterator[str]:
    document = view.document
    for n, column in enumerate(view.frame.columns, 1):
        if not column.place:
            continue
        told = caption(document, column.place)
        yield ""
        yield paint(f"{n}. {label_of(document[column.place])}", "bold")
        yield from ("   " + line for line in wrapped(told.text, width - 3) if told.text)
        for feeling in document.on(column.place, Card, "feeling"):
            yield from ("   " + line for line in wrapped(said(document, feeling), width - 3))
