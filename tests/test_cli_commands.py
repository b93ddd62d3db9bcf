"""The command line as somebody types it: what it prints, what it writes, and with which code it ends."""

from __future__ import annotations

import io
import json
import re
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from desirepath import frameworks
from desirepath.cli import _FAMILIES, commands, main
from desirepath.cli.check import annotation
from desirepath.cli.parser import build
from desirepath.cli.terminal import PATIENCE, progress
from desirepath.errors import Problem
from desirepath.registry import FORMATS

DOCS = Path(__file__).parents[1] / "docs"

MAP = """\
# ours
desirepath: 1
journey: Coffee
framework: five-e
stages:
  - stage: Entice
    role: entice
    steps:
      - step: Sees the poster
        doing: Reads it
        feeling: { text: Curious, score: 1 }
        metric: { text: on time, value: 9 of 10 }
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Desk:
    """A folder to work in and a command line to type into."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.folder, self._capture, self._patch = folder, capture, patch
        patch.chdir(folder)
        patch.setenv("COLUMNS", "80")

    def __call__(self, *words: str, typed: str | bytes = "") -> Ran:
        data = typed if isinstance(typed, bytes) else typed.encode()
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        try:
            code = main(words)
        except SystemExit as exit:
            code = int(exit.code or 0)
        return Ran(code, *self._capture.readouterr())

    def put(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    @property
    def files(self) -> list[str]:
        return sorted(str(p.relative_to(self.folder)) for p in self.folder.rglob("*") if p.is_file())


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, capsys, monkeypatch)


# ---- render


def test_render_without_an_output_draws_a_pdf_here_and_says_where(desk: Desk) -> None:
    desk.put("maps/coffee.yaml", MAP)
    ran = desk("render", "maps/coffee.yaml")
    assert (ran.code, ran.out, desk.files) == (0, "", ["coffee.pdf", "maps/coffee.yaml"])
    assert re.match(r"Wrote coffee\.pdf \(1 page, \d+ × \d+ mm\)\n", ran.err)
    assert (desk.folder / "coffee.pdf").read_bytes().startswith(b"%PDF")


def test_cards_without_a_place_are_counted_and_the_way_to_them_is_said(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP)
    assert desk("render", "coffee.yaml", "-o", "c.svg").err.splitlines()[1] == (
        "coffee.yaml: note: not shown in five-e: 1 Feeling, 1 Metric; see `desirepath show coffee.yaml --as five-e`"
    )


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "pptx"])
def test_what_is_drawn_reads_back_with_its_comments_unless_the_source_is_left_out(desk: Desk, ending: str) -> None:
    desk.put("coffee.yaml", MAP)
    assert desk("render", "coffee.yaml", "-o", f"c.{ending}").code == 0
    assert desk("convert", f"c.{ending}", "-", "--to", "yaml").out == MAP
    assert desk("render", "coffee.yaml", "-o", f"c.{ending}", "--no-source").code == 0
    ran = desk("convert", f"c.{ending}", "-", "--to", "yaml")
    assert (ran.code, ran.err) == (
        1, f"c.{ending}: no map travels inside this file; it was drawn elsewhere, or with --no-source\n",
    )  # fmt: skip


def test_an_export_carries_followed_personas_in_words(desk: Desk) -> None:
    desk.put("kim.yaml", "desirepath: 1\npersona: Kim Park\nrole: Commuter\n")
    desk.put("coffee.yaml", MAP.replace("stages:", "personas: [ kim.yaml ]\nstages:"))
    assert desk("render", "coffee.yaml", "-o", "c.svg").code == 0
    (desk.folder / "kim.yaml").unlink()
    read = desk("convert", "c.svg", "-", "--to", "yaml").out
    assert "# ours" in read
    assert ("name: Kim Park" in read, "role: Commuter" in read, "kim.yaml" in read) == (True, True, False)


def test_an_export_of_a_part_carries_that_part(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP.replace("stages:", "personas: [ { name: Kim }, { name: Ada } ]\nstages:"))
    assert desk("render", "coffee.yaml", "-o", "c.svg", "--persona", "Ada").code == 0
    read = desk("convert", "c.svg", "-", "--to", "yaml").out
    assert ("# ours" in read, "Ada" in read, "Kim" in read) == (True, True, False)


