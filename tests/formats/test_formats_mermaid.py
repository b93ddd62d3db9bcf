"""Mermaid journeys: what is mended, what comes back, and that Mermaid takes whatever we write."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desirepath.errors import Unreadable
from desirepath.formats import Reading, Writing, mermaid, yaml_file
from desirepath.formats.sketch import Sketch
from desirepath.model.document import Document, apply
from desirepath.model.edits import Change, Remove, Set
from desirepath.model.schema import MAP, TABLE, Card, Persona, Step, why_wrong

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "mermaid"
CHECK = Path(__file__).parents[1] / "mermaid" / "check.mjs"

Told = list[tuple[str, str, float | None, list[str]]]
"""(section, task, score as it came, actors) of every task"""

DAY = """journey
    title A day at the counter
    section Morning
      Opens the shop: 4: Kim
      Finds the till locked: 1: Kim, Lee
    section Noon
      Eats: 5
"""


def told(document: Document) -> Told:
    """The tasks that a document tells of, in Mermaid's terms."""
    tasks: Told = []
    for stage in document.stages:
        section = stage.extra.get("x-mermaid", {}).get("section", stage.title)
        for step in document.steps(stage.id):
            felt = document.on(step.id, Card, "feeling")
            score = next((float(c.origin["score"]) for c in felt if _is_number(c.origin.get("score"))), None)
            names = [document[c.persona].name for c in felt if c.persona]  # type: ignore[union-attr]
            tasks.append((section, step.title, score, names))
    return tasks


def _is_number(words: Any) -> bool:
    return isinstance(words, str) and re.fullmatch(r"[-+]?[\d.]+(e\d+)?", words) is not None


def feelings(reading: Reading) -> list[tuple[str, float | None]]:
    return [(card.text, card.score) for card in reading.document.of(Card)]


def only_task(line: str) -> tuple[str, str, float | None, list[str]]:
    (task,) = told(mermaid.read(f"journey\nsection S\n{line}\n").document)
    return task


def said(text: str) -> list[str]:
    return [str(warning) for warning in mermaid.read(text).warnings]


# ---- an independent reading: Mermaid's preprocessing, lexer and grammar, rule by rule -----------------------------

_RULES: list[tuple[str, re.Pattern[str]]] = [
    (name, re.compile(rule, re.IGNORECASE))
    for name, rule in (
        ("", r"%(?!\{)[^\n]*"),
        ("", r"[^}]%%[^\n]*"),
        ("NEWLINE", r"\n+"),
        ("", r"[\s\ufeff]+"),
        ("", r"#[^\n]*"),
        ("journey", r"journey(?![A-Za-z0-9_])"),
        ("title", r"title[\s\ufeff][^#\n;]+"),
        ("acc", r"accTitle\s*:\s*[^\n]*"),
        ("acc", r"accDescr\s*:\s*[^\n]*"),
        ("acc", r"accDescr\s*\{\s*[^}]*\}"),
        ("section", r"section[\s\ufeff][^#:\n;]+"),
        ("taskName", r"[^#:\n;]+"),
        ("taskData", r":[^#\n;]+"),
        ("INVALID", r"[\s\S]"),
    )
]


def _preprocessed(text: str) -> str:
    assert not re.search(r"C4(Context|Container|Component|Dynamic|Deployment)", text), "taken for a C4 diagram"
    text = re.sub(r"<(\w+)([^>]*)>", lambda m: f"<{m[1]}" + re.sub(r'="([^"]*)"', r"='\1'", m[2]) + ">", text)
    text = re.sub(r"%%\{\s*(?:(\w+)\s*:|(\w+))[\s\S]*?(?:\}%%|\Z)", "", text)
    text = re.sub(r"^\s*%%(?!\{)[^\n]+\n?", "", text, flags=re.MULTILINE)
    text = re.sub(r"(?:style|classDef).*:\S*#.*;", lambda m: m[0][:-1], text)
    return re.sub(r"#(\w+);", lambda m: f"ﬂ°{'°' * m[1].isdigit()}{m[1]}¶ß", text, flags=re.ASCII)


def _shown(words: str) -> str:
    words = words.replace("&", "&amp;").replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";")
    return html.unescape(words).strip()


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        name, match = next((name, m) for name, rule in _RULES if (m := rule.match(text, at)))
        at = match.end()
        if name and name != "NEWLINE":
            yield name, match[0]


