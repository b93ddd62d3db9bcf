"""Text for XML: what XML may not hold is replaced where it can be seen, the rest is escaped."""

from __future__ import annotations

import re

_FORBIDDEN = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_BREAKS = "[\t\n\r]"
_NEVER = (*map(chr, (*range(9), 11, 12, *range(14, 32))), "\ufffe", "\uffff")


def plain(text: str) -> str:
    """One line of text: a control character becomes a replacement mark, a break or tab a space."""
    if text.isprintable():
        return text
    return re.sub(_FORBIDDEN, "\ufffd", re.sub(_BREAKS, " ", text))  # compiled when first needed: both are rare


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


def verbatim(text: str) -> str:
    """Text for an XML element, its breaks kept; it must not hold what XML may not."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """An attribute's value in its quotation marks, its breaks kept."""
    text = verbatim(text).replace('"', "&quot;")
    return '"' + text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'


def holdable(text: str) -> bool:
    """Whether XML can hold the text as it is: no control characters, no carriage returns, no halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\r" not in text and not any(character in text for character in _NEVER)
