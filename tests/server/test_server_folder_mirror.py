"""Documents and their files, changed on both sides, broken, deleted and killed at any moment: nothing typed is lost.

No process and no socket here: the mirror itself, on a real folder and real tables, with the order of events in hand.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from server_worlds import person

from desirepath.formats import yaml_file
from desirepath.model.document import Document, apply
from desirepath.model.edits import Change, Put, Remove, Set
from desirepath.model.rebase import rebase
from desirepath.model.schema import Card, Step
from desirepath.model.schema import Place as At
from desirepath.server import files, library
from desirepath.server.folder import models, shelf, swap
from desirepath.server.folder.mirror import Mirror
from desirepath.server.folder.place import Place
from desirepath.server.folder.said import content, heard
from desirepath.server.folder.shelf import Household
from desirepath.server.road import Road

MAP = """\
# Moving house: a comment of somebody's
desirepath: 1
journey: Moving house
stages:
  - stage: Plan
    steps:
      - step: Packs the boxes
        doing: Buys tape   # brown
        thinking:
          - Where is the tape
          - Who helps
      - { step: Books a van, pain: The van is late }
  - stage: Move
    steps:
      - step: The day itself
        gain: { text: Holds the keys, note: At last }
"""
BREAKS = ("\n  broken: [", "\n<<<<<<< HEAD\n", "\n\tx: 1\n")
_names = count()


class Killed(BaseException):
    """The process ends here and now."""


class Folder:
    """A folder and a journal; `mirror` is the process that keeps them together, `start` the next one."""

    def __init__(self, root: Path) -> None:
        models.File.objects.all().delete()
        files.NOTES.clear()
        owner = person(f"owner-of-folder-{next(_names)}")
        self.root, self.home = root, Household(owner, library.make_workspace(owner, "Ours"))
        self.steps_left = -1  # calls until the process is killed; -1 lets it live
        self.start()

    def start(self) -> None:
        shelf.sort_out(self.home, [""])
        self.road = Road()
        self.mirror = Mirror(Place(self.root), self.home, self.road, self._desk, quiet=0)

    def _desk(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self.step()
        done = work(*args, **kwargs)
        self.step()
        return done

    def step(self) -> None:
        if self.steps_left == 0:
            raise Killed
        self.steps_left -= self.steps_left > 0

    @property
    def id(self) -> str:
        [document] = self.mirror.kept
        return document

    @property
    def now(self) -> Document:
        return self.road.now(self.id).document

    def do(self, *edits: Any) -> None:
        """Somebody in the browser changes the document."""
        self.road.apply_change(self.home.owner, self.id, Change(edits))

    def state(self) -> str:
        return files.NOTES[self.id].state


class Both(RuleBasedStateMachine):
    """A browser and a text editor at one map."""

    folder: Path

    @initialize()
    def opened(self) -> None:
        self.root = Path(tempfile.mkdtemp(dir=self.folder))
        self.path = self.root / "map.yaml"
        self.path.write_text(MAP, "utf-8")
        self.world = Folder(self.root)
        self.world.mirror.look()
        self.words: set[str] = set()  # what was typed and nobody took away
        self.comments: set[str] = set()
        self.broken, self.aside = "", b""
        self.numbers = count()
        original = swap._exchanged

        def watched(fresh: Path, target: Path, expected: bytes) -> bool:
            self.world.step()
            done = original(fresh, target, expected)
            self.world.step()
            return done

        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(swap, "_exchanged", watched)

    def word(self) -> str:
        word = f"word{next(self.numbers)}"
        self.words.add(word)
        return word

    def cards(self, document: Document) -> list[Card]:
        return sorted(document.of(Card), key=lambda card: (card.at.on, card.at.kind, card.at.order, card.id))

    # -- the browser

    @rule(n=st.integers(0, 20), end=st.booleans())
    def types(self, n: int, end: bool) -> None:
        if cards := self.cards(self.world.now):
            card, word = cards[n % len(cards)], self.word()
            self.world.do(Set(card.id, "text", f"{card.text} {word}" if end else f"{word} {card.text}", card.text))

    @rule(n=st.integers(0, 5), kind=st.sampled_from(["doing", "pain", "feeling"]))
    def adds(self, n: int, kind: str) -> None:
        steps = sorted(step.id for step in self.world.now.of(Step))
        id, word = f"new{next(self.numbers)}", self.word()
        self.world.do(Put(Card(id, At(steps[n % len(steps)], "a0", kind), word)))

    @rule(n=st.integers(0, 20), to=st.integers(0, 5))
    def drags(self, n: int, to: int) -> None:
        steps = sorted(step.id for step in self.world.now.of(Step))
        if cards := self.cards(self.world.now):
            card = cards[n % len(cards)]
            self.world.do(Set(card.id, "at", At(steps[to % len(steps)], "a0V", card.at.kind), card.at))

    @rule(n=st.integers(0, 20))
    def removes(self, n: int) -> None:
        if cards := self.cards(self.world.now):
            card = cards[n % len(cards)]
            self.words -= set(card.text.split())
            self.world.do(Remove(card.id))

    # -- the text editor

    def text(self) -> str:
        return self.path.read_text("utf-8")

    def here(self) -> bool:
        return self.path.exists() and not self.broken

    def outside(self, edit: Callable[[Document], Any], in_place: bool) -> None:
        file = yaml_file.read(self.text())
        change, _ = rebase(Change((edit(file.document),)), file.document)
        self.save(yaml_file.patch(file, apply(file.document, change)), in_place)

    def save(self, text: str, in_place: bool) -> None:
        if in_place:
            self.path.write_text(text, "utf-8")
        else:
            fresh = self.root / ".editor~"
            fresh.write_text(text, "utf-8")
            fresh.replace(self.path)

    @precondition(here)
    @rule(n=st.integers(0, 20), in_place=st.booleans())
    def types_outside(self, n: int, in_place: bool) -> None:
        if cards := self.cards(yaml_file.read(self.text()).document):
            card, word = cards[n % len(cards)], self.word()
            self.outside(lambda _: Set(card.id, "text", f"{card.text} {word}", card.text), in_place)

    @precondition(here)
    @rule(n=st.integers(0, 5), in_place=st.booleans())
    def adds_outside(self, n: int, in_place: bool) -> None:
        word = self.word()

        def put(document: Document) -> Put:
            steps = sorted(step.id for step in document.of(Step))
            return Put(Card(f"out-{word}", At(steps[n % len(steps)], "a0", "gain"), word))

        self.outside(put, in_place)

    @precondition(here)
    @rule()
    def comments_outside(self) -> None:
        word = f"comment{next(self.numbers)}"
        self.comments.add(word)
        self.save(f"# {word}\n{self.text()}", True)

    @precondition(here)
    @rule(how=st.sampled_from(BREAKS))
    def breaks(self, how: str) -> None:
        self.broken = how
        self.path.write_text(self.text() + how, "utf-8")

    @precondition(lambda self: bool(self.broken))
    @rule()
    def mends(self) -> None:
        text = self.text()
        assert text.endswith(self.broken), "a broken file was written over"
        self.path.write_text(text.removesuffix(self.broken), "utf-8")
        self.broken = ""

    @precondition(here)
    @rule()
    def deletes(self) -> None:
        self.aside = self.path.read_bytes()
        self.path.unlink()

    @precondition(lambda self: not self.path.exists())
    @rule()
    def restores(self) -> None:
        self.path.write_bytes(self.aside)

    # -- the server

    @rule()
    def settles(self) -> None:
        self.world.mirror.settle(self.world.id)

    @rule()
    def looks(self) -> None:
        self.world.mirror.check()
        self.world.mirror.explore()

    @rule()
    def restarts(self) -> None:
        self.world.start()
        self.world.mirror.look()

    @rule(steps=st.integers(0, 14))
    def is_killed(self, steps: int) -> None:
        self.world.steps_left = steps
        with suppress(Killed):
            self.world.mirror.settle(self.world.id)
        self.world.steps_left = -1
        self.world.start()

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        if self.broken:
            self.mends()
        if not self.path.exists():
            self.restores()
        self.world.mirror.look()
        self.world.mirror.settle(self.world.id)
        self.patch.undo()
        text, now = self.text(), content(self.world.now)
        note(text)
        assert self.world.state() == "ok"
        assert heard(text, "map.yaml", now).document.ranked() == now.ranked()
        kept = "\n".join(path.read_text("utf-8") for path in (self.root / ".desirepath" / "kept").glob("*"))
        said = {word for card in now.of(Card) for word in card.text.split()}
        assert {word for word in self.words - said if word not in kept} == set()
        assert {word for word in self.comments if word not in text} == set()
        shutil.rmtree(self.root)


def test_nothing_typed_on_either_side_is_lost_and_both_end_equal(sqlite: dict[str, Any], tmp_path: Path) -> None:
    from conftest import _use
    from django.db import connections

    _use(sqlite)
    Both.folder = tmp_path
    run_state_machine_as_test(
        Both,
        settings=settings(
            max_examples=60,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    connections["default"].close()
