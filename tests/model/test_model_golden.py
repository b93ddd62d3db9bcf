"""The cases that Python and the editor share: one test for each folder, and the rules that the README states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_trees import Tree, frame_tree, lens_from

from desirepath.errors import DesirePathError
from desirepath.model import order
from desirepath.model.document import Document, apply
from desirepath.model.rebase import rebase
from desirepath.model.select import Selection, select
from desirepath.model.text import Hunk, hunks, merge3, words
from desirepath.model.view import cell, quoted, view
from desirepath.model.wire import change_from, document_from, to_plain

GOLDEN = Path(__file__).parents[1] / "golden"


def cases(folder: str) -> list[Any]:
    """Every case of a folder under the name of its file."""
    files = sorted((GOLDEN / folder).glob("*.json"))
    assert files, f"no golden cases in {folder}"
    return [pytest.param(json.loads(path.read_text(encoding="utf-8")), id=path.stem) for path in files]


def same(found: Document, expected: Tree) -> None:
    assert found.records == document_from(expected).records


@pytest.mark.parametrize("case", cases("apply"))
def test_apply(case: Tree) -> None:
    document, change = document_from(case["given"]["document"]), change_from(case["given"]["change"])
    if "error" in case["expect"]:
        with pytest.raises(DesirePathError) as refusal:
            apply(document, change)
        assert refusal.value.code == case["expect"]["error"]
    else:
        same(apply(document, change), case["expect"]["document"])
        assert apply(apply(document, change), change.inverse()) == document


@pytest.mark.parametrize("case", cases("rebase"))
def test_rebase(case: Tree) -> None:
    document, change = document_from(case["given"]["document"]), change_from(case["given"]["change"])
    rebased, collisions = rebase(change, document, case["given"].get("here_wins", False))
    told = [{"why": c.why, "edit": to_plain(c.edit), "here": [r.id for r in c.here]} for c in collisions]
    assert {"change": to_plain(rebased), "collisions": told} == case["expect"]
    assert apply(apply(document, rebased), rebased.inverse()) == document


@pytest.mark.parametrize("case", cases("text"))
def test_text(case: Tree) -> None:
    for one in case["cases"]:
        if "words" in one:
            assert words(one["text"]) == one["words"]
        else:
            assert merge3(one["base"], one["ours"], one["theirs"]) == (one["text"], one["apart"])


@pytest.mark.parametrize("case", cases("quoted"))
def test_quoted(case: Tree) -> None:
    for one in case["cases"]:
        assert quoted(one["text"], one["language"]) == one["quoted"]


@pytest.mark.parametrize("case", cases("order"))
def test_order(case: Tree) -> None:
    for one in case["cases"]:
        match one:
            case {"n": n, "key": key}:
                assert order.nth(n) == key
            case {"key": key, "valid": valid}:
                assert order.valid(key) == valid
            case {"key": key, "taken": taken, "wanted": wanted, "free": free}:
                assert order.free(key, taken, wanted) == free
            case {"low": low, "high": high, "n": n, "keys": keys}:
                assert order.spread(low, high, n) == keys
            case {"keys": keys, "stay": stay}:
                assert sorted(order.stay(keys)) == stay
            case _:
                pytest.fail(f"a case of no known form: {one}")


@pytest.mark.parametrize("case", cases("view"))
def test_view(case: Tree) -> None:
    document, lens = document_from(case["given"]["document"]), lens_from(case["given"]["lens"])
    seen = view(document, lens)
    assert frame_tree(seen) == case["expect"]
    for (slot, place), ids in seen.cells.items():
        row = next(row for row in seen.frame.rows if row.id == slot)
        assert cell(document, lens, row, place) == ids


@pytest.mark.parametrize("case", cases("select"))
def test_select(case: Tree) -> None:
    selection = Selection(**{part: tuple(names) for part, names in case["given"]["selection"].items()})
    same(select(document_from(case["given"]["document"]), selection), case["expect"])


def by_the_table(old: str, new: str) -> list[Hunk]:
    """The hunks of two words as the README tells to find them."""
    start = end = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    was, now = old[start : len(old) - end], new[start : len(new) - end]
    table = [[0] * (len(now) + 1) for _ in range(len(was) + 1)]
    for i, x in enumerate(was):
        for j, y in enumerate(now):
            table[i + 1][j + 1] = table[i][j] + 1 if x == y else max(table[i][j + 1], table[i + 1][j])
    steps: list[Hunk] = []
    i, j = len(was), len(now)
    while i or j:
        if i and (not j or table[i][j] == table[i - 1][j]):
            i -= 1
            steps.append(Hunk(start + i, start + i + 1, ()))
        elif not i or (j > 1 and table[i][j - 1] > table[i - 1][j - 1]):
            j -= 1
            steps.append(Hunk(start + i, start + i, (now[j],)))
        else:
            i, j = i - 1, j - 1
    joined: list[Hunk] = []
    for step in reversed(steps):
        before = joined.pop() if joined and joined[-1].end == step.start else Hunk(step.start, step.start, ())
        joined.append(Hunk(before.start, step.end, before.new + step.new))
    return joined


@settings(max_examples=300, deadline=None)
@given(st.text("abc", max_size=12), st.text("abcd", max_size=12))
def test_equally_good_differences_are_chosen_as_the_readme_tells(old: str, new: str) -> None:
    assert hunks(old, new) == by_the_table(old, new)
