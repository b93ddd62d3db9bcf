"""Frameworks are data: one YAML file each in this folder, one more per language, and a little code that reads them."""

from .loading import builtin, languages, load, parse, read
from .starter import blank, starter
from .words import Word, channel_label, kind_icon, kind_label, word, words

__all__ = [
    "Word",
    "blank",
    "builtin",
    "channel_label",
    "kind_icon",
    "kind_label",
    "languages",
    "load",
    "parse",
    "read",
    "starter",
    "word",
    "words",
]
