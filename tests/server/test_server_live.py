"""Live editing: who hears what, in which order, what is acknowledged when, and what hostile tabs achieve."""

from __future__ import annotations

import asyncio
import json
import random
import threading
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any, get_args

import pytest
from asgiref.sync import async_to_sync
from server_tabs import SOON, Client, Tab, running
from server_worlds import ROLES, Browser, Place
from worlds import card

from desirepath.model.document import Document
from desirepath.model.edits import Change, Edit, Put, Remove, Set
from desirepath.model.order import nth
from desirepath.model.schema import Card, Stage, Step, Thread
from desirepath.model.schema import Place as At
from desirepath.model.wire import document_from, to_plain
from desirepath.server import hashing, library, live, messages, models, policy, store
from desirepath.server.desk import at_desk
from desirepath.server.messages import INCOMING, NEEDS, OUTGOING
from desirepath.server.policy import MAY
from desirepath.server.road import ROAD, Road

REWORDED = Set("tape", "text", "Buys tape", "Buys tape and boxes")


def run(scene: Callable[[Any], Awaitable[None]]) -> None:
    """Plays a scene with the app running."""

    async def played() -> None:
        async with running() as app:
            await scene(app)

    async_to_sync(played)()


def sessions(place: Place, *roles: str) -> list[str]:
    return [Browser(place.people[role]).session for role in roles]  # type: ignore[index]


def test_a_change_reaches_everybody_as_one_entry_which_is_its_acknowledgement(here: Place) -> None:
    ada, bob = sessions(here, "owner", "viewer")
    before = here.now

    async def scene(app: Any) -> None:
        one, two = Tab(app, here.document, ada), Tab(app, here.document, bob)
        welcome, _ = await one.hello(), await two.hello()
        assert document_from({"records": welcome["records"]}) == before
        assert (welcome["version"], welcome["role"], welcome["name"]) == (1, "owner", here.owner.name)
        one.change(1, REWORDED, label="Shorter")
        mine, theirs = await one.hear("entry"), await two.hear("entry")
        assert mine == theirs
        [change] = mine["changes"]
        assert (mine["version"], change["client"], change["sequence"], change["author"], change["label"]) == (
            2, one.client, 1, here.owner.name, "Shorter",
        )  # fmt: skip
        assert one.heard.empty() or (await one.hear("people"))

    run(scene)


def test_changes_of_one_tick_are_one_entry_in_one_commit(here: Place) -> None:
    ada, bob = sessions(here, "owner", "editor")

    async def scene(app: Any) -> None:
        one, two = Tab(app, here.document, ada), Tab(app, here.document, bob)
        await one.hello()
        await two.hello()
        for n in range(10):
            (one, two)[n % 2].change(n, Put(card(f"c{n}", "boxes", "doing", f"Card {n}")))
        entry = await one.hear("entry")
        assert (entry["version"], sorted(c["sequence"] for c in entry["changes"])) == (2, list(range(10)))

    run(scene)


def test_what_has_no_entry_is_answered_to_whoever_sent_it(here: Place) -> None:
    [ada] = sessions(here, "owner")

    async def scene(app: Any) -> None:
        tab = Tab(app, here.document, ada)
        await tab.hello()
        tab.change(1, Set("nowhere", "text", "Typed offline", "Old"))
        gone = await tab.hear("answer")
        assert (gone["sequence"], gone["version"], gone["collisions"][0]["why"]) == (1, 1, "gone")
        assert gone["collisions"][0]["edit"]["set"]["value"] == "Typed offline"
        tab.change(2, REWORDED)
        await tab.hear("entry")
        tab.change(2, REWORDED)
        assert await tab.hear("answer") == {"type": "answer", "sequence": 2, "version": 2, "collisions": []}
        tab.change(3, Set("tape", "nonsense", 1, 2))
        assert (await tab.hear("reject"))["code"] == "rejected"

    run(scene)


