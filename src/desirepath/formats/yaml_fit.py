"""One text made to fit another document: the cuts that turn what a file says into what it shall say.

Where old and new outline differ the smallest piece of text is cut out or put in.  A record that moves takes its own
lines along, comments and quoting included.  A comment that loses its place is put on a line above.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ..model.order import stay
from ..model.schema import MAP
from .tree import Blank, Children, Outline
from .yaml_ids import Entry
from .yaml_keys import PERSONA
from .yaml_marks import Cut, Entangled, Page, Slot, shifted
from .yaml_nodes import Node
from .yaml_text import ALWAYS_LISTED, WIDTH, Emitter, flow, folded, literal, quoted, scalar

_ABSENT: Any = object()
_SINGLE_QUOTED = re.compile("[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*\\Z")


class Fit(Emitter):
    """The cuts that turn the text of one document into the text of another."""

    def __init__(self, page: Page, entries: Mapping[str, Entry], old: Outline, new: Outline, dirty: set[str]) -> None:
        super().__init__(new)
        self.page, self.entries, self.old, self.new, self.dirty = page, entries, old, new, dirty
        self.cuts: list[Cut] = []

    # -- pieces -------------------------------------------------------------------------------------------------------

    def cut(self, slot: Slot, start: int, end: int, text: str = "", scalars: list[Node] | None = None) -> None:
        """Replaces a piece; the comments in it go to a line above."""
        inside = list(slot.node.scalars()) if scalars is None else scalars
        for _, comment in self.page.comments(start, end, inside):
            self.lift(slot.home, comment)
        self.cuts.append((start, end, text))

    def lift(self, home: int, comment: str) -> None:
        """Puts a comment on a line of its own above the line that begins at `home`."""
        self.cuts.append((home, home, f"{' ' * self.page.indent(home)}{comment}\n"))

    def insert(self, at: int, lines: list[str]) -> None:
        """Puts lines before the line that begins at `at`, also behind a last line that has no end."""
        text = "\n".join(lines)
        whole = len(self.page.text)
        self.cuts.append((at, at, text + "\n") if at <= whole else (whole, whole, "\n" + text))

    def after(self, node: Node) -> int:
        """Where the line behind a value begins."""
        return self.page.end(node.end) + 1

    def source(self, id: str, home: int | None = None) -> Slot:
        """The slot that a record has in the file."""
        node, holder = self.entries[id]
        return self.page.item(holder, node, home) if holder.tag == "l" else self.page.pair(holder, node, home)

    # -- records ------------------------------------------------------------------------------------------------------

    def record(self, slot: Slot, id: str) -> None:
        """Makes the text of one record say what it says now."""
        if id not in self.dirty:
            return
        old, new = self.old.item(id), self.new.item(id)
        if slot.node.tag == "m":
            self.mapping(slot, old, new)
        elif len(new) == 1 and new.short:
            if old.get(new.short) != new[new.short]:
                self.replace(slot, new[new.short])
        elif slot.flow:
            self.cut(slot, slot.node.start, slot.node.end, flow(self.compact(id)))
        else:
            self.rewrite(slot, self.item(new, slot.head, slot.column))

    def mapping(self, slot: Slot, old: dict[str, Any], new: dict[str, Any]) -> None:
        """Makes a mapping hold other pairs, in place."""
        node = slot.node
        pairs: list[tuple[Node, Node]] = node.value
        old, new = _as_spelled(pairs, old, new)
        kept = [key.value in new or key.value not in old for key, _ in pairs]
        if not any(kept):
            return self.replace(slot, new)
        for n, (key, value) in enumerate(pairs):
            inner = self.page.pair(key, value, slot.home)
            if key.value in new:
                self.fit(inner, old.get(key.value, _ABSENT), new[key.value])
            elif key.value in old:
                self.drop_pair(node, n, kept, inner, old[key.value])
        self.add_pairs(slot, new, pairs[kept.index(True)][1])

    def add_pairs(self, slot: Slot, new: dict[str, Any], before: Node) -> None:
        """Puts in the pairs that are new, each behind the one that comes before it in the canonical order."""
        node = slot.node
        have = {key.value: value for key, value in node.value}
        for key, value in new.items():
            if key in have:
                before = have[key]
            elif node.flow:
                self.cuts.append((before.end, before.end, f", {scalar(key, True)}: {flow(self.inline(value))}"))
                self.lift_moved(slot.home, value)
            else:
                self.insert(self.after(before), self.pair(key, value, node.column))

    def drop_pair(self, node: Node, n: int, kept: list[bool], slot: Slot, old: Any) -> None:
        """Takes a pair out."""
        key, value = node.value[n]
        scalars = [key, *value.scalars()]
        if node.flow:
            if any(kept[:n]):
                self.cut(slot, node.value[n - 1][1].end, value.end, "", scalars)
            else:
                self.cut(slot, key.start, node.value[n + 1][0].start, "", scalars)
            return
        begin, end = self.page.begin(key.start), min(self.after(value), len(self.page.text))
        if self.page.text[begin : key.start].strip():  # behind the dash of its list: the next pair takes its place
            following = node.value[n + 1][0].start
            if any(kept[:n]) or not kept[n + 1]:
                raise Entangled
            return self.cut(slot, key.start, following, "", scalars)
        gone = self.spans(old, slot) if type(old) is Children else []
        begin = min([begin, *(start for start, _ in gone)])
        for at, comment in self.page.comments(begin, end, scalars):
            if not any(start <= at < until for start, until in gone):
                self.lift(begin, comment)
        self.cuts.append((begin, end, ""))

    def spans(self, ids: list[str], slot: Slot) -> list[tuple[int, int]]:
        """The lines of records that go (away, or elsewhere with the comments above them)."""
        found = []
        for id in ids:
            own = self.source(id, slot.home)
            begin = own.start if own.flow else self.page.begin(own.start)
            if id in self.new.document and not own.flow:
                begin = self.page.lead(begin, own.column)
            found.append((begin, own.node.end if own.flow else self.page.end(own.node.end)))
        return found

    # -- values -------------------------------------------------------------------------------------------------------

    def fit(self, slot: Slot, old: Any, new: Any) -> None:
        """Makes the text of one value say what it says now."""
        if type(new) is Children:
            self.children(slot, old if type(old) is Children else Children(), new)
        elif old is not _ABSENT and _same(old, new):
            return
        elif isinstance(old, dict) and isinstance(new, dict) and slot.node.tag == "m":
            self.mapping(slot, old, new)
        elif isinstance(old, list) and isinstance(new, list) and new and _flat(slot.node, old, new):
            self.words(slot, old, new)
        else:
            self.replace(slot, new)

    def replace(self, slot: Slot, new: Any) -> None:
        """Another value where one stands, in the style that it has if that can hold it."""
        node = slot.node
        if node.tag == "s" and isinstance(new, str) and (alike := _alike(node, new)) is not None:
            self.cut(slot, node.start if node.end > node.start else slot.after, node.end, alike)
        elif node.style == ">" and isinstance(new, str) and (lines := folded(new, WIDTH - slot.column - 2)):
            indent = " " * slot.column
            self.rewrite(slot, [f"{indent}{slot.head} >-", *(f"{indent}  {line}" for line in lines)])
        elif slot.flow:
            self.cut(slot, node.start, node.end, (" " if node.start == node.end else "") + flow(new))
        else:
            self.rewrite(slot, self.value(new, slot.head, slot.column))

    def rewrite(self, slot: Slot, lines: list[str], kept: list[tuple[int, int]] | None = None) -> None:
        """Lines that begin with the slot's head, in place of its value.  Comments within `kept` are in the lines."""
        first = next(n for n, line in enumerate(lines) if line.startswith(" " * slot.column + slot.head))
        for comment in lines[:first]:  # those above a record that came here
            self.lift(slot.home, comment.strip())
        lines = [lines[first][slot.column + len(slot.head) :], *lines[first + 1 :]]
        end = self.page.end(slot.node.end) if len(lines) > 1 else slot.node.end
        for at, comment in self.page.comments(slot.after, end, slot.node.scalars()):
            if not any(start <= at < until for start, until in kept or ()):
                self.lift(slot.home, comment)
        self.cuts.append((slot.after, end, "\n".join(lines)))

    def words(self, slot: Slot, old: list[Any], new: list[Any]) -> None:
        """A list of words, changed in place."""
        nodes = {child.value: child for child in slot.node.value if not child.blank}
        if not (kept := _staying(old, new)):
            return self.replace(slot, new)
        texts = {
            word: (scalar(word, True) if slot.node.flow else self.value(word, "-", slot.node.column)) for word in new
        }
        self.sequence(slot, nodes, kept, new, texts)

    # -- lists of records ---------------------------------------------------------------------------------------------

    def children(self, slot: Slot, old: list[str], new: list[str]) -> None:
        """The records under one key: those that stay keep their lines."""
        if old == new:
            for id in new:
                if id in self.dirty:
                    self.record(self.source(id, slot.home), id)
            return
        kept = _staying(old, new)
        if slot.node.tag != "l" or not kept:
            return self.rewrite_children(slot, old, new)
        nodes = {id: self.entries[id][0] for id in old}
        for id in kept:
            self.record(self.source(id, slot.home), id)
        texts: dict[str, Any] = {}
        for id in new:
            if id not in kept and slot.node.flow:
                texts[id] = flow(self.compact(id))
                self.lift_moved(slot.home, Children([id]))
            elif id not in kept:
                texts[id] = self.entry(id, "-", slot.node.column)
        self.sequence(slot, nodes, kept, new, texts)

    def sequence(
        self, slot: Slot, nodes: Mapping[str, Node], kept: set[str], new: list[str], texts: Mapping[str, Any]
    ) -> None:
        """Takes items out of a list and puts others in between those that stay."""
        (self.flow_items if slot.node.flow else self.block_items)(slot, nodes, kept, new, texts)

    def block_items(
        self, slot: Slot, nodes: Mapping[str, Node], kept: set[str], new: list[str], texts: Mapping[str, Any]
    ) -> None:
        for id, node in nodes.items():
            if id in kept:
                continue
            own = self.page.item(slot.node, node)
            begin = self.page.begin(own.start)
            if id in self.new.document:
                begin = self.page.lead(begin, own.column)
            self.cuts.append((begin, min(self.after(node), len(self.page.text)), ""))
        first = self.page.item(slot.node, nodes[next(id for id in new if id in kept)])
        at = self.page.lead(self.page.begin(first.start), first.column)
        for id in new:
            if id in kept:
                at = self.after(nodes[id])
            else:
                self.insert(at, texts[id])

    def flow_items(
        self, slot: Slot, nodes: Mapping[str, Node], kept: set[str], new: list[str], texts: Mapping[str, Any]
    ) -> None:
        items: list[Node] = slot.node.value
        dropped = [any(node is gone for id, gone in nodes.items() if id not in kept) for node in items]
        for n, node in enumerate(items):
            if dropped[n]:
                start = node.start if all(dropped[:n]) else items[n - 1].end
                end = items[n + 1].start if all(dropped[:n]) else node.end
                self.cut(slot, start, end, "", list(node.scalars()))
        before: Node | None = None
        first = nodes[next(id for id in new if id in kept)]
        for id in new:
            if id in kept:
                before = nodes[id]
            elif before is None:
                self.cuts.append((first.start, first.start, f"{texts[id]}, "))
            else:
                self.cuts.append((before.end, before.end, f", {texts[id]}"))

    def rewrite_children(self, slot: Slot, old: list[str], new: list[str]) -> None:
        """All records under one key anew; those that were in the file bring their own lines."""
        if slot.flow:
            self.cut(slot, slot.node.start, slot.node.end, flow(self.inline(Children(new))))
            self.lift_moved(slot.home, Children(id for id in new if id not in old))
            return
        lines = self.listed(slot.head, Children(new), slot.column)
        in_flow = slot.node.tag == "l" and slot.node.flow
        self.rewrite(slot, lines, [] if in_flow else self.spans(old, slot))

    def entry(self, id: str, head: str, column: int) -> list[str]:
        """The lines of a record: those that it has in the file, changed and moved, or new ones."""
        if id not in self.entries or id not in self.old.document or _at_the_root(id, self.entries):
            return super().entry(id, head, column)
        slot = self.source(id)
        if slot.flow:
            lines = super().entry(id, head, column)
            return [*(" " * column + comment for comment in self.comments_of(id)), *lines]
        return self.carried(slot, id, head, column)

    def carried(self, slot: Slot, id: str, head: str, column: int) -> list[str]:
        """A record's own lines with the comments above them, under another head and in another column."""
        page, node = self.page, slot.node
        begin = page.begin(slot.start)
        inline = bool(page.text[begin : slot.start].strip())
        start = slot.start if inline else page.lead(begin, slot.column)
        outer, self.cuts = self.cuts, []
        self.record(slot, id)
        if head != slot.head:
            self.cuts.append(self._head(slot, head))
        text = page.cut(self.cuts, start, min(self.after(node), len(page.text))).removesuffix("\n")
        self.cuts = outer
        return shifted((" " * slot.column * inline + text).split("\n"), column - slot.column)

    def _head(self, slot: Slot, head: str) -> Cut:
        node, gap = slot.node, self.page.text[slot.after : slot.node.start]
        if node.tag == "m" and not node.flow:
            if head != "-" and "\n" not in gap:
                return slot.start, node.start, f"{head}\n{' ' * node.column}"
            if head == "-" and not gap.strip() and node.column == slot.column + 2:
                return slot.start, node.start, "- "
        return slot.start, slot.after, head

    # -- what moves into a flow ---------------------------------------------------------------------------------------

    def compact(self, id: str) -> Any:
        """A record as it is written between brackets."""
        item = self.new.item(id)
        if len(item) == 1 and item.short:
            return item[item.short]
        return {key: self.inline(value) for key, value in item.items()}

    def inline(self, value: Any) -> Any:
        """A value as it is written between brackets."""
        if type(value) is not Children:
            return value
        if len(value) == 1 and not isinstance(self.new.document.records[value[0]], ALWAYS_LISTED):
            return self.compact(value[0])
        return [self.compact(id) for id in value]

    def lift_moved(self, home: int, value: Any) -> None:
        """The comments of records that move to where no comment can stand."""
        for id in value if type(value) is Children else ():
            for comment in self.comments_of(id):
                self.lift(home, comment)
            for inner in self.new.item(id).values():
                self.lift_moved(home, inner)

    def comments_of(self, id: str) -> list[str]:
        """The comments that belong to one record of the file: above it, in it, and behind it on its line."""
        if id not in self.entries or id not in self.old.document:
            return []
        slot = self.source(id)
        node = slot.node
        start, end = node.start, node.end
        if not slot.flow:
            start = self.page.lead(self.page.begin(slot.start), slot.column)
            end = self.page.end(node.end)
        return [comment for _, comment in self.page.comments(start, end, node.scalars())]


