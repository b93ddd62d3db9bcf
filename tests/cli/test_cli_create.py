"""`new` and `frameworks`."""

from __future__ import annotations

import re

from cli_desk import Desk

from desirepath import frameworks


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
