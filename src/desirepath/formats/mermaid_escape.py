"""Words that Mermaid takes as they are: everything that its lexer, its preprocessing or its detection of other diagram
types would misread becomes an entity code (`#35;`), which it shows as the character again.
"""

from __future__ import annotations

import re
from typing import Literal

Field = Literal["title", "description", "section", "task", "actor"]

_ENDS: dict[Field, str] = {
    "title": "#;<&>",  # titles and descriptions go through an HTML sanitizer as well
    "description": "#;<&>{}",
    "section": "#;:",
    "task": "#;:",
    "actor": "#;:,",
}
_EVERYWHERE = re.compile(
    r"%(?=%)|(?<=%)%"  # a comment or a directive, wherever it stands
    r"|<(?=[\w/!?])"  # quotes inside what looks like a tag are changed
    r"|<(?=\s*br)"  # our own line breaks are written as <br>
    r"|[\ufb02\xb6]"  # the marks by which entity codes are put aside
    r"|[\ufeff\u2028\u2029]"  # white space to JavaScript
    r"|C(?=4(?:Context|Container|Component|Dynamic|Deployment))"  # seen as a C4 diagram, wherever it stands
    r"|c(?=lassDef)|s(?=tyle)"  # lines with these words lose a semicolon
)
_KEYWORD = re.compile(r"journey|title\s|section\s|acc(?:title|descr)\s*[:{]|%", re.IGNORECASE)
_QUOTED = re.compile(r"""["'“„«].*["'”“»]\Z""", re.DOTALL)


def escaped(words: str, field: Field) -> str:
    """The words as they may stand in a field of a diagram: one line, line breaks as `<br>` where they may stay."""
    words = words.strip()
    ends = _ENDS[field]
    codes = {ord(mark): f"#{ord(mark)};" for mark in ends}
    start = 1 if _needs_a_code(words, field) else 0
    text = _code(words[:start]) + _EVERYWHERE.sub(lambda m: "\x00" + m[0], words[start:])
    return _line_breaks(_with_codes(text, start, codes), field)


def _with_codes(text: str, start: int, codes: dict[int, str]) -> str:
    first, rest = (text[: text.index(";") + 1], text[text.index(";") + 1 :]) if start else ("", text)
    pieces = rest.split("\x00")
    coded = [pieces[0].translate(codes)]
    coded += [_code(piece[0]) + piece[1:].translate(codes) for piece in pieces[1:]]
    return first + "".join(coded)


def _needs_a_code(words: str, field: Field) -> bool:
    return bool(_QUOTED.match(words)) or (field == "task" and bool(_KEYWORD.match(words)))


def _code(character: str) -> str:
    return f"#{ord(character)};" if character else ""


def _line_breaks(text: str, field: Field) -> str:
    if field == "description":
        return text
    return text.replace("\n", " " if field == "title" else "<br>")
