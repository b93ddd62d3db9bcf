"""`render`: what it draws, where it goes, and what an export carries."""

from __future__ import annotations

import re

import pytest
from cli_desk import MAP, Desk


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
