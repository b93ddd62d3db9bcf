"""Documents and their files, changed on both sides, broken, deleted and killed at any moment: nothing typed is lost.

No process and no socket here: the mirror itself, on a real folder and real tables, with the order of events in hand.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from server_fixtures import use
from server_worlds import person

from desirepath.errors import Rejected
from desirepath.formats import yaml_file
from desirepath.model.document import Document, apply
from desirepath.model.edits import Change, Put, Remove, Set
from desirepath.model.rebase import rebase
from desirepath.model.schema import Card, Comment, Persona, Step, Thread
from desirepath.model.schema import Place as At
from desirepath.server import files, library
from desirepath.server.folder import models, shelf, swap
from desirepath.server.folder.mirror import Mirror
from desirepath.server.folder.personas import must_be_free
from desirepath.server.folder.place import Place
from desirepath.server.folder.said import content, heard
from desirepath.server.folder.shelf import Household
from desirepath.server.road import Road, difference

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

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Lets the process be killed right before and right after a file is written, too."""
        original = swap._exchanged

        def watched(fresh: Path, target: Path, expected: bytes) -> bool:
            self.step()
            done = original(fresh, target, expected)
            self.step()
            return done

        patch.setattr(swap, "_exchanged", watched)

    def step(self) -> None:
        if self.steps_left == 0:
            raise Killed
        self.steps_left -= self.steps_left > 0

    @property
    def id(self) -> str:
        return next(id for id, kept in self.mirror.kept.items() if kept.path.startswith("map"))

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
        self.patch = pytest.MonkeyPatch()
        self.world.watch(self.patch)

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


@pytest.fixture
def folder(sqlite: dict[str, Any], tmp_path: Path) -> Iterator[Folder]:
    """A folder with one map, opened for the first time."""
    from django.db import connections

    use(sqlite)
    (tmp_path / "map.yaml").write_text(MAP, "utf-8")
    opened = Folder(tmp_path)
    opened.mirror.look()
    yield opened
    connections["default"].close()


def tape(folder: Folder) -> Card:
    """The card that both sides write on."""
    [card] = [card for card in folder.now.of(Card) if card.at.kind == "doing"]
    return card


def reword(folder: Folder, old: str, new: str) -> None:
    """Somebody in the browser replaces a word."""
    card = tape(folder)
    folder.do(Set(card.id, "text", card.text.replace(old, new), card.text))


def rewrite(folder: Folder, old: str, new: str) -> None:
    """Somebody replaces a word in the file."""
    path = folder.root / "map.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize("steps", range(18))