def _at_the_root(id: str, entries: Mapping[str, Entry]) -> bool:
    return id in (MAP, PERSONA) and entries[id][0] is entries[MAP][0]


def _as_spelled(pairs: list[tuple[Node, Node]], old: Any, new: Any) -> tuple[Any, Any]:
    """`ends: true` means what `next: []` means: whoever wrote the one keeps it."""
    if any(key.value == "ends" for key, _ in pairs):
        return _ending(old), _ending(new)
    return old, new


def _ending(want: dict[str, Any]) -> dict[str, Any]:
    return {"ends" if v == [] and k == "next" else k: True if v == [] and k == "next" else v for k, v in want.items()}


def _same(old: Any, new: Any) -> bool:
    return bool(old == new) and json.dumps(old) == json.dumps(new) if isinstance(new, dict | list) else bool(old == new)


def _flat(node: Node, old: list[Any], new: list[Any]) -> bool:
    """Whether a list is one of words, each once, and the text has it so."""
    words = [child.value for child in node.value if not child.blank] if node.tag == "l" else []
    return (
        sorted(map(str, words)) == sorted(map(str, old))
        and all(isinstance(word, str) and type(word) is not Blank for word in (*old, *new))
        and len({*new}) == len(new)
        and len({*old}) == len(old)
    )


def _alike(node: Node, new: str) -> str | None:
    """A text in the quotes that stood there, or None where the text needs a block or had one."""
    if node.style == '"':
        return quoted(new)
    if node.style == "'" and _SINGLE_QUOTED.match(new):
        return "'" + new.replace("'", "''") + "'"
    if node.style in ("|", ">") or node.blank or (literal(new) and not node.flow) or not new:
        return None
    return scalar(new, node.flow)


def _staying(old: list[str], new: list[str]) -> set[str]:
    rank = {id: f"{n:06}" for n, id in enumerate(old)}
    both = [id for id in new if id in rank]
    return {both[n] for n in stay([rank[id] for id in both])}
