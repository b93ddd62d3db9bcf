"""Text for XML: what XML may not hold is replaced where it can be seen, the rest is escaped."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("[\t\n\r]")


def plain(text: str) -> str:
    """One line of text: a control character becomes a replacement mark, a break or tab a space."""
    if text.isprintable():
        return text
    return _FORBIDDEN.sub("\ufffd", _BREAKS.sub(" ", text))


def escaped(text: str) -> str:
    """One line of text for an XML element or a double-quoted attribute."""
    if not text.isprintable():
        text = plain(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text
