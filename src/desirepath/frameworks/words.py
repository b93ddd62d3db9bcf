"""The fixed words of pictures and the names of kinds and channels, in the language of the document.

`words.yaml`, `kinds.yaml` and `channels.yaml` are English and complete; a language file beside them may have some of
the words, and the rest stay English, word by word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from .loading import HERE
from .tree import read_tree

Word = Literal[
    "persona", "personas", "goals", "fears", "frustrations", "profile", "age", "scenario",
    "stage", "stages", "step", "steps",
    "feeling", "high", "low", "feeling_2", "feeling_1", "feeling_0", "feeling_-1", "feeling_-2",
    "severity", "severity_1", "severity_2", "severity_3", "priority", "moment_of_truth", "duration",
    "sources", "source", "evidence", "hunch", "rests_on", "assumed", "measured", "people_asked",
    "interview", "observation", "diary", "workshop", "survey", "analytics", "support", "review", "desk",
    "online", "offline", "composed", "next", "or", "back_to", "ends_here", "paths", "opens",
    "state", "current", "future", "owner", "review_date", "date", "designed_for", "designed_by",
    "legend", "page", "of", "continued", "tray", "not_shown", "not_shown_one", "hidden", "hidden_one",
    "ways", "ways_one", "durations", "durations_one", "moments_of_truth", "moments_of_truth_one",
    "made_with", "source_inside", "untitled", "first_step", "name",
    "fill_in", "switch_on", "such_as_score", "such_as_channel", "such_as_metric",
    "map_of", "canvas_of", "storyboard_of", "through",
]  # fmt: skip
"""The fixed words there are; `words.yaml` has the same, with what each is for."""

_FALLBACK_ICON = "sticky-note"


@cache
def words(language: str = "en") -> Mapping[str, str]:
    """All fixed words in a language (`de-AT` asks de); what it lacks is English."""
    return MappingProxyType({key: str(text) for key, text in _in("words", language).items()})


def word(name: Word, language: str = "en", /, **values: object) -> str:
    """One fixed word, with `{n}` and the like filled in.  Raises `KeyError` for a value that it needs and lacks."""
    text = words(language)[name]
    return text.format_map(values) if values else text


def kind_label(kind: str, language: str = "en", count: int = 1) -> str:
    """What a kind (or stage, step, persona, source, lane) is called; a kind of somebody's own by its own name."""
    table = _in("kinds", language)
    entry = table.get(kind)
    if entry is None:
        name = kind.rpartition(".")[2] if kind.startswith("x-") else kind
        return name.replace("-", " ")
    return str(entry["label"] if count == 1 else entry["plural"])


def channel_label(channel: str, language: str = "en") -> str:
    """What a known channel is called; another one is called what it was called."""
    return str(_in("channels", language).get(channel.lower(), channel))


def kind_icon(kind: str) -> str:
    """The Lucide icon that stands for a kind where a slot names none."""
    table = _in("kinds", "en")
    entry = table.get(kind) or table.get(kind.partition(".")[0]) or {}
    return str(entry.get("icon", _FALLBACK_ICON))


@cache
def _in(what: str, language: str) -> Mapping[str, Any]:
    table: dict[str, Any] = {}
    for name in dict.fromkeys((what, f"{what}.{language.partition('-')[0]}", f"{what}.{language}")):
        file = HERE / f"{name}.yaml"
        if "/" not in name and "\\" not in name and file.is_file():
            tree, _ = read_tree(file.read_text("utf-8"), str(file))
            table |= {
                key: {**table.get(key, {}), **value} if isinstance(value, dict) else value
                for key, value in tree.items()
            }
    return table