def test_whoever_comes_back_gets_what_happened_or_everything(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    [ada] = sessions(here, "owner")
    for n in range(3):
        here.reword("tape", f"Buys {n} rolls")
    monkeypatch.setattr(live, "CATCH_UP", 2)

    async def scene(app: Any) -> None:
        near, far, odd = (Tab(app, here.document, ada) for _ in range(3))
        told = await near.hello(since=2)
        assert [entry["version"] for entry in told["entries"]] == [3, 4]
        assert "entries" not in await far.hello(since=1)
        assert "records" in await odd.hello(since=99)  # a tab that knows more than we do gets what there is

    run(scene)


def test_a_change_over_rest_is_heard_at_once(here: Place) -> None:
    [ada] = sessions(here, "owner")

    async def scene(app: Any) -> None:
        tab = Tab(app, here.document, ada)
        await tab.hello()
        await at_desk(ROAD.apply_change, here.owner, here.document, Change((REWORDED,)))
        assert (await tab.hear("entry"))["changes"][0]["sequence"] == 0

    run(scene)


def test_an_entry_between_hello_and_welcome_is_neither_missed_nor_doubled(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state is read, then somebody commits, and only then the welcome goes out."""
    [ada] = sessions(here, "owner")
    original = messages.welcome

    def interrupted(*told: Any, **more: Any) -> str:
        text = original(*told, **more)
        ROAD.apply_change(here.owner, here.document, Change((REWORDED,)))
        return text

    async def scene(app: Any) -> None:
        tab = Tab(app, here.document, ada)
        with monkeypatch.context() as patch:
            patch.setattr(messages, "welcome", interrupted)
            welcome = await tab.hello()
        entry = await tab.hear("entry")
        assert (welcome["version"], entry["version"]) == (1, 2)
        await at_desk(ROAD.apply_change, here.owner, here.document, Change((Remove("lift"),)))
        assert (await tab.hear("entry"))["version"] == 3

    run(scene)


def test_nothing_is_told_before_it_is_committed(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, bob = sessions(here, "owner", "editor")

    def full(*_: Any) -> bool:
        from django.db import DatabaseError

        raise DatabaseError("disk is full")

    async def scene(app: Any) -> None:
        one, two = Tab(app, here.document, ada), Tab(app, here.document, bob)
        await one.hello()
        await two.hello()
        with monkeypatch.context() as patch:
            patch.setattr(store, "append", full)
            one.change(1, REWORDED)
            assert (await one.hear("reject", "entry"))["code"] == "not-saved"
        one.change(1, REWORDED)
        assert (await two.hear("entry"))["version"] == 2

    run(scene)


def test_people_see_who_is_here_where_they_are_and_that_they_left_and_nothing_of_it_is_kept(here: Place) -> None:
    ada, bob = sessions(here, "owner", "viewer")

    async def scene(app: Any) -> None:
        one, two = Tab(app, here.document, ada), Tab(app, here.document, bob)
        me = await one.hello()
        await one.hear("people")
        assert [person["name"] for person in (await two.hello())["people"]] == [here.owner.name]
        await one.hear("people")
        two.say("presence", on=["tape"], typing="tape", at="tape", x=0.5, y=1)
        [person] = (await one.hear("people"))["people"]
        assert (person["name"], person["on"], person["typing"]) == (here.people["viewer"].name, ["tape"], "tape")
        assert (person["at"], person["x"], person["y"]) == ("tape", 0.5, 1)
        await two.leave()
        assert (await one.hear("people"))["left"] == [person["who"]]
        assert me["who"] != person["who"]

    run(scene)
    assert here.version == 1


# ---- who may


def test_every_message_of_a_tab_has_its_action() -> None:
    union, _ = get_args(messages.Incoming)
    assert set(get_args(union)) == set(NEEDS)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_send_what_the_table_says(here: Place, role: policy.Role) -> None:
    [session] = sessions(here, role)
    cases: list[tuple[policy.Action, Edit]] = [
        ("edit.content", REWORDED),
        ("edit.talk", Put(Thread("t", At("tape")))),
    ]

    async def scene(app: Any) -> None:
        tab = Tab(app, here.document, session)
        await tab.hello()
        for sequence, (action, edit) in enumerate(cases):
            tab.change(sequence, edit)
            answer = await tab.hear("entry", "reject")
            assert (answer["type"] == "entry") == (role in MAY[action] and role in MAY["document.change"]), answer
        watcher = Tab(app, here.document, session)
        await watcher.hello()
        await watcher.hear("people")
        tab.say("presence", typing="tape")
        assert (role in MAY["document.present"]) == ((await watcher.hear("people"))["people"][0]["typing"] == "tape")

    run(scene)
    assert here.version == 1 + sum(role in MAY[action] and role in MAY["document.change"] for action, _ in cases)


def test_a_message_gets_no_where_the_policy_says_no(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    [ada] = sessions(here, "owner")

    async def scene(app: Any) -> None:
        tab, late = Tab(app, here.document, ada), Tab(app, here.document, ada)
        await tab.hello()
        with monkeypatch.context() as patch:
            patch.setattr(policy, "may", lambda role, action: False)
            tab.change(1, REWORDED)
            assert (await tab.hear("reject"))["code"] == "forbidden"
            late.say("hello", client=late.client)
            assert await late.code() == live.GONE

    run(scene)
    assert here.version == 1


@pytest.mark.parametrize("host", ["testserver", "evil.example"])
@pytest.mark.parametrize("origin", ["http://evil.example", None, "null", "http://testserver.evil.example"])
def test_a_page_of_another_site_cannot_open_a_connection(here: Place, host: str, origin: str | None) -> None:
    [ada] = sessions(here, "owner")

    async def scene(app: Any) -> None:
        assert not await Tab(app, here.document, ada, host, origin).accepted

    run(scene)


def test_nobody_and_strangers_see_nothing(here: Place) -> None:
    stranger = Browser(here.stranger).session

    async def scene(app: Any) -> None:
        assert not await Tab(app, here.document).accepted
        assert not await Tab(app, here.document, "forged").accepted
        for document in (here.document, "0" * 32):
            tab = Tab(app, document, stranger)
            tab.say("hello", client=tab.client)
            assert await tab.code() == live.GONE

    run(scene)


def test_a_right_that_is_taken_away_ends_the_connection_at_once(here: Place) -> None:
    ada, bob = sessions(here, "owner", "editor")
    editor = here.people["editor"].name

    async def scene(app: Any) -> None:
        one, two = Tab(app, here.document, ada), Tab(app, here.document, bob)
        await one.hello()
        await two.hello()
        await at_desk(library.set_member, here.workspace, editor, "viewer")
        assert await two.code() == live.FORBIDDEN
        again = Tab(app, here.document, bob)
        assert (await again.hello())["role"] == "viewer"
        await at_desk(library.remove_member, here.workspace, editor)
        assert await again.code() == live.FORBIDDEN
        await at_desk(library.set_trashed, here.document, True)
        assert await one.code() == live.FORBIDDEN

    run(scene)


def test_signing_out_and_a_new_password_end_connections(here: Place) -> None:
    out, other, stays = Browser(here.owner), Browser(here.owner), Browser(here.people["editor"])

    async def scene(app: Any) -> None:
        tabs = [Tab(app, here.document, browser.session) for browser in (out, other, stays)]
        for tab in tabs:
            await tab.hello()
        sent = {"X-CSRFToken": out.token}
        await out.client.delete("/api/session", headers=sent)
        assert await tabs[0].code() == live.SIGNED_OUT
        words = json.dumps({"old": "a long enough word", "new": "another long word"})
        answer = await other.client.put(
            "/api/session/password", words, content_type="application/json", headers={"X-CSRFToken": other.token}
        )
        assert answer.status_code == 204
        assert await tabs[1].code() == live.SIGNED_OUT
        tabs[2].change(1, REWORDED)
        assert (await tabs[2].hear("entry"))["version"] == 2

    run(scene)


def test_checking_a_password_holds_up_nobodys_edits(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    [ada] = sessions(here, "owner")
    guest, saved, checking = Browser(), threading.Event(), threading.Event()

    def slow(*_: object) -> bool:
        checking.set()
        return saved.wait(SOON)

    async def scene(app: Any) -> None:
        tab = Tab(app, here.document, ada)
        await tab.hello()
        words = json.dumps({"name": here.stranger.name, "password": "a long enough word"})
        sent = {"X-CSRFToken": guest.token}
        signing = asyncio.create_task(
            guest.client.post("/api/session", words, content_type="application/json", headers=sent)
        )
        await asyncio.to_thread(checking.wait, SOON)
        tab.change(1, REWORDED)
        await tab.hear("entry")
        saved.set()
        assert (await signing).status_code == 200

    monkeypatch.setattr(hashing, "check_password", slow)
    run(scene)


# ---- hostile tabs


HELLO = {"type": "hello", "client": "a" * 20}
HOSTILE: dict[str, list[str | None]] = {
    "bytes": [None],
    "no JSON": ["{"],
    "a deep hole": ["[" * 60_000],
    "no type": ["{}"],
    "an unknown type": ['{"type":"drop"}'],
    "an unknown key": [json.dumps({**HELLO, "role": "owner"})],
    "a short name": [json.dumps({**HELLO, "client": "a"})],
    "a name with a space": [json.dumps({**HELLO, "client": "a b" * 5})],
    "a version below nothing": [json.dumps({**HELLO, "since": -1})],
    "a change before the hello": [json.dumps({"type": "change", "sequence": 1, "edits": []})],
    "two hellos": [json.dumps(HELLO)] * 2,
    "too large": [json.dumps(HELLO), json.dumps({"type": "change", "sequence": 1, "edits": [], "label": "x" * 70_000})],
    "too many edits": [json.dumps(HELLO), json.dumps({"type": "change", "sequence": 1, "edits": [{}] * 501})],
    "a number too large": [json.dumps(HELLO), json.dumps({"type": "change", "sequence": 2**60, "edits": []})],
    "a number that is text": [json.dumps(HELLO), json.dumps({"type": "change", "sequence": "1", "edits": []})],
    "another's place": [json.dumps(HELLO), json.dumps({"type": "presence", "who": "x", "name": "The owner"})],
}


@pytest.mark.parametrize("frames", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_frame_that_no_tab_of_ours_sends_ends_that_connection_and_no_other(
    here: Place, frames: list[str | None]
) -> None:
    ada, bob = sessions(here, "owner", "editor")

    async def scene(app: Any) -> None:
        good, bad = Tab(app, here.document, ada), Tab(app, here.document, bob)
        await good.hello()
        for frame in frames:
            bad.raw(frame, None if frame is not None else b"\x00")
        assert await bad.code() in (live.UNREADABLE, live.UNKNOWN, live.TOO_LARGE)
        good.change(1, REWORDED)
        assert (await good.hear("entry"))["version"] == 2

    run(scene)


ODD_EDITS: dict[str, str] = {
    "not a number": '{"set":{"id":"tape","field":"extra","value":{"x":NaN},"was":{}}}',
    "endless": '{"set":{"id":"tape","field":"score","value":1e999}}',
    "half a letter": '{"set":{"id":"tape","field":"extra","value":{"x":"\\ud800"},"was":{}}}',
    "an id of another document": '{"put":{"record":"card","id":"x","at":{"on":"elsewhere"},"text":"x"}}',
    "the document itself": '{"remove":{"id":"map"}}',
    "a made-up order": '{"set":{"id":"tape","field":"at","value":{"on":"boxes","order":"~~","kind":"pain"}}}',
    "nothing": "{}",
    "two at once": '{"remove":{"id":"tape"},"put":{}}',
    "a prototype": '{"set":{"id":"__proto__","field":"__class__","value":1}}',
}


@pytest.mark.parametrize("edit", ODD_EDITS.values(), ids=ODD_EDITS.keys())
def test_an_edit_that_makes_no_sense_changes_nothing_and_harms_nobody(here: Place, edit: str) -> None:
    ada, bob = sessions(here, "owner", "editor")

    async def scene(app: Any) -> None:
        good, bad = Tab(app, here.document, ada), Tab(app, here.document, bob)
        await good.hello()
        await bad.hello()
        bad.raw(f'{{"type":"change","sequence":1,"edits":[{edit}]}}')
        good.change(1, Put(card("new", "boxes", "doing", "Labels them")))
        assert [c["client"] for c in (await good.hear("entry"))["changes"]] == [good.client]

    before = here.now
    run(scene)
    after = Road().now(here.document).document
    assert {id: r for id, r in after.records.items() if id != "new"} == before.records


def test_who_sends_too_much_is_read_more_slowly_and_loses_nothing() -> None:
    time = [0.0]
    bucket = live.Bucket(rate=30, burst=60, clock=lambda: time[0])
    assert [bucket.take() for _ in range(60)] == [0] * 60
    assert bucket.take() == pytest.approx(1 / 30)
    time[0] += 10
    assert bucket.take() == 0


def test_who_reads_too_slowly_is_let_go_and_resumes_where_it_was(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, bob = sessions(here, "owner", "viewer")
    monkeypatch.setattr(live, "BACKLOG", 3)

    async def scene(app: Any) -> None:
        fast, slow = Tab(app, here.document, ada), Tab(app, here.document, bob)
        await fast.hello()
        await slow.hello()
        slow.reading.clear()
        for n in range(8):
            fast.change(n, Put(card(f"c{n}", "boxes", "doing", f"Card {n}")))
            await fast.hear("entry")
        slow.reading.set()
        assert await slow.code() == live.TOO_SLOW
        heard = []
        while not slow.heard.empty():
            message = slow.heard.get_nowait()
            heard += [message["version"]] if message["type"] == "entry" else []
        again = Tab(app, here.document, bob)
        told = await again.hello(since=heard[-1] if heard else 1)
        assert heard + [entry["version"] for entry in told["entries"]] == list(range(2, 10))

    run(scene)


# ---- five people, a bad line


def some_change(chance: random.Random, seen: Document, tag: str) -> Change:
    """What somebody might do to the document as they see it."""
    cards, steps = seen.of(Card), seen.of(Step)
    deed = chance.choice(["word", "word", "word", "add", "move", "stage", "remove"])
    if deed == "word" and cards:
        it = chance.choice(cards)
        words = it.text.split()
        words.insert(chance.randrange(len(words) + 1), tag)
        return Change((Set(it.id, "text", " ".join(words), it.text),))
    if deed == "move" and cards and steps:
        it, to = chance.choice(cards), chance.choice(steps)
        return Change((Set(it.id, "at", At(to.id, nth(chance.randrange(4)), it.at.kind), it.at),))
    if deed == "remove" and len(seen.records) > 20:
        return Change((Remove(chance.choice([*(c.id for c in cards), *(s.id for s in steps)])),))
    if deed == "stage":
        return Change(
            (
                Put(Stage(f"g{tag}", At("map", nth(chance.randrange(4))), f"Stage {tag}")),
                Put(Step(f"s{tag}", At(f"g{tag}"), f"Step {tag}")),
            )
        )
    on = chance.choice(steps).id if steps else "map"
    return Change((Put(Card(f"c{tag}", At(on, nth(chance.randrange(4)), "doing"), f"Card {tag}")),))


def fingerprint(document: Document) -> str:
    return sha256(json.dumps(to_plain(document)["records"], sort_keys=True).encode()).hexdigest()


def by_id(document: Document) -> Document:
    return Document({id: document.records[id] for id in sorted(document.records)})


@pytest.mark.parametrize("seed", range(3))
def test_five_tabs_on_a_line_that_breaks_end_with_one_document(
    here: Place, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(live, "TICK", 0.002)
    monkeypatch.setattr(live, "CHANGES", 10_000)
    monkeypatch.setattr(live, "FRAMES", 10_000)
    monkeypatch.setattr(store, "EVERY", 25)
    keys = sessions(here, "owner", "editor", "owner", "editor", "owner")

    async def scene(app: Any) -> None:
        clients = [Client(app, here.document, key) for key in keys]
        for client in clients:
            await client.go_on()
        for n in range(150):
            client = chance.choice(clients)
            assert client.confirmed is not None
            client.do(some_change(chance, client.confirmed, f"{seed}-{n}"))
            await asyncio.sleep(chance.choice([0, 0, 0.001, 0.004]))
            for other in clients:
                if chance.random() < 0.5:
                    other.listen()
            if chance.random() < 0.12:
                cut = chance.choice(clients)
                await (cut.break_off() if cut.tab is not None else cut.go_on())
        await quiet(clients)
        truth = await at_desk(Road().now, here.document)
        assert {fingerprint(by_id(c.confirmed)) for c in clients if c.confirmed} == {fingerprint(by_id(truth.document))}
        assert [client.rejected for client in clients] == [[]] * 5
        assert [client.answered for client in clients] == [set(range(1, c.sequence + 1)) for c in clients]
        told = await at_desk(store.entries, here.document, 1)
        numbers = [(c["client"], c["sequence"]) for version in told for c in version.changes]
        assert len(numbers) == len(set(numbers))

    run(scene)
    assert models.Snapshot.objects.filter(document_id=here.document, verified=True).exists()


async def quiet(clients: list[Client]) -> None:
    """Waits until everybody is there and has heard everything."""
    for client in clients:
        if client.tab is None:
            await client.go_on()
    async with asyncio.timeout(SOON * 2):
        while any(c.pending for c in clients) or len({c.version for c in clients}) > 1:
            await asyncio.sleep(0.01)
            for client in clients:
                client.listen()


def test_what_the_server_sends_are_messages_of_its_union(here: Place) -> None:
    [ada] = sessions(here, "owner")

    async def scene(app: Any) -> None:
        tab = Tab(app, here.document, ada)
        tab.say("hello", client=tab.client)
        tab.change(1, REWORDED)
        tab.change(1, REWORDED)
        tab.change(2, Set("tape", "nonsense", 1, 2))
        types = {"welcome", "people", "entry", "answer", "reject"}
        while types:
            heard = await tab.hear(*types)
            assert OUTGOING.validate_python(heard).type == heard["type"]
            types.remove(heard["type"])

    run(scene)
    assert INCOMING.validate_json(json.dumps(HELLO)).type == "hello"
    assert {"Hello", "Change", "Presence", "Welcome", "Entry", "Reject"} <= set(messages.schema()["$defs"])