def reference(text: str) -> tuple[str, Told]:
    """The title and the tasks that Mermaid makes of a diagram; fails where Mermaid would refuse it."""
    tokens = list(_tokens(_preprocessed(text) + "\n"))
    assert tokens[0][0] == "journey", tokens[0]
    title, section = "", ""
    tasks: Told = []
    waiting = ""
    for name, words in tokens[1:]:
        assert name in ("title", "acc", "section", "taskName", "taskData"), (name, words)
        assert bool(waiting) == (name == "taskData"), (waiting, name, words)
        if name == "title":
            title = words[6:]
            assert not re.search(r"[<>&]", title), "a sanitizer would change this title"
        elif name == "section":
            section = words[8:]
        elif name == "taskName":
            waiting = words
        elif name == "taskData":
            score, _, people = words[1:].partition(":")
            names = [_shown(n) for n in people.split(":")[0].split(",")] if people else []
            tasks.append((_shown(section), _shown(waiting), float(score), names))
            waiting = ""
    return _shown(title), tasks


# ---- reading -----------------------------------------------------------------------------------------------------


def test_sections_tasks_scores_and_actors_become_stages_steps_feelings_and_personas() -> None:
    reading = mermaid.read(DAY)
    document = reading.document
    assert document.head.title == "A day at the counter"
    assert told(document) == [
        ("Morning", "Opens the shop", 4, ["Kim"]),
        ("Morning", "Finds the till locked", 1, ["Kim", "Lee"]),
        ("Noon", "Eats", 5, []),
    ]
    assert sorted(feelings(reading), key=str) == [
        ("Good", 1),
        ("Very bad", -2),
        ("Very bad", -2),
        ("Very good", 2),
    ]
    assert [p.name for p in document.on(MAP, Persona)] == ["Kim", "Lee"]
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("A: 3", ("S", "A", 3, [])),
        ("A: 3:", ("S", "A", 3, [])),
        ("A: 3: Me, ", ("S", "A", 3, ["Me"])),
        ("A:", ("S", "A", None, [])),
        ("A", ("S", "A", None, [])),
        ("A: : Me", ("S", "A", None, ["Me"])),
        ("A: good: Me", ("S", "A", None, ["Me"])),
        ("A: 1e1: Me", ("S", "A", 10, ["Me"])),
        ("A: -1", ("S", "A", -1, [])),
        ("Arrive 9:00 AM: 5: Me", ("S", "Arrive 9:00 AM", 5, ["Me"])),
        ("Arrive 9:00: 5: Me", ("S", "Arrive 9:00", 5, ["Me"])),
        ("Type the code (ex: 5832): 4: Me", ("S", "Type the code (ex: 5832)", 4, ["Me"])),
        ("A: 5: Me: extra", ("S", "A", 5, ["Me"])),
        ("A: 5: Me;", ("S", "A", 5, ["Me"])),
        ("Ticket #1: 5: Me", ("S", "Ticket #1", 5, ["Me"])),
        ("Read; then write: 5: Me", ("S", "Read; then write", 5, ["Me"])),
        ("journey planning: 5: Me", ("S", "journey planning", 5, ["Me"])),
        ("A: 5: Me %% note", ("S", "A", 5, ["Me"])),
        ("A: 5: Me # note", ("S", "A", 5, ["Me"])),
        ("Make<br/>tea: 5: Me", ("S", "Make\ntea", 5, ["Me"])),
        ('"Make tea": 5: "Me"', ("S", "Make tea", 5, ["Me"])),
        ("泡茶：5：我，你", ("S", "泡茶", 5, ["我", "你"])),
        ("A#58; B#35;1: 5: Smith#44; Jane", ("S", "A: B#1", 5, ["Smith, Jane"])),
        (": 5: Me", ("S", "Unnamed step", 5, ["Me"])),
    ],
)
def test_what_people_really_write_is_mended(line: str, task: tuple[Any, ...]) -> None:
    assert only_task(line) == task


def test_every_mend_says_where_it_was_and_what_was_made_of_it() -> None:
    text = "userJourney\nsection Phase 1: Start\nA\nB: great: Me\nC: 9: Me\nD: 5: Me;\nE: 3/5: Me\n"
    assert [str(w) for w in mermaid.read(text, "day.mmd").warnings] == [
        "day.mmd:1: “userJourney”; read as journey, the word that Mermaid expects",
        "day.mmd:2: a colon in the section name “Phase 1: Start”; the whole name was kept; write #58; for it",
        "day.mmd:3: “A” has no score; kept as a step without a feeling",
        "day.mmd:4: “great” where a score from 1 to 5 is expected; kept as the words of the feeling",
        "day.mmd:6: a semicolon; it ends a statement where another follows, else it was kept; Mermaid refuses it",
        "day.mmd:7: the score “3/5”; read as 3",
        "day.mmd:5: the score 9 lies outside 1…5; counted as +2, the end of the scale; "
        "the number is kept for the way back",
    ]