def test_after_a_kill_at_any_step_every_word_is_there_once(
    folder: Folder, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.watch(monkeypatch)
    reword(folder, "Buys", "Buys-here")
    rewrite(folder, "tape ", "tape outside ")
    folder.steps_left = steps
    with suppress(Killed):
        folder.mirror.settle(folder.id)
    folder.steps_left = -1
    document = folder.id
    rewrite(folder, "outside", "outside later")
    folder.start()
    reword(folder, "Buys-here", "Buys-here now")
    folder.mirror.look()
    assert folder.id == document
    assert tape(folder).text == "Buys-here now tape outside later"
    text = (folder.root / "map.yaml").read_text("utf-8")
    assert text == MAP.replace("Buys tape", "Buys-here now tape outside later")


@pytest.mark.parametrize("steps", range(14))
def test_what_came_from_outside_is_not_taken_in_again_after_a_kill(
    folder: Folder, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.watch(monkeypatch)
    rewrite(folder, "tape ", "tape outside ")
    folder.steps_left = steps
    with suppress(Killed):
        folder.mirror.settle(folder.id)
    folder.steps_left = -1
    folder.start()
    reword(folder, " outside", "")  # somebody has seen it already, and did not like it
    seen = tape(folder).text == "Buys tape" and folder.road.now(folder.id).version > 1
    folder.mirror.look()
    assert tape(folder).text == ("Buys tape" if seen else "Buys tape outside")


def test_what_is_written_in_the_very_moment_of_our_rename_is_not_lost(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange, path = swap._exchange(), folder.root / "map.yaml"
    assert exchange is not None, "this system cannot exchange files"
    late = [MAP.replace("Who helps", "Who helps us")]

    def after_another(one: bytes, other: bytes) -> Any:
        if late:
            fresh = folder.root / ".editor~"
            fresh.write_text(late.pop(), "utf-8")
            fresh.replace(path)
        return exchange(one, other)

    monkeypatch.setattr(swap, "_exchange", lambda: after_another)
    reword(folder, "Buys", "Fetches")
    folder.mirror.settle(folder.id)
    wanted = MAP.replace("Who helps", "Who helps us").replace("Buys", "Fetches")
    assert path.read_text("utf-8") == wanted
    assert sorted(there.name for there in folder.root.iterdir()) == ["map.yaml"]


def test_a_file_is_written_through_its_link_and_keeps_its_rights(folder: Folder, tmp_path: Path) -> None:
    path = folder.root / "map.yaml"
    real = tmp_path / "elsewhere" / "real.yaml"
    real.parent.mkdir()
    path.rename(real)
    real.chmod(0o604)
    path.symlink_to(real)
    reword(folder, "Buys", "Fetches")
    folder.mirror.settle(folder.id)
    assert path.is_symlink()
    assert (real.stat().st_mode & 0o777, "Fetches tape   # brown" in real.read_text("utf-8")) == (0o604, True)


def test_a_file_that_may_not_be_written_is_told_and_written_as_soon_as_it_may_be(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> bool:
        raise OSError(28, "No space left on device")

    reword(folder, "Buys", "Fetches")
    with monkeypatch.context() as disk:
        disk.setattr(swap, "_exchanged", full)
        folder.mirror.settle(folder.id)
        note = files.NOTES[folder.id]
        assert (note.state, "No space left" in note.problems[0].message) == ("unwritten", True)
    folder.mirror.settle(folder.id)
    assert (folder.state(), tape(folder).text) == ("ok", "Fetches tape")
    assert "Fetches tape" in (folder.root / "map.yaml").read_text("utf-8")


def test_a_card_that_was_removed_outside_stays_where_somebody_has_just_written_on_it(folder: Folder) -> None:
    reword(folder, "Buys", "Fetches")
    rewrite(folder, "        doing: Buys tape   # brown\n", "")
    rewrite(folder, "          - Where is the tape\n", "")
    folder.mirror.settle(folder.id)
    assert tape(folder).text == "Fetches tape"
    assert [card.text for card in folder.now.of(Card) if card.at.kind == "thinking"] == ["Who helps"]


def test_words_about_what_was_removed_here_are_put_aside(folder: Folder) -> None:
    folder.do(Remove(tape(folder).id))
    rewrite(folder, "Buys tape", "Buys brown tape")
    folder.mirror.settle(folder.id)
    [aside] = (folder.root / ".desirepath" / "kept").iterdir()
    assert "Buys brown tape" in aside.read_text("utf-8")
    assert "tape   # brown" not in (folder.root / "map.yaml").read_text("utf-8")


def test_talk_goes_with_what_it_is_about_and_stays_with_the_rest(folder: Folder) -> None:
    step = next(step for step in folder.now.of(Step) if step.title == "Books a van")
    folder.do(Put(Thread("t1", At(step.id))), Put(Comment("c1", At("t1"), "Which one?")))
    folder.do(Put(Thread("t2", At(tape(folder).id))), Put(Comment("c2", At("t2"), "Brown?")))
    rewrite(folder, "      - { step: Books a van, pain: The van is late }\n", "")
    folder.mirror.settle(folder.id)
    assert [thread.id for thread in folder.now.of(Thread)] == ["t2"]
    assert [comment.id for comment in folder.now.of(Comment)] == ["c2"]
    assert "Brown?" not in (folder.root / "map.yaml").read_text("utf-8")


def test_a_personas_own_file_has_the_last_word_in_whatever_else_is_changed(folder: Folder) -> None:
    kim = folder.root / "kim.yaml"
    kim.write_text("desirepath: 1\npersona: Kim\nquote: Four minutes.\n", "utf-8")
    rewrite(folder, "stages:", "personas: [kim.yaml]\nstages:")
    folder.mirror.settle(folder.id)
    before = folder.now
    kim.write_text("desirepath: 1\npersona: Kim\nquote: Three minutes.\n", "utf-8")
    folder.mirror.check()
    [persona] = folder.now.of(Persona)
    assert persona.quote == "Three minutes."
    with pytest.raises(Rejected, match=r"described in kim\.yaml"):
        must_be_free([Set(persona.id, "quote", "All day.", persona.quote)], folder.now)
    restored = difference(folder.now, apply(before, Change((Set("map", "title", "Moving", "Moving house"),)))).edits
    assert len(restored) == 2
    must_be_free(restored, folder.now)
    folder.do(*restored)
    folder.mirror.settle(folder.id)
    assert ([p.quote for p in folder.now.of(Persona)], folder.now.head.title) == (["Three minutes."], "Moving")
    assert "personas: [kim.yaml]\n" in (folder.root / "map.yaml").read_text("utf-8")
    link = folder.now.links(persona.id, "follows")[0]
    folder.do(Remove(link.id))
    folder.mirror.settle(folder.id)
    assert "Three minutes." in (folder.root / "map.yaml").read_text("utf-8")


def test_a_json_file_keeps_its_indentation_and_is_left_alone_until_something_changes(folder: Folder) -> None:
    path = folder.root / "tea.json"
    text = '{\n    "journey": "Tea",\n    "desirepath": 1,\n    "stages": [{"stage": "Boil"}]\n}'
    path.write_text(text, "utf-8")
    folder.mirror.explore()
    [tea] = folder.mirror.at("tea.json")
    assert path.read_text("utf-8") == text
    change = Change((Set("map", "title", "Green tea", "Tea"),))
    folder.road.apply_change(folder.home.owner, tea, change)
    folder.mirror.settle(tea)
    assert path.read_text("utf-8").startswith('{\n    "desirepath": 1,\n    "journey": "Green tea",\n')
    assert not path.read_text("utf-8").endswith("\n")


def test_a_document_taken_from_the_trash_finds_another_name_where_its_own_is_taken(folder: Folder) -> None:
    document, path = folder.id, folder.root / "map.yaml"
    reword(folder, "Buys", "Fetches")
    library.set_trashed(document, True)
    folder.mirror.settle(document)
    assert not path.exists()
    trashed = folder.root / ".desirepath" / "trash" / "map.yaml"
    assert "Fetches tape   # brown" in trashed.read_text("utf-8")
    path.write_text("desirepath: 1\njourney: Another\n", "utf-8")
    folder.mirror.explore()
    library.set_trashed(document, False)
    folder.mirror.settle(document)
    assert "Fetches" in (folder.root / "map-2.yaml").read_text("utf-8")
    assert path.read_text("utf-8") == "desirepath: 1\njourney: Another\n"
    assert {kept.path for kept in folder.mirror.kept.values()} == {"map.yaml", "map-2.yaml"}


def test_words_come_back_even_where_somebody_has_emptied_the_trash(folder: Folder) -> None:
    document = folder.id
    library.set_trashed(document, True)
    folder.mirror.settle(document)
    (folder.root / ".desirepath" / "trash" / "map.yaml").unlink()
    library.set_trashed(document, False)
    folder.mirror.settle(document)
    assert (folder.root / "map.yaml").read_text("utf-8") == MAP


def test_nothing_typed_on_either_side_is_lost_and_both_end_equal(sqlite: dict[str, Any], tmp_path: Path) -> None:
    from django.db import connections

    use(sqlite)
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
