"""What libyaml stopped at, in the words of somebody who writes a map."""

from __future__ import annotations

from typing import Any

from ..errors import Problem, Unreadable


class Broken(Unreadable):
    """The YAML itself is wrong at one place; what stands elsewhere can still be looked at.

    `index` is the character of a value that only lacks quotes, -1 where more is wrong; `flow` says whether brackets
    are open there.
    """

    def __init__(self, problem: Problem, index: int = -1, flow: bool = False) -> None:
        super().__init__([problem])
        self.problem, self.index, self.flow = problem, index, flow


_RESERVED = ("@", "`", "%")
_QUOTES = "put the whole text in quotes"
_COLON = "a text cannot hold a colon followed by a space"
_UNCLOSED = ("a quotation mark or bracket is opened and never closed", "close it")
_SAID = {
    "mapping values are not allowed": (_COLON, f"{_QUOTES}, or check how far the line is indented"),
    "found a tab character": ("a tab stands where spaces must", "indent with spaces"),
    "could not find expected ':'": ("a key without a colon, or a text that goes on too far to the left", _QUOTES),
    "did not find expected key": (
        "this does not belong to what stands above it",
        "check the indentation and the quotes",
    ),
    "did not find expected '-'": ("a list ends here without notice", "begin each entry with `- `, all in one column"),
    "did not find expected ',' or": (
        "this does not fit between the brackets",
        "close them, and put texts with commas or brackets in quotes",
    ),
    "did not find expected node content": ("a text cannot begin with a bracket or comma like this", _QUOTES),
    "block sequence entries are not allowed": ("a text cannot begin with a dash and a space", _QUOTES),
    "mapping keys are not allowed": ("a text cannot begin with a question mark and a space", _QUOTES),
    "expected alphabetic or numeric": ("a text cannot begin with * or &", _QUOTES),
    "expected comment or line break": (
        "nothing may stand behind | or > on its line",
        f"begin the text on the next line, or {_QUOTES}",
    ),
    "unknown escape character": ("this escape is not known", "write \\\\ for a backslash, or use single quotes"),
    "unexpected end of stream": _UNCLOSED,
    "undefined tag handle": ("a text cannot begin with !", _QUOTES),
}


def stopped(error: Any, text: str, name: str, flow: bool) -> Broken:
    """What libyaml stopped at; `flow`: whether it was between brackets."""
    problem = _problem(error, text, name)
    said, mark = str(getattr(error, "problem", "")), getattr(error, "problem_mark", None)
    reserved = "cannot start any token" in said and mark is not None and text[mark.index : mark.index + 1] in _RESERVED
    colon = "mapping values are not allowed" in said or _colon_in_flow(said, text, mark)
    return Broken(problem, mark.index, flow) if mark is not None and (reserved or colon) else Broken(problem)


def _colon_in_flow(said: str, text: str, mark: Any) -> bool:
    """Whether a colon stands too many in brackets of its own line; in others, they are rather not closed."""
    if "did not find expected ',' or" not in said or mark is None or text[mark.index : mark.index + 1] != ":":
        return False
    line = text[mark.index - mark.column : mark.index]
    return "{" in line or "[" in line


def _problem(error: Any, text: str, name: str) -> Problem:
    said, mark = str(getattr(error, "problem", None) or error), getattr(error, "problem_mark", None)
    ended = "unexpected end of stream" in said or (
        "expected ',' or" in said and mark is not None and not text[mark.index :].strip()
    )
    if ended:  # where it was opened helps, where the text ends does not
        mark = getattr(error, "context_mark", None) or mark
    line, column, index = (mark.line + 1, mark.column + 1, mark.index) if mark else (1, 1, 0)
    character = text[index : index + 1]
    if ended:
        message, hint = _UNCLOSED
    elif "cannot start any token" in said and character != "\t":
        message, hint = f"a text cannot begin with {character}", _QUOTES
    elif "cannot start any token" in said:
        message, hint = _SAID["found a tab character"]
    elif _colon_in_flow(said, text, mark):
        message, hint = _COLON, f"{_QUOTES}, or a comma before the next key"
    else:
        message, hint = next((v for k, v in _SAID.items() if k in said), (f"this is not YAML: {said}", _QUOTES))
    return Problem("yaml-syntax", message, hint, name, line, column)