def test_words_in_place_of_a_score_are_the_words_of_the_feeling() -> None:
    assert feelings(mermaid.read("journey\nA: good: Me")) == [("good", None)]


def test_what_follows_the_actors_is_kept_as_a_note() -> None:
    (card,) = mermaid.read("journey\nA: 2: Agent: Tier 1: API").document.of(Card)
    assert (card.note, card.score) == ("Tier 1: API", -1)


def test_a_diagram_on_a_scale_of_ten_is_brought_to_ours_and_back() -> None:
    text = "journey\nA: 10\nB: 1\nC: 7\nD: 8\n"
    reading = mermaid.read(text)
    assert [card.score for card in sorted(reading.document.of(Card), key=lambda c: c.at.on)] == [2, -2, 0.6667, 1.1111]
    assert reference(mermaid.write(reading.document).text)[1] == [
        ("", "A", 10, []), ("", "B", 1, []), ("", "C", 7, []), ("", "D", 8, []),
    ]  # fmt: skip


def test_a_section_named_twice_in_a_row_is_one_stage_and_later_another() -> None:
    text = "journey\nsection A\nx: 1\nsection A\ny: 1\nsection B\nz: 1\nsection A\nw: 1\n"
    document = mermaid.read(text).document
    assert [(s.title, [t.title for t in document.steps(s.id)]) for s in document.stages] == [
        ("A", ["x", "y"]), ("B", ["z"]), ("A", ["w"]),
    ]  # fmt: skip


def test_title_and_description_come_from_wherever_they_stand() -> None:
    text = "---\ntitle: No\nconfig: {theme: dark}\n---\n%%{init: {'theme': 'base'}}%%\njourney\n"
    text += "accTitle: For the ear\naccDescr {\n  Two lines\n  of it\n}\nA: 3\n"
    head = mermaid.read(text).document.head
    assert (head.title, head.description, head.extra) == (
        "No",
        "Two lines\nof it",
        {"x-mermaid": {"accTitle": "For the ear"}},
    )
    assert mermaid.read(text.replace("A: 3", "title Yes")).document.head.title == "Yes"


def test_a_journey_in_a_fence_of_a_markdown_text_is_found_with_its_lines() -> None:
    text = "# How we work\n\n```mermaid\ngraph TD\n```\n\n```mermaid\njourney\n  A: 3\n  B\n```\nEnd.\n"
    reading = mermaid.read(text)
    assert [task[1] for task in told(reading.document)] == ["A", "B"]
    assert [w.line for w in reading.warnings if "B" in w.message] == [10]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "day.mmd: there is no text; a journey diagram begins with a line that says journey"),
        ("\n%% only a comment\n", "day.mmd: there is no text; a journey diagram begins with a line that says journey"),
        (
            "\nflowchart LR\nA --> B",
            "day.mmd:2: found “flowchart LR”, expected the word journey; flowchart is another kind of Mermaid diagram",
        ),
        (
            "journey-map Coffee",
            "day.mmd:1: found “journey-map Coffee”, expected the word journey; "
            "a journey diagram begins with the word journey",
        ),
        (
            "```mermaid\njourney\nA: 3\n```\n```mermaid\njourney\nB: 3\n```",
            "day.mmd:6: 2 journey diagrams, at lines 2, 6; bring them one at a time",
        ),
        (
            "journey\n" + "a" * 9000 + ": 3",
            "day.mmd:2: a step name of 9,000 characters; 8,000 are the most",
        ),
    ],
)
def test_what_is_no_journey_is_refused_with_the_line_and_a_hint(text: str, problem: str) -> None:
    with pytest.raises(Unreadable) as refused:
        mermaid.read(text, "day.mmd")
    assert str(refused.value) == problem


