"""The lines of a Mermaid text before they mean anything: what is no statement goes, entity codes are put aside, and the
place of every line in the file stays known.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from ..errors import Problem, Unreadable
from .sketch import Notes, clean

KEYWORD = re.compile(r"(title|section|acctitle|accdescr)(?:\s+|\s*(?=[:{])|\Z)", re.IGNORECASE)
MAX_FRONT_MATTER = 50_000  # characters

_HEADER = re.compile(r"(?:user|customer)?[ _-]?journey(?=[\s:;]|\Z)", re.IGNORECASE)
_EARLY = re.compile(r"(?:title|acctitle|accdescr)\b", re.IGNORECASE)
_FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})\s*\{?\.?mermaid\b", re.IGNORECASE)
_BLOCK = re.compile(r"accdescr\s*\{", re.IGNORECASE)
_STATEMENT = re.compile(r"(?:title|section)\s|[^:]*:\s*[-+.\d]", re.IGNORECASE)
_COMMENT = re.compile(r"%(?!%\{)")
_ENTITY = re.compile(r"#\w+;", re.ASCII)
_ASIDE = re.compile(r"\x01(\d+)\x02")
_OTHERS = re.compile(
    r"(graph|flowchart|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|mindmap|timeline)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str


class Entities:
    """Entity codes such as `#35;`, put aside as marks that no later rule can mistake for punctuation."""

    def __init__(self) -> None:
        self._characters: list[str] = []

    def aside(self, text: str) -> str:
        return _ENTITY.sub(self._mark, text)

    def restored(self, text: str) -> str:
        return _ASIDE.sub(lambda mark: self._characters[int(mark[1])], text)

    def _mark(self, code: re.Match[str]) -> str:
        inner = code[0][1:-1]
        reference = f"&#{inner};" if inner.isdigit() else f"&{inner};"
        character = html.unescape(reference) if len(inner) < 40 else reference
        self._characters.append(code[0] if character == reference else clean(character))
        return f"\x01{len(self._characters) - 1}\x02"


def prepared(text: str, notes: Notes, entities: Entities) -> tuple[str, Iterator[Line]]:
    """The front matter's title, and the statements after the word journey.  Raises `Unreadable` without that word."""
    without = _without_directives(text, notes)
    lines = [Line(n, line) for n, line in enumerate(without.split("\n"), 1)]
    title, lines = _front_matter(_fenced(lines, notes.file), notes)
    lines = [Line(line.number, entities.aside(line.text).strip()) for line in lines]
    return title, _joined(_after_header(lines, notes), notes)


def _without_directives(text: str, notes: Notes) -> str:
    """`%%{init …}%%` is about Mermaid's drawing; its line breaks stay, so that the lines keep their numbers."""
    parts: list[str] = []
    at, found = 0, text.find("%%{")
    while found >= 0 and (end := text.find("}%%", found)) >= 0:
        parts += [text[at:found], "\n" * text.count("\n", found, end)]
        notes.add(text.count("\n", at, found) + 1 if at == 0 else 0, "a directive", "left out: it is about the drawing")
        at = end + 3
        found = text.find("%%{", at)
    return "".join([*parts, text[at:]])


def _fenced(lines: list[Line], file: str) -> list[Line]:
    """The journey in a Markdown text's only journey fence, or all lines where there are no Mermaid fences."""
    fences: list[list[Line]] = []
    closing = ""
    for line in lines:
        if closing:
            if line.text.strip().startswith(closing) and not line.text.strip().strip(closing[0]):
                closing = ""
            else:
                fences[-1].append(line)
        elif opening := _FENCE.match(line.text):
            closing = opening[1]
            fences.append([])
        elif not fences and line.text.strip() == "journey":
            return lines
    if not fences:
        return lines
    journeys = [fence for fence in fences if _is_journey(fence)]
    if len(journeys) > 1:
        where = ", ".join(str(fence[0].number) for fence in journeys[:10])
        found = f"{len(journeys)} journey diagrams, at lines {where}"
        raise Unreadable([Problem("several-journeys", found, "bring them one at a time", file, journeys[1][0].number)])
    return (journeys or fences)[0]


def _is_journey(lines: list[Line]) -> bool:
    return any(_HEADER.match(line.text.strip()) for line in lines)


def _front_matter(lines: list[Line], notes: Notes) -> tuple[str, list[Line]]:
    start = next((n for n, line in enumerate(lines) if line.text.strip()), None)
    if start is None or lines[start].text.strip() != "---":
        return "", lines
    end = next((n for n in range(start + 1, len(lines)) if lines[n].text.strip() == "---"), None)
    if end is None:
        notes.add(lines[start].number, "front matter that never ends", "the line --- was left out")
        return "", lines[start + 1 :]
    body = dedent("\n".join(line.text for line in lines[start + 1 : end]))
    return _front_title(body, lines[start].number, notes), lines[end + 1 :]