def test_the_same_map_gives_the_same_bytes(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP)
    for name in ("a.svg", "b.svg"):
        desk("render", "coffee.yaml", "-o", name)
    assert (desk.folder / "a.svg").read_bytes() == (desk.folder / "b.svg").read_bytes()


def test_several_sheets_become_several_pictures(desk: Desk) -> None:
    steps = "".join(f"      - {{ step: Step {n}, doing: Does number {n} }}\n" for n in range(40))
    desk.put("long.yaml", f"desirepath: 1\njourney: Long\nstages:\n  - stage: S\n    steps:\n{steps}")
    ran = desk("render", "long.yaml", "-o", "long.svg", "--page", "a4", "--portrait")
    pages = [name for name in desk.files if name.endswith(".svg")]
    assert len(pages) > 1
    assert {f"long-{n}.svg" for n in range(1, len(pages) + 1)} == set(pages)
    n = len(pages)
    assert re.match(rf"Wrote long-1\.svg … long-{n}\.svg \({n} pages, \d+ × \d+ px\)\n", ran.err)
    assert desk("render", "long.yaml", "--page", "a4", "--to", "svg", "-o", "-").code == 2


def test_a_folder_is_drawn_map_by_map_and_one_bad_map_stops_no_other(desk: Desk) -> None:
    desk.put("maps/a.yaml", MAP)
    desk.put("maps/sub/a.yaml", MAP)
    desk.put("maps/personas/kim.yaml", "desirepath: 1\npersona: Kim\n")
    desk.put("maps/bad.yaml", "desirepath: 1\njurney: A\n")
    ran = desk("render", "maps", "-o", "out/", "--to", "svg")
    assert ran.code == 1
    assert "maps/bad.yaml:2:1:" in ran.err
    assert [name for name in desk.files if name.startswith("out")] == ["out/a.svg", "out/sub/a.svg"]
    assert desk("render", "maps", "-o", "{folder}-{name}-{framework}.svg", "--as", "storyboard").code == 1
    assert [n for n in desk.files if n.endswith("storyboard.svg")] == [".-a-storyboard.svg", "sub-a-storyboard.svg"]
    assert desk("render", "maps", "-o", "{name}.svg").code == 2
    assert desk("render", "maps", "-o", "one.svg").code == 2


def test_stdin_to_stdout(desk: Desk) -> None:
    ran = desk("render", "-", "-o", "-", "--to", "svg", typed=MAP)
    assert (ran.code, ran.out[:4], desk.files) == (0, "<svg", [])


def test_a_blank_sheet_asks_the_questions_of_its_framework(desk: Desk) -> None:
    assert desk("render", "--blank", "five-e", "-o", "blank.svg", "--lang", "de").code == 0
    assert "Welche Schritte sind der Grund" in (desk.folder / "blank.svg").read_text()
    assert desk("render", "--blank", "five-e", "coffee.yaml").code == 2


def test_lanes_and_personas_are_chosen_by_name(desk: Desk) -> None:
    two = MAP.replace("stages:", "personas: [ { name: Kim, id: kim }, { name: Ada, id: ada } ]\nstages:", 1)
    desk.put("c.yaml", two.replace("doing: Reads it", "doing: { text: Reads it, persona: ada }"))
    shown = desk("show", "c.yaml", "--as", "journey-map", "--persona", "Kim", "--hide", "Metrics").out
    assert "Reads it" not in shown
    assert "Ada" not in shown
    assert "Hidden lanes: metrics 1" in shown
    ran = desk("show", "c.yaml", "--hide", "nonsense")
    assert (ran.code, "its lanes are " in ran.err) == (2, True)
    assert desk("show", "c.yaml", "--persona", "Bo").err == (
        "there is no persona 'Bo'; there are kim (Kim), ada (Ada)\n"
    )


def test_drawing_never_writes_over_its_source(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP)
    ran = desk("render", "coffee.yaml", "-o", "coffee.yaml", "--to", "svg")
    assert (ran.code, ran.err) == (2, "coffee.yaml is what is being read; write to another file\n")
    assert (desk.folder / "coffee.yaml").read_text() == MAP