@pytest.mark.parametrize(
    "text",
    [
        "journey\n" + ":" * 450_000,
        "journey\n" + "a\n" * 200_000,
        "journey\n" + "a:1;" * 100_000,
        "journey\n" + "accDescr {\n" * 40_000,
        "%%{" * 150_000,
        "journey\n a: 3: " + "," * 450_000,
        "journey\n" + "#35;" * 100_000 + ": 3",
        "---\n" + "[" * 40_000 + "\n---\njourney\n",
        "journey\n a " + " %" * 200_000,
        "---\na: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(2000)) + "---\njourney\nA: 1",
        "x" * 500_001,
    ],
    ids=[
        "colons",
        "lines",
        "semicolons",
        "braces",
        "directives",
        "actors",
        "codes",
        "depth",
        "comments",
        "yaml",
        "size",
    ],
)
def test_a_hostile_text_is_answered_quickly(text: str) -> None:
    start = time.process_time()
    try:
        assert mermaid.read(text).document.head.title
    except Unreadable as refused:
        assert refused.problems  # noqa: PT017
    assert time.process_time() - start < 5


# ---- there and back ----------------------------------------------------------------------------------------------


def test_import_and_export_give_the_same_tasks() -> None:
    assert mermaid.write(mermaid.read(DAY).document) == Writing(DAY)


def test_another_score_and_another_persona_show_in_the_diagram() -> None:
    document = mermaid.read(DAY).document
    kim, lee = (p.id for p in document.on(MAP, Persona))
    by_step = {s.title: document.on(s.id, Card, "feeling") for s in document.of(Step)}
    eats, opens, locked = by_step["Eats"][0], by_step["Opens the shop"][0], by_step["Finds the till locked"]
    lees = next(card for card in locked if card.persona == lee)
    change = Change(
        (Set(eats.id, "persona", lee, ""), Set(opens.id, "score", 0.5, 1.0), Set(lees.id, "score", 1, -2.0))
    )
    assert reference(mermaid.write(apply(document, change)).text)[1] == [
        ("Morning", "Opens the shop", 3.5, ["Kim"]),
        ("Morning", "Finds the till locked", 2.5, ["Kim", "Lee"]),
        ("Noon", "Eats", 5, ["Lee"]),
    ]
    gone = apply(document, Change((Remove(lees.id, lees),)))
    assert reference(mermaid.write(gone).text)[1][1] == ("Morning", "Finds the till locked", 1, ["Kim"])
    assert kim != lee


def test_numbers_return_as_they_were_written() -> None:
    text = "journey\n    title T\n    section S\n      A: 1e1: Me\n      B: 3.50: Me\n      C: 4: Me\n      D: 1: Me\n"
    assert mermaid.write(mermaid.read(text).document).text == text


def test_names_too_long_for_a_title_return_whole() -> None:
    long = "word " * 60 + "end"
    text = f"journey\n    title {long}\n    section {long}\n      {long}: 3: {long}\n"
    assert mermaid.write(mermaid.read(text).document).text == text


MAP_TEXT = """
desirepath: 1
journey: A new bicycle
description: From wish to first ride
owner: Sales
personas:
  - { id: ada, name: Ada, role: Commuter }
sources:
  - { id: visit, title: Shop visit }
goal: Ride to work
stages:
  - stage: Choose
    steps:
      - step: Tries three
        duration: 1 h
        feeling: [{ text: Curious, score: 1 }, { text: Overwhelmed, score: -1 }]
        pain: { text: No size fits, severity: 2, evidence: visit }
      - step: "Asks: which one?"
        thinking: Is it worth it?
  - stage: Ride
    feeling: { text: Free, score: 2 }
  - stage: Later
"""


def test_a_map_becomes_a_diagram_and_every_loss_is_said() -> None:
    writing = mermaid.write(yaml_file.read(MAP_TEXT).document)
    assert (
        writing.text
        == """journey
    title A new bicycle
    accDescr {
    From wish to first ride
    }
    section Choose
      Tries three: 3: Ada
      Asks#58; which one?: 3: Ada
    section Ride
      Ride: 5: Ada
    section Later
"""
    )
    assert writing.losses == (
        "Cards for which the format has no room: 1 goal, 1 pain, 1 thinking.",
        "Without a score, and written as 3 because Mermaid needs a number: “Asks: which one?”.",
        "Of several feelings only the mean was written: “Tries three”.",
        "A stage without steps is written as one task of the same name: “Ride”.",
        "Mermaid does not draw a section without tasks: “Later”.",
        "Of feelings only the score was written, not the words: “Curious”, “Overwhelmed”, “Free”.",
        "Personas leave behind: 1 role.",
        "Stages and steps leave behind: 1 duration.",
        "The document leaves behind: 1 owner.",
        "Links stay behind: 1 evidence.",
        "What stands beside the map stays behind: 1 source.",
    )


