"""Writing a document back into the file that it came from: only the lines of changed records differ.

Old and new outline are compared record by record, beginning at those that changed and those above them (`yaml_fit`).
The result is read again before it is handed out: if it did not say what was meant, the canonical text would be used,
below all comments of the old one.  See decision 0002.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ..errors import Unreadable
from ..model.document import Document
from ..model.schema import MAP, Link, Record
from .tree import Children, Item, Outline, as_read, referred
from .yaml_fit import Fit
from .yaml_ids import Entry
from .yaml_marks import Entangled, Page, Slot
from .yaml_nodes import Node, parse
from .yaml_reader import read_loosely
from .yaml_text import Emitter


def differing(
    old: Document, new: Document, named: Collection[str], pinned: Collection[str]
) -> tuple[set[str], set[str]]:
    """The records whose text has to change, with all that stand above them, and the ids that have to be written.

    `named` are the ids that the file writes already, `pinned` those that it shall write as well.
    """
    changed = [r for id, r in new.records.items() if (was := old.records.get(id)) is not r and was != r]
    gone = [r for id, r in old.records.items() if id not in new.records]
    written = {*named, *pinned, *referred(changed)}
    todo = [id for r in changed for id in (r.id, _owner(r), _owner(old.records.get(r.id)))]
    todo += [id for r in gone for id in (r.id, _owner(r))]
    todo += [id for id in written - {*named} if id in new.records]
    dirty: set[str] = set()
    while todo:
        id = todo.pop()
        if id and id not in dirty:
            dirty.add(id)
            todo += [_owner(old.records.get(id)), _owner(new.records.get(id))]
    return dirty, written


def _owner(record: Record | None) -> str:
    if type(record) is Link:
        return record.on
    place = getattr(record, "at", None)
    return place.on if place is not None else ""


def patched(text: str, root: Node, entries: Mapping[str, Entry], old: Outline, new: Outline, dirty: set[str]) -> str:
    """The text (with LF line ends) for the new document."""
    page = Page(text)
    fit = Fit(page, entries, old, new, dirty)
    try:
        fit.mapping(Slot(root, root.start, root.start, 0, 0), old.item(MAP), new.item(MAP))
        result = page.cut(fit.cuts)
        settled = _settled(fit, old, new)
        shortened = page.cut([*fit.cuts, *((a, b, "") for a, b in settled.values())])
        if _says(shortened, new, set(settled)):
            return result
    except (Entangled, Unreadable):
        pass
    comments = [comment for _, comment in page.comments(0, len(text), root.scalars())]
    return "\n".join([*comments, *Emitter(new).document()]) + "\n"


def _settled(fit: Fit, old: Outline, new: Outline) -> dict[str, tuple[int, int]]:
    """The stages that nothing has touched, with their lines: there is no need to read them again."""
    found = {}
    for stage in new.document.stages:
        if stage.id in fit.dirty or stage.id not in old.document:
            continue
        slot = fit.source(stage.id)
        begin, end = fit.page.begin(slot.start), min(fit.after(slot.node), len(fit.page.text))
        if not slot.flow and not any(a < end and b > begin for a, b, _ in fit.cuts):
            found[stage.id] = begin, end
    return found


def _says(text: str, wanted: Outline, without: set[str]) -> bool:
    """Whether a text says what an outline says, a few stages left out of both."""
    root, found = parse(text)
    reader = read_loosely(root, found, "")
    if reader.complaints.found:
        return False
    document = Document(reader.records)
    said = Outline(document, reader.ids.pinned, as_read(document))
    return bool(_deep(said, set()) == _deep(wanted, without))


def _deep(outline: Outline, without: set[str]) -> Any:
    item: Item = outline.item(MAP)
    stages = [id for id in item.pop("stages", ()) if id not in without]
    shown = {key: [outline.deep(id) for id in v] if type(v) is Children else v for key, v in item.items()}
    return shown, [outline.deep(id) for id in stages]
