"""`diff` and `merge`."""

from __future__ import annotations

import json

from cli_desk import MAP, Desk, Ran


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
