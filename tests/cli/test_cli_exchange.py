"""`convert`, `fmt` and `schema`."""

from __future__ import annotations

import json

from cli_desk import MAP, Desk, Ran


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