def _front_title(body: str, line: int, notes: Notes) -> str:
    import yaml

    try:
        # every scalar stays text: a title such as `No` or 1.10 is not to become something else
        tree = yaml.load(body, Loader=yaml.BaseLoader) if len(body) <= MAX_FRONT_MATTER else None
    except (yaml.YAMLError, RecursionError, ValueError):
        tree = None
    if not isinstance(tree, dict):
        if body.strip():
            notes.add(line, "front matter that is no YAML mapping", "it was left out")
        return ""
    if others := [key for key in tree if key != "title" and isinstance(key, str)]:
        notes.add(line, f"{', '.join(others[:5])} in the front matter", "left out: it is about Mermaid's drawing")
    title = tree.get("title")
    return title.strip() if isinstance(title, str) else ""


def _after_header(lines: list[Line], notes: Notes) -> list[Line]:
    early: list[Line] = []
    for n, line in enumerate(lines):
        if not line.text or _is_comment(line.text):
            continue
        if header := _HEADER.match(line.text):
            if header[0] != "journey":
                notes.add(line.number, f"“{header[0]}”", "read as journey, the word that Mermaid expects")
            rest = Line(line.number, line.text[header.end() :].lstrip(" \t:;"))
            return [*early, rest, *lines[n + 1 :]]
        if not _EARLY.match(line.text):
            raise Unreadable([_no_journey(line, notes.file)])
        notes.add(line.number, "a statement before the word journey", "read as if it stood after it")
        early.append(line)
    if early:
        raise Unreadable([_no_journey(early[0], notes.file)])
    hint = "a journey diagram begins with a line that says journey"
    raise Unreadable([Problem("empty", "there is no text", hint, notes.file)])


def _no_journey(line: Line, file: str) -> Problem:
    found = _ASIDE.sub("…", line.text[:60])
    other = _OTHERS.match(found)
    hint = (
        f"{other[1]} is another kind of Mermaid diagram" if other else "a journey diagram begins with the word journey"
    )
    return Problem("not-a-journey", f"found “{found}”, expected the word journey", hint, file, line.number)


def _is_comment(text: str) -> bool:
    return bool(_COMMENT.match(text)) or text.startswith("#")


def _joined(lines: list[Line], notes: Notes) -> Iterator[Line]:
    """The lines that say something, a description in braces as one line."""
    last_close = max((n for n, line in enumerate(lines) if "}" in line.text), default=-1)
    n = 0
    while n < len(lines):
        line = lines[n]
        n += 1
        if not line.text or _is_comment(line.text):
            continue
        opening = _BLOCK.match(line.text)
        if opening is None:
            yield line
            continue
        if n - 1 <= last_close:
            n, inside, rest = _block(lines, n - 1, opening.end())
        else:
            n, inside, rest = _open_block(lines, n - 1, opening.end())
            notes.add(line.number, "a description whose brace is never closed", "it ends before the next statement")
        yield Line(line.number, "accDescr {" + inside + "}")
        if rest:
            yield Line(line.number, rest)


def _block(lines: list[Line], start: int, column: int) -> tuple[int, str, str]:
    """From an opening brace to the closing one: the next line, what stands inside, what follows the brace."""
    first = lines[start].text[column:]
    if "}" in first:
        inside, _, rest = first.partition("}")
        return start + 1, inside, rest.strip()
    inside_lines = [first]
    for n in range(start + 1, len(lines)):
        inside, brace, rest = lines[n].text.partition("}")
        if not inside.startswith("%%"):
            inside_lines.append(inside)
        if brace:
            return n + 1, "\n".join(inside_lines), rest.strip()
    return len(lines), "\n".join(inside_lines), ""


def _open_block(lines: list[Line], start: int, column: int) -> tuple[int, str, str]:
    end = next((n for n in range(start + 1, len(lines)) if _STATEMENT.match(lines[n].text)), len(lines))
    inside = [lines[start].text[column:], *(line.text for line in lines[start + 1 : end])]
    return end, "\n".join(inside), ""


def split_statements(line: Line, notes: Notes) -> list[str]:
    """The statements of one line, which a semicolon may end; comments behind them go."""
    keyword = KEYWORD.match(line.text)
    if keyword is not None and keyword[1].lower().startswith("acc"):
        return [line.text]
    text = _without_comment(line, keyword is not None, notes)
    if "#" in text:
        notes.add(line.number, "a # in the text", "kept; Mermaid cuts the text there, write #35; for it")
    if ";" not in text:
        return [text] if text else []
    return _split(text, keyword is not None, line.number, notes)


def _without_comment(line: Line, keyword: bool, notes: Notes) -> str:
    text = line.text
    found = re.search(r"\s%%", text)
    if found is None and not keyword and (found := re.search(r"\s#\s", text)) and ":" not in text[: found.start()]:
        found = None
    if found is None:
        return text
    notes.add(line.number, "a comment behind a statement", "left out")
    return text[: found.start()].rstrip()


def _split(text: str, keyword: bool, line: int, notes: Notes) -> list[str]:
    statements: list[list[str]] = [[]]
    complete = keyword
    for part in text.split(";"):
        starts = not part.strip() or KEYWORD.match(part.strip()) or _STATEMENT.match(part.strip())
        if statements[-1] and complete and starts:
            statements.append([part])
            complete = False
        else:
            statements[-1].append(part)
        complete = complete or ":" in part or KEYWORD.match(part.strip()) is not None
    notes.add(line, "a semicolon", "it ends a statement where another follows, else it was kept; Mermaid refuses it")
    return [said for parts in statements if (said := ";".join(parts).strip())]
