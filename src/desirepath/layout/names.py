"""What a kind is called and which icon stands for it: a framework may bring kinds of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..frameworks import kind_icon, kind_label
from ..model.framework import Slot

Kinds = Mapping[str, Mapping[str, str]]  # a framework's own: label, plural and icon
NONE: Kinds = MappingProxyType({})


def label(kind: str, language: str, count: int, own: Kinds) -> str:
    """The name of a kind in the language of the labels, for one or several."""
    entry = own.get(kind, {})
    named = entry.get("label", "") if count == 1 else entry.get("plural", "") or entry.get("label", "")
    return named or kind_label(kind, language, count)


def icon(kind: str, own: Kinds) -> str:
    """The icon of a kind where a card or slot names none."""
    return own.get(kind, {}).get("icon", "") or kind_icon(kind)


def group_of(slot: Slot, kind: str) -> str:
    """The heading of a kind in a slot of several kinds; a facet without one of its own has that of its kind."""
    return slot.groups.get(kind) or slot.groups.get(kind.partition(".")[0], "")