FRAGMENTS = [
    "#", ";", ":", ",", "%", "%%", "%%{", "}%%", "{", "}", "journey", "Journeyé", "title ", "Section ", "accTitle:",
    "accDescr {", "<br>", '<b x="y">', ">", "&amp;", "#35;", "#quot;", "ﬂ°°35¶ß", "¶ß", "C4Container", "style",
    "classDef", "a#b;", "x:y", "\n", " ", "\t", "\ufeff", "\u2028", "---", "```mermaid", '"', "'", "日本", "10:30", "5",
    "3/5", "：", "“", "”", "word", "😀", "<script>",
]  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=2), min_size=1, max_size=5).map(
    lambda parts: re.sub(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]", "", "".join(parts))
)
titles = texts.filter(lambda t: t.strip() != "")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    sketch = Sketch("")
    sketch.head(title=draw(titles), description=draw(texts))
    personas = ["", *(sketch.persona(draw(titles)) for _ in range(draw(st.integers(0, 2))))]
    for _ in range(draw(st.integers(0, 2))):
        stage = sketch.stage(draw(titles))
        for _ in range(draw(st.integers(0, 2))):
            step = sketch.step(stage, draw(titles))
            for _ in range(draw(st.integers(0, 2))):
                score = draw(st.sampled_from([-2, -0.5, 0, 1.25, 2]))
                persona = draw(st.sampled_from(personas))
                sketch.card(step, "feeling", draw(titles), score=score, persona=persona)
    return sketch.document()


def expected(document: Document) -> tuple[str, Told]:
    """What Mermaid must make of a document: the same words, the mean of the scores, the personas of the feelings."""
    tasks: Told = []
    everybody = document.on(MAP, Persona)
    for stage in document.stages:
        for step in document.steps(stage.id):
            felt = document.on(step.id, Card, "feeling")
            scores = [card.score for card in felt if card.score is not None]
            people = [p for card in felt for p in everybody if p.id == card.persona]
            names = [_one_line(p.name) for p in people or (everybody if len(everybody) == 1 else [])]
            score = round(sum(scores) / len(scores) + 3, 4) if scores else 3
            tasks.append((_one_line(stage.title), _one_line(step.title), score, list(dict.fromkeys(names))))
    return document.head.title.strip().replace("\n", " "), tasks


def _one_line(words: str) -> str:
    return words.strip().replace("\n", "<br>")


@settings(max_examples=150, deadline=None)
@given(documents())
def test_mermaids_lexer_takes_any_text_that_we_write(document: Document) -> None:
    title, tasks = reference(mermaid.write(document).text)
    wanted_title, wanted = expected(document)
    assert title == wanted_title.strip()
    assert [(a, b, round(c or 0, 4), d) for a, b, c, d in tasks] == wanted


@settings(max_examples=150, deadline=None)
@given(documents())
def test_what_we_write_we_read_without_mending_anything(document: Document) -> None:
    reading = mermaid.read(mermaid.write(document).text)
    assert reading.warnings == ()
    titles_in = [s.title.strip() for stage in document.stages for s in document.steps(stage.id)]
    assert [task[1] for task in told(reading.document)] == titles_in


@settings(max_examples=150, deadline=None)
@given(st.lists(texts, max_size=8), st.booleans())
def test_whatever_is_read_is_a_valid_document(lines: list[str], header: bool) -> None:
    try:
        document = mermaid.read("\n".join(["journey"] * header + lines)).document
    except Unreadable:
        return
    for record in document.records.values():
        for name in TABLE[type(record)]:
            assert why_wrong(type(record), name, getattr(record, name)) == ""


# ---- real files, and Mermaid itself ------------------------------------------------------------------------------