def test_a_missing_picture_is_told_and_the_rest_is_drawn(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP.replace("doing: Reads it", "doing: { text: Reads it, image: no.png }"))
    ran = desk("render", "coffee.yaml", "--as", "storyboard", "-o", "c.svg")
    assert (ran.code, "there is no file 'no.png'" in ran.err, "c.svg" in desk.files) == (0, True, True)


def test_watching_draws_again_and_survives_a_broken_state(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.put("coffee.yaml", MAP)
    states = [MAP.replace("Coffee", "Tea"), "desirepath: 1\njurney: A\n", MAP.replace("Coffee", "Milk"), None]

    def next_state(_: float) -> None:
        state = states.pop(0)
        if state is None:
            raise KeyboardInterrupt
        path.write_text(state)

    monkeypatch.setattr("time.sleep", next_state)
    ran = desk("render", "coffee.yaml", "-o", "c.svg", "--watch")
    assert (ran.code, ran.err.count("Wrote c.svg"), ran.err.count("coffee.yaml:2:1:")) == (130, 3, 1)
    assert "Milk" in (desk.folder / "c.svg").read_text()


# ---- show


def test_show_prints_the_view_and_the_tray(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP)
    ran = desk("show", "coffee.yaml", "--as", "five-e")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Coffee"
    assert any(re.match(r"Steps +│ • Sees the poster +│", line) for line in lines)
    assert lines[lines.index("Tray: 2 cards without a place in 5E journey map") + 1 :] == [
        "feeling 1         +1 Curious",
        "metric 1          9 of 10 on time",
    ]


JOURNEYS = [id for id in frameworks.builtin() if frameworks.load(id).type == "journey"]
EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize("name", sorted(file.stem for file in EXAMPLES.glob("*.yaml")))
def test_every_card_is_printed_or_counted_whatever_the_framework(
    desk: Desk, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desirepath.model.schema import Card
    from desirepath.model.view import Lens, frame
    from desirepath.registry import read

    monkeypatch.setenv("COLUMNS", "9000")
    file = EXAMPLES / f"{name}.yaml"
    document = read(file.read_bytes(), str(file)).document
    for id in JOURNEYS:
        ran = desk("show", str(file), "--as", id)
        assert ran.code == 0, ran.err
        above, _, below = ran.out.partition("\nTray: ")
        lens = Lens(frameworks.load(id))
        shape = frame(document, lens)
        tray = set(shape.tray)
        hidden = {card.id for card in document.of(Card) if lens.framework.home(card) in shape.hidden}
        cards = [card for card in document.of(Card) if card.id not in tray | hidden]
        lost = [card.text for card in cards if " ".join(card.text.split()) not in " ".join(above.split())]
        assert lost == [], id
        counts = Counter(card.at.kind for card in document.of(Card) if card.id in tray)
        assert [kind for kind, n in counts.items() if not re.search(rf"^{kind} +{n}\b", below, re.MULTILINE)] == [], id


TOLD = """\
desirepath: 1
journey: Bike
stages:
  - stage: Look
    duration: 5 weeks
    steps:
      - { step: Search, id: search, thinking: Hardly used? }
      - step: Check
        moment_of_truth: true
        duration: 2 hours
        next: { search: the frame is cracked, buy: it is sound }
        saying: Run your nail along this line
        opportunity: { text: A seal, priority: 4.5 }
  - stage: Deal
    steps:
      - { step: Buy, id: buy, doing: Pays, next: [] }
"""


def test_show_tells_a_storyboard_panel_by_panel(desk: Desk) -> None:
    desk.put("b.yaml", TOLD)
    assert (
        desk("show", "b.yaml", "--as", "storyboard").out
        == """\
Bike
Storyboard

Look (5 weeks)

1. Search
   Thought           • Hardly used?

2. ★ Check (2 hours)
   → back to Search: the frame is cracked
   → Buy: it is sound
   Speech            • Run your nail along this line

Deal

3. Buy
   ■ The journey ends here
   • Pays

Tray: 2 cards without a place in Storyboard
opportunity 1     A seal (priority 4.5)
doing 1           Pays
"""
    )


def test_show_tells_paths_durations_and_priorities_in_a_table(desk: Desk) -> None:
    desk.put("b.yaml", TOLD)
    assert (
        desk("show", "b.yaml", "--as", "journey-map").out
        == """\
Bike
Journey map

                  │ Look (5 weeks)               │
                  │ Search                       │ ★ Check (2 hours)
                  │                              │ → back to Search: the frame
                  │                              │ is cracked
                  │                              │ → Buy: it is sound
──────────────────┼──────────────────────────────┼──────────────────────────────
Thinking          │ • Hardly used?               │ • Run your nail along this
                  │                              │   line
──────────────────┼──────────────────────────────┼──────────────────────────────
Opportunities     │                              │ • A seal (priority 4.5)

                  │ Deal
                  │ Buy
                  │ ■ The journey ends here
──────────────────┼─────────────────────────────────────────────────────────────
Doing             │ • Pays
"""
    )


def test_show_tells_paths_apart_where_no_step_has_a_place(desk: Desk) -> None:
    desk.put("b.yaml", TOLD)
    ran = desk("show", "b.yaml", "--as", "journey-infographic")
    assert (
        ran.out[ran.out.index("Paths ") : ran.out.index("\nTray: ")]
        == """\
Paths             • Check → back to Search: the frame is cracked
                  • Check → Buy: it is sound
                  • Buy ■ The journey ends here
"""
    )


@pytest.mark.parametrize("framework", ["journey-map", "apiops", "storyboard"])
def test_no_line_is_wider_than_the_terminal(desk: Desk, framework: str) -> None:
    from unicode_segmentation_rs import text_width

    texts = [
        "日本語の長い文章がここに入りますのでそろそろ折り返してください",
        "x" * 120,
        "สวัสดีครับ" * 9,
        "one two " * 20,
    ]
    cards = "\n".join(
        f"        {kind}: {text}" for kind, text in zip(("doing", "pain", "gain", "thinking"), texts, strict=True)
    )
    desk.put("m.yaml", f"desirepath: 1\njourney: 日本\nstages:\n  - stage: S\n    steps:\n      - step: T\n{cards}\n")
    ran = desk("show", "m.yaml", "--as", framework)
    assert max(map(text_width, ran.out.splitlines())) <= 80
    assert "".join(texts[1].split()) in re.sub(r"[\s│•]", "", ran.out) or framework != "apiops"


# ---- convert, fmt, schema


def test_convert_keeps_comments_and_says_what_is_lost(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP)
    assert desk("convert", "coffee.yaml", "copy.yaml").code == 0
    assert (desk.folder / "copy.yaml").read_text() == MAP
    ran = desk("convert", "coffee.yaml", "-", "--to", "mermaid")
    assert (ran.code, ran.out.splitlines()[0], "not in mermaid: " in ran.err) == (0, "journey", True)
    tree = json.loads(desk("convert", "coffee.yaml", "-", "--to", "json").out)
    assert tree["stages"][0]["steps"][0]["feeling"] == [{"text": "Curious", "score": 1}]


def test_formats_are_told_apart_by_what_they_hold(desk: Desk) -> None:
    desk("convert", "-", "a.json", typed=MAP)
    pinned = MAP.replace("role: entice", "id: first")
    assert '"id": "first"' in desk("convert", "-", "-", "--to", "json", typed=pinned).out
    assert desk("convert", "a.json", "-", "--to", "yaml").out == desk("fmt", "-", typed=MAP.partition("\n")[2]).out
    assert (
        "journey: T" in desk("convert", "-", "-", "--to", "yaml", typed="journey\ntitle T\nsection S\nA: 5: Me\n").out
    )


def test_convert_refuses_what_makes_no_sense(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP)
    for words in (
        ("coffee.yaml", "-"),
        ("coffee.yaml", "c.pdf"),
        ("coffee.yaml", "c.xyz"),
        ("coffee.yaml", "coffee.yaml", "--to", "mermaid"),
        ("coffee.yaml", "-", "--to", "jsno"),
        ("gone.yaml", "x.json"),
    ):
        ran = desk("convert", *words)
        assert (ran.code, ran.out, "; " in ran.err) == (2, "", True), words
    assert desk.files == ["coffee.yaml"]
    assert "did you mean 'json'?" in desk("convert", "coffee.yaml", "-", "--to", "jsno").err
    assert "did you mean coffee.yaml?" in desk("convert", "cofee.yaml", "x.json").err


def test_fmt_rewrites_once_and_check_only_asks(desk: Desk) -> None:
    desk.put("a.yaml", MAP.replace("journey: Coffee", "journey:   Coffee"))
    assert desk("fmt", "--check", "a.yaml") == Ran(1, "", "Would format a.yaml\n")
    assert desk("fmt", ".") == Ran(0, "", "Formatted a.yaml\n")
    assert (desk.folder / "a.yaml").read_text() == MAP
    assert desk("fmt", "--check", ".") == Ran(0, "", "")


def test_the_schema_accepts_the_canonical_tree(desk: Desk) -> None:
    import jsonschema

    schema = json.loads(desk("schema").out)
    tree = json.loads(desk("convert", "-", "-", "--to", "json", typed=MAP).out)
    jsonschema.validate(tree, schema)
    desk("schema", "-o", "s.json")
    assert json.loads((desk.folder / "s.json").read_text()) == schema


# ---- new, frameworks


def test_new_writes_a_starter_that_renders_and_leaves_files_alone(desk: Desk) -> None:
    ran = desk("new", "--framework", "five-e", "--title", "Coffee: to go", "-o", "c.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert 'journey: "Coffee: to go"\n' in (desk.folder / "c.yaml").read_text()
    assert desk("check", "c.yaml").code == 0
    assert desk("render", "c.yaml", "-o", "c.svg").code == 0
    assert "persona: Inês\n" in desk("new", "--framework", "persona", "--title", "Inês").out
    assert desk("new", "-o", "c.yaml").code == 2
    assert desk("new", "-o", "c.yaml", "--force").code == 0


def test_frameworks_lists_what_is_built_in_and_what_lies_here(desk: Desk) -> None:
    own = "id: own\ntitle: My lens\nlayout: grid\nslots: [ { id: a, title: A, shows: [ doing ], prompt: What? } ]\n"
    desk.put("frameworks/own.yaml", own)
    out = desk("frameworks").out
    listed = [line.split()[0] for line in out.splitlines() if re.match("  [^ ]", line)]
    assert (listed[0], listed[-1], sorted(listed)) == ("journey-map", "own", sorted([*frameworks.builtin(), "own"]))
    headings = [line for line in out.splitlines() if re.match("[^ ]", line)]
    assert (headings[0], headings[-1]) == ("Journeys and stories", "More")
    assert "What?" in desk("frameworks", "own").out
    assert desk("new", "--framework", "own").code == 0
    ran = desk("frameworks", "five-f")
    assert (ran.code, "did you mean 'five-e'" in ran.err) == (2, True)


# ---- check


def test_check_reads_what_is_piped_in(desk: Desk) -> None:
    ran = desk("check", "-", typed="desirepath: 1\njourney: Coffee\nstages:\n  - stage: Order\n    roll: enter\n")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "<stdin>:5:5: 'roll' is no key of a stage and no kind of card; did you mean 'role'?",
        "1 file, 1 error, 0 warnings",
    ]
    desk.put("a.yaml", MAP)
    assert desk("check", "a.yaml", "-", typed=MAP).err == "2 files, 0 errors, 0 warnings\n"


def test_check_ends_with_one_for_errors_and_with_strict_for_warnings(desk: Desk) -> None:
    desk.put("a.yaml", MAP + "theme: midnight\n")
    ran = desk("check")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "a.yaml:13:1: warning: there is no theme 'midnight'; there are light, dark, print, colour-blind",
        "1 file, 0 errors, 1 warning",
    ]
    assert desk("check", "--strict").code == 1
    desk.put("a.yaml", MAP + "twin: gone.yaml\n")
    assert desk("check").code == 1
    [problem] = json.loads(desk("check", "--format", "json").out)
    assert (problem["code"], problem["file"], problem["line"], problem["column"]) == ("missing-twin", "a.yaml", 13, 1)
    assert desk("check", "--format", "github").out.startswith("::error file=a.yaml,line=13,col=1,title=missing-twin::")
    assert desk("check", "nowhere").code == 2


def test_an_annotation_escapes_what_would_end_it() -> None:
    problem = Problem("x", "50 %\nof it", "", "a,b:c.yaml", 3, 1, "warning")
    assert annotation(problem) == "::warning file=a%2Cb%3Ac.yaml,line=3,col=1,title=x::50 %25%0Aof it"


# ---- diff, merge


def test_diff_says_what_changed_and_ends_with_one(desk: Desk) -> None:
    desk.put("a.yaml", MAP)
    desk.put("b.yaml", MAP.replace("Reads it", "Reads it aloud"))
    sentence = "reworded doing card “Reads it” on step “Sees the poster” to “Reads it aloud”\n"
    assert desk("diff", "a.yaml", "b.yaml") == Ran(1, sentence, "")
    assert desk("diff", "a.yaml", "a.yaml") == Ran(0, "", "")
    [edit] = json.loads(desk("diff", "a.yaml", "b.yaml", "--format", "json").out)
    assert edit["set"] | {"id": ""} == {"id": "", "field": "text", "value": "Reads it aloud", "was": "Reads it"}


def test_diff_takes_dev_null_for_no_map_and_says_when_it_cannot_compare(desk: Desk) -> None:
    desk.put("a.yaml", MAP)
    assert desk("diff", "/dev/null", "a.yaml").out.startswith("added stage “Entice” with 1 step and 3 cards\n")
    assert desk("diff", "a.yaml", "/dev/null").code == 1
    desk.put("bad.yaml", "desirepath: 1\njurney: A\n")
    assert desk("diff", "a.yaml", "bad.yaml").code == 2


def test_merge_keeps_both_sides_comments_and_says_what_collides(desk: Desk) -> None:
    desk.put("base.yaml", MAP)
    desk.put("ours.yaml", MAP.replace("Reads it", "Reads it aloud").replace("# ours", "# mine"))
    desk.put("theirs.yaml", MAP.replace("Curious", "Bored"))
    ran = desk("merge", "base.yaml", "ours.yaml", "theirs.yaml")
    assert ran == Ran(
        0, MAP.replace("Reads it", "Reads it aloud").replace("Curious", "Bored").replace("# ours", "# mine"), ""
    )
    desk.put("ours.yaml", MAP.replace("Reads", "Scans").replace("# ours", "# mine"))
    desk.put("theirs.yaml", MAP.replace("Reads", "Skips"))
    ran = desk("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "ours.yaml")
    assert (ran.code, ran.err.splitlines()[0]) == (1, "1 conflict is left, under `conflicts:`; ours is in place")
    merged = (desk.folder / "ours.yaml").read_text()
    assert "Scans it" in merged
    assert "Skips it" in merged
    assert "# mine" in merged
    ran = desk("check", "ours.yaml")
    assert (ran.code, "a conflict is not settled" in ran.err) == (1, True)
    assert desk("merge", "base.yaml", "ours.yaml", "gone.yaml").code == 2


def test_merge_takes_an_empty_base_where_both_sides_added_the_file(desk: Desk) -> None:
    desk.put("base", "")
    desk.put("ours", MAP)
    desk.put("theirs", MAP)
    assert desk("merge", "base", "ours", "theirs") == Ran(0, MAP, "")
    assert desk("merge", "base", "-", "theirs", typed=MAP) == Ran(0, MAP, "")


# ---- help, errors, terminals


def test_help_groups_the_commands(desk: Desk) -> None:
    out = desk("--help").out
    assert [line for line in out.splitlines() if line.endswith(":") and line[0] != " "] == [
        "Begin:", "Look:", "Exchange:", "Keep true:", "Go on:", "Together:", "For a start:",
    ]  # fmt: skip
    assert [name for name in (c.name for c in commands()) if f"\n  {name} " not in out] == []


def test_every_command_of_every_module_is_in_the_table() -> None:
    modules = {module for name in _FAMILIES for module in [import_module(f"desirepath.cli.{_FAMILIES[name]}")]}
    assert sorted(c.name for module in modules for c in module.COMMANDS) == sorted(_FAMILIES)


@pytest.mark.parametrize("command", commands(), ids=lambda c: c.name)
def test_each_command_has_help_with_examples_that_parse(desk: Desk, command) -> None:  # type: ignore[no-untyped-def]
    import shlex

    out = desk(command.name, "--help").out
    assert "Examples:" in out
    parser = build(commands(), "")
    for typed, _ in command.examples:
        words = shlex.split(typed.partition(" | ")[0], comments=True)
        if words[:1] == ["desirepath"]:
            assert parser.parse_args(words[1:]).command == command.name


def test_the_documentation_names_every_command_and_flag() -> None:
    text = (DOCS / "cli.md").read_text()
    sections = {
        match[1]: match[2]
        for match in re.finditer(r"^### `desirepath ([\w-]+)[^`]*`$(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    }
    actions = build(commands(), "")._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    flags = {
        name: [flag for action in parser._actions for flag in action.option_strings if flag not in ("-h", "--help")]
        for name, parser in actions.items()  # type: ignore[union-attr]
    }
    assert set(sections) == set(flags)
    assert [(name, flag) for name in flags for flag in flags[name] if f"`{flag}" not in sections[name]] == []


def test_the_documentation_has_a_row_for_every_format() -> None:
    able = ("read", "write", "draw")
    verbs = {"read": "read", "write": "written", "draw": "drawn"}
    rows = [
        f"| `{f.name}` | {f.title} | {', '.join(f'`{ending}`' for ending in f.extensions)} | "
        f"{', '.join(verbs[verb] for verb in able if getattr(f, verb))} | {f.loss or 'Nothing.'} |"
        for f in FORMATS
    ]
    text = (DOCS / "cli.md").read_text()
    assert [row for row in rows if row not in text] == []


def test_wrong_use_ends_with_two(desk: Desk) -> None:
    for words in ((), ("rendr",), ("render",), ("render", "gone.yaml"), ("render", "x", "--page", "a9"), ("diff", "a")):
        ran = desk(*words)
        assert (ran.code, ran.out) == (2, ""), words
        assert ran.err


def test_desirepath_alone_shows_its_help(desk: Desk) -> None:
    ran = desk()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == desk("--help").out


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("rendr", "there is no command 'rendr'; did you mean render?\n"),
        ("xyzzy", "there is no command 'xyzzy'; `desirepath --help` lists them all\n"),
    ],
)
def test_an_unknown_command_gets_the_nearest(desk: Desk, typed: str, answer: str) -> None:
    assert desk(typed, "coffee.yaml") == Ran(2, "", answer)


def test_an_unknown_framework_gets_the_nearest_of_those_beside_the_file(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP)
    (desk.folder / "frameworks").mkdir()
    desk.put("frameworks/lift-care.yaml", "")
    assert desk("show", "coffee.yaml", "--as", "lift-car") == Ran(
        2,
        "",
        "there is no framework 'lift-car'; did you mean 'lift-care'? `desirepath frameworks` lists them all\n",
    )


def test_a_file_that_cannot_be_read_is_told_whole(desk: Desk) -> None:
    desk.put("a.yaml", "desirepath: 1\njurney: A\nlangauge: en\n")
    ran = desk("render", "a.yaml")
    assert ran.code == 1
    assert [line.partition(": ")[0] for line in ran.err.splitlines()] == ["a.yaml:1:1", "a.yaml:2:1", "a.yaml:3:1"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_and_never_with_no_color(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("a.yaml", "desirepath: 1\njurney: A\n")
    assert "\x1b" not in desk("check").err
    for no_color, coloured in (("", True), ("1", False)):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("NO_COLOR", no_color)
        monkeypatch.setenv("TERM", "xterm")
        main(["check"])
        assert ("\x1b[" in terminal.getvalue()) is coloured


def test_progress_is_shown_on_a_terminal_after_a_second_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setattr("desirepath.cli.terminal.PATIENCE", 0.02)
    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress("Drawing"):
            time.sleep(0.1)
        assert ("Drawing …" in stream.getvalue(), stream.getvalue().endswith("\r\x1b[K")) == (shown, shown)
    assert PATIENCE == 1
