"""How the documents of a folder hang together."""

from __future__ import annotations

from pathlib import Path

from desirepath.workspace.chain import Spot, chain


def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.yaml").write_text("desirepath: 1\njourney: A\npain: { id: p, text: Hurts }\n")
    (tmp_path / "sub/b.yaml").write_text(
        "desirepath: 1\ncanvas: B\nneed: { id: n, text: Hurts, follows: ../a.yaml#p }\n"
        "benefit: { id: g, text: Gone, follows: ../a.yaml#gone }\n"
    )
    (tmp_path / "c.yaml").write_text(
        "desirepath: 1\ncanvas: C\nobjective: { id: o, text: Heals, follows: sub/b.yaml#n }\n"
    )
    (tmp_path / "broken.yaml").write_text("desirepath: 1\njourney: [\n")
    return tmp_path


def test_a_record_is_traced_both_ways(tmp_path: Path) -> None:
    found = chain(folder(tmp_path))
    pain, need, objective = Spot("a.yaml", "p"), Spot("sub/b.yaml", "n"), Spot("c.yaml", "o")
    assert list(found.after(pain)) == [(1, need), (2, objective)]
    assert list(found.before(objective)) == [(1, need), (2, pain)]
    assert (found.words(pain), found.kind(objective)) == ("Hurts", "objective")
    assert found.words(Spot("a.yaml", "gone")) == ""


def test_steps_between_documents_are_counted_and_the_unreadable_are_told(tmp_path: Path) -> None:
    found = chain(folder(tmp_path))
    assert found.steps == {("a.yaml", "sub/b.yaml"): 2, ("sub/b.yaml", "c.yaml"): 1}
    assert [problem.file for problem in found.problems] == ["broken.yaml"]


def test_a_circle_ends(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("desirepath: 1\ncanvas: A\nneed: { id: x, text: X, follows: b.yaml#y }\n")
    (tmp_path / "b.yaml").write_text("desirepath: 1\ncanvas: B\nneed: { id: y, text: Y, follows: a.yaml#x }\n")
    assert list(chain(tmp_path).after(Spot("a.yaml", "x"))) == [(1, Spot("b.yaml", "y"))]
