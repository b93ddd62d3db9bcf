"""Reading on behind a YAML slip: a value that only lacks quotes must not hide everything else that is wrong in a file.

Nothing read this way is ever used: the text is mended in a copy, each value by a plain word of the same length, so that
all places stay right and lines that go on below it still belong to it, and only the problems come out.
"""

from __future__ import annotations

import re

from ..errors import Problem, Unreadable
from .yaml_nodes import MAX_PROBLEMS, Slip, parse
from .yaml_reader import read_nodes

MAX_WORK = 4_000_000  # characters read again for the slips of one file, so that a hostile one takes no longer

# possessive and without nested repeats: a line may have millions of spaces
_HEAD = re.compile(r" *+(?:- ++)*+(?P<key>(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s\"'#{\[,][^:\n]*+):(?: ++|$))?")
_END_OF_KEY = re.compile(r":(?: |$)")
_END_IN_FLOW = re.compile(r"[,\]}]| #|$")


def all_wrong(text: str, name: str, slip: Slip) -> list[Problem]:
    """Everything that is wrong in a text whose first slip is known: further slips, and what the rest says wrongly."""
    slips, places, work = list(slip.problems), set[tuple[int, int]](), 0
    while (span := _span(text, slip)) is not None:
        work += slip.index + len(text) // 4
        if len(slips) >= MAX_PROBLEMS or work > MAX_WORK:
            break
        start, end = span
        places.add((slip.problems[0].line, start - text.rfind("\n", 0, start)))
        text = text[:start] + "x" * (end - start) + text[end:]
        try:
            wrong = _wrong(text, name)
        except Slip as following:
            if following.index <= slip.index:
                break
            slip = following
            slips += slip.problems
            continue
        return (slips + [p for p in wrong if (p.line, p.column) not in places])[:MAX_PROBLEMS]
    return slips


def _wrong(text: str, name: str) -> list[Problem]:
    """What is wrong with a mended text.  Raises `Slip` if there is one more."""
    try:
        read_nodes(*parse(text, name), name)
    except Slip:
        raise
    except Unreadable as error:
        return error.problems
    return []


def _span(text: str, slip: Slip) -> tuple[int, int] | None:
    """Where the value with the slip stands on its line, or nothing where more than quotes is missing."""
    begin, end = text.rfind("\n", 0, slip.index) + 1, text.find("\n", slip.index)
    line = text[begin : end if end >= 0 else len(text)].rstrip()
    at = slip.index - begin
    if line[at : at + 1] == ":" and slip.flow:
        start = 1 + max(line.rfind(mark, 0, at) for mark in (": ", ", ", "{", "["))
        start += len(line[start:at]) - len(line[start:at].lstrip())
        stop = _END_IN_FLOW.search(line, at)
        sound = start < at and stop is not None and line[start] not in "\"'"
        return (begin + start, begin + stop.start()) if sound and stop else None
    if line[at : at + 1] == ":":
        head = _HEAD.match(line)
        start = head.end() if head and head["key"] else len(line)
        return (begin + start, begin + len(line)) if start < at and line[start] not in "\"'[{|>" else None
    head = _HEAD.match(line[:at])
    stop = None
    if slip.flow or head is None or head.end() < at:
        stop = _END_IN_FLOW.search(line, at)
    elif not head["key"]:
        stop = _END_OF_KEY.search(line, at)
    return slip.index, begin + len(line[: stop.start() if stop else None].rstrip())
