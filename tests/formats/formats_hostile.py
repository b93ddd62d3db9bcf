"""Hostile YAML: what `test_formats_yaml_hostile` holds the reader to, and `benchmarks/hostile.py` times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

HEAD = "desirepath: 1\njourney: Coffee\n"
QUOTES = "put the whole text in quotes"
_COLON = f"a text cannot hold a colon followed by a space; {QUOTES}, or check how far the line is indented"
_ENTRIES = "this holds more than 20,000 entries; split it into several maps"
_WORDS = "put a text that begins with & or ! in quotes"
_BRACKET = "a key must be a word; put a text that begins with { or [ in quotes"
_NO_COLON = f"a key without a colon, or a text that goes on too far to the left; {QUOTES}"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A text that must be refused: what is said first, how many problems, after how many of libyaml's events."""

    text: Callable[[], str]
    said: str
    problems: int = 1
    events: int = 200


def _many(line: str, n: int = 140_000) -> Callable[[], str]:
    return lambda: HEAD + "".join(line.format(n=k) for k in range(n))


def _flow(before: str, entry: str, n: int, after: str) -> Callable[[], str]:
    return lambda: HEAD + before + ",".join(entry.format(n=k) for k in range(n)) + after


FILES: Mapping[str, Hostile] = {
    "nested brackets": Hostile(lambda: "a: [" * 50_000, "1:65: this is nested deeper than 32 levels"),
    "nested dashes": Hostile(lambda: "- " * 3_000_000, "1:65: this is nested deeper than 32 levels"),
    "nested braces": Hostile(lambda: "{" * 50_000, f"1:2: {_BRACKET}"),
    "nested question marks": Hostile(lambda: "? " * 50_000, f"1:3: {_BRACKET}"),
    "aliases": Hostile(
        lambda: HEAD + "x-a: &a [x, x]\n" + "".join(f"x-{k}: [*a, *a]\n" for k in range(30)),
        f"3:6: anchors and tags are not used here; {_WORDS}",
        problems=31,
        events=1_500,
    ),
    "a tag that would run code": Hostile(
        lambda: HEAD + "x-a: !!python/object:os.system {}",
        f"3:6: anchors and tags are not used here; {_WORDS}",
    ),
    "a directive": Hostile(
        lambda: "%YAML 1.1\n---\n" + HEAD,
        "1:1: YAML directives are not used here; take the line that begins with % out",
    ),
    "a million documents": Hostile(
        lambda: "---\n" * 1_000_000, "2:1: a second document begins here; keep one document in a file"
    ),
    "too many characters": Hostile(lambda: "a" * 8_000_001, " the file is larger than 8,000,000 characters"),
    "unknown keys": Hostile(_many("key{n}: 1\n"), f"20001:1: {_ENTRIES}", events=40_100),
    "keys of one's own": Hostile(_many("x-{n}: 1\n"), f"20001:1: {_ENTRIES}", events=40_100),
    "kinds of one's own": Hostile(_many("x-a.b{n}: 1\n"), f"20001:1: {_ENTRIES}", events=40_100),
    "one key again and again": Hostile(_many("a: 1\n"), f"20001:1: {_ENTRIES}", events=40_100),
    "keys between braces": Hostile(_flow("facts: {", "a{n}: 1", 140_000, "}"), f"3:188899: {_ENTRIES}", 1, 40_100),
    "entries of a list": Hostile(_flow("x-a: [", "1", 300_000, "]"), f"3:40007: {_ENTRIES}", events=20_100),
    "stages": Hostile(lambda: HEAD + "stages:\n" + "  - stage: s\n" * 100_000, f"20004:5: {_ENTRIES}", events=80_200),
    "links": Hostile(_flow("next: [", "a", 140_000, "]"), f"3:40008: {_ENTRIES}", events=20_100),
    "personas of one name": Hostile(
        _flow("personas: [", "a.yaml", 19_000, "]"),
        "3:70005: a document holds at most 20,000 records; split it into several maps",
        events=19_100,
    ),
    "references to nothing": Hostile(
        lambda: HEAD + "stages:\n" + "".join(f"  - {{ stage: s, id: s{k}, next: z{k} }}\n" for k in range(9_000)),
        "4:31: there is no step with the id 'z0' in this file; write `id: z0` at the step that is meant",
        problems=100,
        events=72_100,
    ),
    "slips": Hostile(
        lambda: HEAD + "stages:\n" + "  - stage: a: b\n" * 50_000, f"4:13: {_COLON}", problems=100, events=20_000
    ),
    "slips behind half a million words": Hostile(
        lambda: HEAD + f"x-long: {'word ' * 400_000}\nstages:\n" + "  - stage: a: b\n" * 50_000,
        f"5:13: {_COLON}",
        problems=100,
        events=20_000,
    ),
    "slips in more lines than are looked at": Hostile(
        _many("k{n}: @a\n"), f"3:5: a text cannot begin with @; {QUOTES}"
    ),
    "quotation marks left open": Hostile(
        _many('k{n}: "a\n', 50_000),
        "3:5: a quotation mark or bracket is opened and never closed; close it",
        problems=100,
        events=20_000,
    ),
    "slips at every depth": Hostile(
        lambda: HEAD + "".join("  " * k + f"x-{k}: a: b\n" + "  " * k + "x-n:\n" for k in range(30)),
        f"3:7: {_COLON}",
        problems=30,
        events=10_000,
    ),
    "a quotation mark and megabytes": Hostile(lambda: HEAD + "'" * 7_900_000, f"3:7900001: {_NO_COLON}"),
    "spaces behind a slip": Hostile(
        lambda: HEAD + f"tags: [ @{' ' * 200_000}a ]", f"3:9: a text cannot begin with @; {QUOTES}"
    ),
    "tabs": Hostile(lambda: HEAD + "\t" * 7_900_000, "3:1: a tab stands where spaces must; indent with spaces"),
    "zeros": Hostile(lambda: HEAD + "a: \0\n" * 300_000, "3:4: U+0000 cannot stand in the file as it is; take it out"),
    "line ends of long ago": Hostile(
        lambda: HEAD + "x-a: b\r" * 300_000, "3:7: U+000D cannot stand in the file as it is; take it out"
    ),
}