ODD = "x\"'#;[](){}\n🎉日本語:,*-|`~&=+.?@$^_><%%\\x"
READ_OTHERWISE: dict[str, tuple[str, dict[int, tuple[str, str, float | None, list[str]]]]] = {
    "046": (
        "Mermaid cuts section and actor at a #; we keep what follows",
        {0: (ODD, ODD, 4, [ODD])},
    ),
    "056": (
        "Mermaid cuts an actor at a #; we keep what follows",
        {1: ("Journey to the shops", "Go to car", 3, ["Dad", "Mum", "Child#1", "Child#2"])},
    ),
}
RECOVERED: dict[str, Told] = {
    "012": [
        ("Morning", "Wake up", 3, ["Me"]),
        ("Morning", "Coffee", 5, ["Me"]),
        ("Morning", "click task href", None, []),
    ],
    "013": [("Morning", "Wake up", 3, ["Me"]), ("Morning", "click task href", None, [])],
    "019": [("S", "journey review", 4, ["Me"]), ("S", "Other task", 3, ["Me"])],
    "020": [("S", "Make tea", 5, ["Me"]), ("S", "Go upstairs", 3, ["Me"])],
    "024": [("Work", "note over actor", None, []), ("Work", "Do work", 3, ["Me"])],
    "025": [("A:B", "Do work", 3, ["Me"])],
    "026": [("", "Do work", 3, ["Me"])],
    "027": [("Work", "Do work", 3, ["Me"])],
    "036": [
        ("Onboarding", "Sign Up", 5, []),
        ("Onboarding", "Browse Features", 3, []),
        ("Onboarding", "Use Core Functionality", 4, []),
        ("Engagement", "Browse Features", 3, []),
        ("Engagement", "Use Core Functionality", 4, []),
    ],
}

files = sorted(CORPUS.glob("*.mmd"))
real_files = pytest.mark.skipif(not files, reason="the folder of real Mermaid files is not beside the checkout")


def _broken(words: str) -> str:
    return re.sub(r"<br\s*/?\s*>", "\n", words).strip()


def mermaids_own(number: str) -> Told | None:
    """What Mermaid's parser made of a real file, trimmed, line breaks as ours, mends applied; None where it refuses."""
    found = list(CORPUS.glob(f"{number}-*.expected.json"))
    if not found:
        return None
    tasks: Told = [
        (_broken(t["section"]), _broken(t["task"]), t["score"], [a.strip() for a in t["actors"] if a.strip()])
        for t in json.loads(found[0].read_text())["tasks"]
    ]
    for at, task in READ_OTHERWISE.get(number, ("", {}))[1].items():
        tasks[at] = task
    return tasks


@real_files
def test_all_real_files_are_read_as_mermaid_reads_them_or_recovered_with_a_warning() -> None:
    assert len(files) == 58
    for file in files:
        number = file.name[:3]
        reading = mermaid.read(file.read_bytes().decode(), file.name)
        wanted = mermaids_own(number)
        assert told(reading.document) == (RECOVERED[number] if wanted is None else wanted), file.name
        if wanted is None:
            assert [w for w in reading.warnings if w.line], file.name


@real_files
def test_all_real_files_come_back_with_the_same_tasks() -> None:
    for file in files:
        number = file.name[:3]
        tasks = reference(mermaid.write(mermaid.read(file.read_bytes().decode()).document).text)[1]
        wanted = mermaids_own(number)
        wanted = RECOVERED[number] if wanted is None else wanted
        assert [(_broken(a), _broken(b), c, [_broken(n) for n in d]) for a, b, c, d in tasks] == [
            (a, b, 3 if c is None else c, d) for a, b, c, d in wanted
        ], file.name


def by_mermaid(diagrams: list[str]) -> list[dict[str, Any]]:
    modules = os.environ.get("DESIREPATH_MERMAID", "")
    if not shutil.which("node") or not (Path(modules) / "mermaid").is_dir() or not (Path(modules) / "jsdom").is_dir():
        pytest.skip("DESIREPATH_MERMAID names no node_modules with mermaid and jsdom, or node is missing")
    done = subprocess.run(
        ["node", str(CHECK)], input=json.dumps(diagrams), capture_output=True, text=True, check=True, timeout=120
    )
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results


def test_mermaid_itself_reads_the_same_tasks_as_our_reference() -> None:
    worlds = [mermaid.read(DAY).document, yaml_file.read(MAP_TEXT).document]
    worlds += [mermaid.read(file.read_bytes().decode()).document for file in files]
    for nth, fragment in enumerate(FRAGMENTS):
        sketch = Sketch("")
        before = FRAGMENTS[nth - 1]
        words = f"{fragment}{before}x"
        sketch.head(title=words, description=words)
        sketch.card(sketch.step(sketch.stage(words), words), "feeling", "Fine", score=1, persona=sketch.persona(words))
        worlds.append(sketch.document())
    diagrams = [mermaid.write(world).text for world in worlds]
    for diagram, result in zip(diagrams, by_mermaid(diagrams), strict=True):
        assert "error" not in result, (diagram, result)
        tasks = [(t["section"].strip(), t["task"].strip(), t["score"], t["actors"]) for t in result["tasks"]]
        assert (result["title"].strip(), tasks) == reference(diagram), diagram
