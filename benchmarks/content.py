"""What the benchmarks draw, read and change: invented maps of any size, the same ones every time.

The plain map has what a Mermaid journey can say and no more, so that programs that read Mermaid do the same work; the
rich one has what people write on a journey map: eight cards a step, of uneven length.  A large map is the rich one
with more steps (`cards` at eight a step), or with fuller cells where the number of steps is given.
"""

from __future__ import annotations

from collections.abc import Iterator

TITLE = "A street choir gives its first concert"
ACTORS = ("Ines", "Tomasz", "Priya", "Caretaker", "Neighbours", "Council")

SECTIONS: dict[str, tuple[tuple[str, int], ...]] = {
    "Idea": (
        ("Hum together at the bus stop", 4),
        ("Agree on a Thursday evening", 4),
        ("Look for a room that is warm", 2),
        ("Ask the caretaker for the hall", 3),
        ("Pin a note to the bakery door", 4),
    ),
    "Gathering": (
        ("Count eleven people who came", 5),
        ("Sort voices from high to low", 3),
        ("Discover that nobody reads music", 2),
        ("Learn a round by ear", 4),
        ("Share soup after singing", 5),
    ),
    "Rehearsal": (
        ("Choose nine songs out of forty", 2),
        ("Copy sheets on the office printer", 1),
        ("Practise the hard bar again", 2),
        ("Record the evening on a phone", 3),
        ("Listen to it and wince", 1),
    ),
    "Permission": (
        ("Find the right form for street music", 1),
        ("Wait for the stamp of the council", 1),
        ("Answer questions about loudness", 2),
        ("Get a yes for one afternoon", 5),
        ("Tell everybody in the stairwell", 5),
    ),
    "Invitation": (
        ("Draw a poster with a kettle on it", 4),
        ("Hand out leaflets at the market", 3),
        ("Write to the local radio", 3),
        ("Borrow forty chairs from the school", 3),
        ("Watch the weather forecast", 2),
    ),
    "Dress rehearsal": (
        ("Stand where the wind comes from", 2),
        ("Lose the note for the altos", 1),
        ("Mend a music stand with tape", 3),
        ("Sing everything without a stop", 4),
        ("Go home hoarse and cheerful", 4),
    ),
    "Concert": (
        ("Carry chairs into the sun", 3),
        ("See the street fill up", 5),
        ("Begin half a tone too high", 2),
        ("Hear neighbours join the chorus", 5),
        ("Sing the last song twice", 5),
    ),
    "Afterwards": (
        ("Stack the chairs and sweep", 2),
        ("Count the coins in the hat", 4),
        ("Thank the council in writing", 3),
        ("Read about it in the paper", 5),
        ("Fix a date for next spring", 5),
    ),
}
TASKS = tuple(task for tasks in SECTIONS.values() for task, _ in tasks)


def mermaid() -> str:
    """The plain map: 8 sections, 40 tasks, 6 actors."""
    lines, n = ["journey", f"    title {TITLE}"], 0
    for section, tasks in SECTIONS.items():
        lines.append(f"    section {section}")
        for task, score in tasks:
            actors = dict.fromkeys(ACTORS[(n * k + k) % len(ACTORS)] for k in range(1, 2 + n % 3))
            lines.append(f"      {task}: {score}: {', '.join(actors)}")
            n += 1
    return "\n".join(lines) + "\n"


_STARTS = (
    "Nobody", "The caretaker", "Half of the choir", "A neighbour on the third floor", "Ines",
    "The woman from the council", "Everyone who came by bike", "The youngest tenor",
)  # fmt: skip
_VERBS = (
    "forgets", "asks for", "is glad about", "cannot find", "brings along", "waits for", "writes down", "argues about",
    "laughs at", "repairs", "lends", "has not heard of",
)  # fmt: skip
_THINGS = (
    "the key", "a second pair of chairs", "the form with the blue stamp", "soup for twelve", "the agreed hour",
    "the sheets for the second voice, copied much too small", "an answer by letter", "the wind", "a louder piano",
    "permission to park the van in front of the door until six", "the right note",
)  # fmt: skip
_ENDS = (
    "",
    "",
    ", once more",
    " before the others arrive",
    ", and nobody minds",
    " although it was promised twice last week",
)


def sentence(n: int) -> str:
    """The n-th of many thousand different sentences, 3 to 25 words long."""
    parts = (_STARTS[n % 8], _VERBS[n % 12 * 5 % 12], _THINGS[(n * 3 + n // 11) % 11])
    return " ".join(parts) + _ENDS[(n // 7) % 6]


def _card(kind: str, n: int) -> str:
    text = f'text: "{sentence(n)} ({n})"'
    more = {
        "touchpoint": f", channel: {('phone', 'web', 'in person', 'app')[n % 4]}",
        "feeling": f", score: {(n * 7 % 41) / 10 - 2:g}",
        "pain.moment": f", severity: {n % 3 + 1}, evidence: talks",
        "gain.moment": ", evidence: count",
        "opportunity": f", priority: {n % 50 / 10:g}",
        "metric": f', value: "{n % 97} %", evidence: count',
    }.get(kind, "")
    return f"{{ {text}{more} }}"


KINDS = ("doing", "touchpoint", "thinking", "feeling", "pain.moment", "gain.moment", "opportunity", "metric")
PER_STEP = len(KINDS)
_MANY = tuple(kind for kind in KINDS if kind != "feeling")
PER_STAGE = 5  # steps


def rich(cards: int = 320, steps: int = 0) -> str:
    """A map as YAML with so many cards, eight a step unless `steps` says how many columns share them."""
    return "\n".join(_lines(cards, steps or -(-cards // PER_STEP))) + "\n"


def _lines(cards: int, steps: int) -> Iterator[str]:
    yield "# Everybody and everything in this map is invented."
    yield from ("desirepath: 1", f"journey: {TITLE}", "framework: journey-map", "state: current", "personas:")
    yield from ("  - name: Ines Duarte", "    id: ines", "    age: 34", "    role: Sings alto, drives the 4 tram")
    yield from (
        "    goals:",
        "      - A Thursday evening that is not about work",
        "      - To sing in front of people once",
    )
    yield from ("sources:", "  - { id: talks, title: Talks after rehearsal, type: interview, date: 2026-05-02, n: 12 }")
    yield "  - { id: count, title: Counted at the door, type: observation, date: 2026-06-20, n: 180 }"
    yield "stages:"
    sections, done = list(SECTIONS), 0
    for step in range(steps):
        if step % PER_STAGE == 0:
            yield f"\n  - stage: {sections[step // PER_STAGE % len(sections)]}"
            yield "    steps:  # the numbers in brackets tell the cards apart"
        yield f"      - step: {TASKS[step % len(TASKS)]}"
        share = range(done, cards * (step + 1) // steps)
        yield from _cells(share)
        done = share.stop


def _cells(numbers: range) -> Iterator[str]:
    """The cards of one step: one of every kind, then more of all but feelings."""
    cells: dict[str, list[int]] = {}
    for k, n in enumerate(numbers):
        kind = KINDS[k] if k < PER_STEP else _MANY[k % len(_MANY)]
        cells.setdefault(kind, []).append(n)
    for kind, mine in cells.items():
        if len(mine) == 1:
            yield f"        {kind}: {_card(kind, mine[0])}"
        else:
            yield f"        {kind}:"
            yield from (f"          - {_card(kind, n)}" for n in mine)
