"""Accounts: how somebody gets in, how fast they may guess, and what ends a session and every connection it has."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation
from server_tabs import Tab, running
from server_worlds import Browser, Place, person

from desirepath.server import accounts, devices, editor, invitations, library, live, models, words
from desirepath.server.desk import at_desk

WORD = "a long enough word"
NEW = "quite another long word"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    cache.clear()


def form(browser: Browser, path: str, language: str = "en", **fields: str) -> Any:
    """Sends a form as a browser without scripts does."""
    from asgiref.sync import async_to_sync

    async def sent() -> Any:
        told = fields | {"csrfmiddlewaretoken": browser.token}
        return await browser.client.post(path, told, headers={"Accept-Language": language})

    return async_to_sync(sent)()


def enter(browser: Browser, name: str, password: str, **headers: str) -> int:
    """The status of an attempt to sign in over REST."""
    answer = browser.ask("POST", "/api/session", {"name": name, "password": password}, **headers)
    browser.token = answer.json().get("csrf", browser.token)
    return int(answer.status_code)


# ---- guessing


def test_after_five_wrong_passwords_the_right_one_is_refused_as_well(here: Place) -> None:
    name = here.owner.name
    assert [enter(Browser(), name, f"wrong {n}") for n in range(5)] == [401] * 5
    assert [enter(Browser(), name, word) for word in ("wrong again", WORD)] == [429, 429]
    page = form(Browser(), "/sign-in", login=name, password=WORD)
    assert (page.status_code, b"Too many attempts" in page.content) == (429, True)
    assert enter(Browser(), here.people["editor"].name, WORD) == 200


def test_attempts_on_pages_and_over_rest_count_together_whatever_the_capitals(here: Place) -> None:
    name = here.owner.name
    found = [form(Browser(), "/sign-in", login=name.upper(), password="wrong").status_code for _ in range(3)]
    found += [enter(Browser(), name, "wrong") for _ in range(3)]
    assert found == [401] * 5 + [429]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "CF-Connecting-IP", "Forwarded"])
def test_a_header_that_anybody_can_write_gives_no_further_attempts(here: Place, header: str) -> None:
    names = [person(f"{header}-{here.workspace[:6]}-{n}").name for n in range(5)]
    tries = [(name, f"10.0.0.{n}") for n in range(5) for name in names]  # five each, from ever other addresses
    found = [enter(Browser(), name, "wrong", **{header: f"{address}.{n}"}) for n, (name, address) in enumerate(tries)]
    assert found == [401] * 20 + [429] * 5  # twenty a minute from one address, which is not what the header says


def test_behind_a_proxy_of_ours_the_address_is_the_one_that_it_appended(here: Place) -> None:
    from django.test import override_settings

    names = [person(f"proxy-{here.workspace[:6]}-{n}").name for n in range(5)]
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        for n in range(4):
            for name in names:
                assert enter(Browser(), name, "wrong", **{"X-Forwarded-For": f"10.0.0.{n}, 192.0.2.7"}) == 401
        assert enter(Browser(), names[0], "wrong", **{"X-Forwarded-For": "10.9.9.9, 192.0.2.7"}) == 429
        assert enter(Browser(), names[0], WORD, **{"X-Forwarded-For": "10.9.9.9, 192.0.2.8"}) == 200


def test_a_stranger_who_guesses_does_not_lock_out_a_browser_that_knew_the_password(here: Place) -> None:
    mine = Browser()
    assert enter(mine, here.owner.name, WORD) == 200
    mine.ask("DELETE", "/api/session")
    mine.token = mine.ask("GET", "/api/session").json()["csrf"]
    for _ in range(6):
        enter(Browser(), here.owner.name, "wrong")
    assert enter(Browser(), here.owner.name, WORD) == 429
    assert enter(mine, here.owner.name, WORD) == 200


def test_a_forged_or_foreign_device_opens_no_second_count(here: Place) -> None:
    mine, forger = Browser(), Browser()
    enter(mine, here.people["editor"].name, WORD)
    foreign = mine.client.cookies[devices._cookie()].value
    for value in ("forged", foreign):
        for _ in range(6):
            forger.client.cookies[devices._cookie()] = value
            enter(forger, here.owner.name, "wrong")
    assert enter(forger, here.owner.name, WORD) == 429


def test_a_password_of_a_megabyte_is_refused_without_hashing_it(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from desirepath.server import hashing

    monkeypatch.setattr(hashing, "check_password", lambda *_: pytest.fail("it was hashed"))
    page = form(Browser(), "/sign-in", login=here.owner.name, password="x" * 1_000_000)
    assert page.status_code == 401
    assert enter(Browser(), here.owner.name, "x" * 2000) == 422


def test_a_right_password_does_not_give_a_guesser_more_attempts(here: Place) -> None:
    mine = Browser()
    names = [person(f"many-{here.workspace[:6]}-{n}").name for n in range(5)]
    found = []
    for name in names:
        found += [enter(Browser(), name, "wrong") for _ in range(4)]
        assert enter(mine, here.owner.name, WORD) in (200, 429)
    assert enter(Browser(), names[0], "wrong") == 429
    assert found == [401] * 20


# ---- joining


def test_nobody_gets_in_without_an_invitation(here: Place) -> None:
    told = {"username": "anybody", "password1": NEW, "password2": NEW}
    assert form(Browser(), "/join", **told).status_code == 404
    assert Browser().ask("GET", "/join").status_code == 404
    answer = Browser().ask("POST", "/api/join", {"token": "x", "name": "anybody", "password": NEW})
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_an_invitation_says_what_it_is_for_and_looking_at_it_does_not_use_it_up(here: Place) -> None:
    token = invitations.invite("commenter", here.workspace)
    for _ in range(2):
        page = Browser().ask("GET", f"/join?token={token}").content.decode()
        assert "You are invited to “Ours” as commenter." in page
    joined = form(
        Browser(),
        "/join",
        token=token,
        username=f"new-{here.workspace[:8]}",
        password1=NEW,
        password2=NEW,
        role="owner",
    )
    assert joined["Location"] == "/"
    assert [m.role for m in library.members(here.workspace) if m.name.startswith("new-")] == ["commenter"]
    assert Browser().ask("GET", f"/join?token={token}").status_code == 404


def test_an_invitation_ends_after_a_week(here: Place) -> None:
    token = invitations.invite("editor", here.workspace)
    models.Invitation.objects.update(expires=datetime.now(UTC) - timedelta(seconds=1))
    assert Browser().ask("GET", f"/join?token={token}").status_code == 404
    assert Browser().ask("POST", "/api/join", {"token": token, "name": "late", "password": NEW}).status_code == 404


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("has space", NEW, "Enter a valid username"),
        ("fine", "12345678", "too common"),
        ("fine", "b4d!", "too short"),
        ("TAKEN", NEW, "Somebody is called that already"),
        ("fine", "x" * 2000, "at most 1,024 characters"),
    ],
)
def test_a_name_or_password_that_will_not_do_is_said_beside_its_field_and_the_link_still_works(
    here: Place, name: str, password: str, said: str
) -> None:
    token = invitations.invite("editor", here.workspace)
    name = here.owner.name.upper() if name == "TAKEN" else name
    page = form(Browser(), "/join", token=token, username=name, password1=password, password2=password)
    assert page.status_code == 409
    assert re.search(
        rf'aria-invalid="true".*\n<p class="wrong" id="[^"]*" role="alert">[^<]*{said}', page.content.decode()
    )
    assert password not in page.content.decode()
    assert invitations.invitation(token) is not None


def test_somebody_with_an_account_joins_another_workspace_with_it(here: Place) -> None:
    token = invitations.invite("editor", here.workspace)
    theirs = Browser(here.stranger)
    page = theirs.ask("GET", f"/join?token={token}")
    assert f"You are signed in as {here.stranger.name}." in page.content.decode()
    assert form(theirs, "/join", token=token)["Location"] == "/"
    assert library.role_in(here.stranger, here.workspace) == "editor"
    again = form(theirs, "/join", token=invitations.invite("owner", here.workspace))
    assert (again.status_code, b"you are a member already" in again.content) == (409, True)
    assert library.role_in(here.stranger, here.workspace) == "editor"


def test_signing_in_goes_on_to_where_one_wanted_to_go_but_to_no_other_site(here: Place) -> None:
    for wanted, found in [("/join?token=a", "/join?token=a"), ("//evil.example/", "/"), ("https://evil.example", "/")]:
        page = form(Browser(), "/sign-in", login=here.owner.name, password=WORD, next=wanted)
        assert page["Location"] == found


# ---- sessions


def test_the_number_of_a_session_is_new_after_signing_in_and_after_a_new_password(here: Place) -> None:
    browser = Browser()
    enter(browser, here.owner.name, WORD)
    first = browser.session
    changed = form(browser, "/password", oldpassword=WORD, password1=NEW, password2=NEW)
    assert changed["Location"] == "/password?changed"
    assert browser.session != first
    assert accounts.session(first) is None
    assert accounts.session(browser.session) is not None
    assert b"Your password has changed" in browser.ask("GET", "/password?changed").content


def test_a_new_password_needs_the_old_one_and_five_guesses_at_it_are_enough(here: Place) -> None:
    browser = Browser(here.owner)
    told = {"password1": NEW, "password2": NEW}
    pages = [form(browser, "/password", oldpassword=f"wrong {n}", **told) for n in range(6)]
    assert [page.status_code for page in pages] == [409] * 5 + [429]
    assert b"That is not your password" in pages[0].content
    assert form(Browser(), "/password", oldpassword=WORD, **told)["Location"] == "/sign-in?next=/password"
    assert enter(Browser(), here.owner.name, WORD) == 200


def test_an_account_that_was_closed_gets_nowhere(here: Place) -> None:
    from django.contrib.auth.models import User

    browser = Browser(here.owner)
    User.objects.filter(pk=here.owner.user).update(is_active=False)
    assert browser.ask("GET", "/api/workspaces").status_code == 401
    assert enter(Browser(), here.owner.name, WORD) == 401
    assert accounts.session(browser.session) is None


# ---- live connections


def run(scene: Any) -> None:
    async def all_of_it() -> None:
        async with running() as app:
            await scene(app)

    asyncio.run(all_of_it())


WAYS = {
    "signs out on the page": lambda browser, place: form(browser, "/sign-out"),
    "signs out over REST": lambda browser, place: browser.ask("DELETE", "/api/session"),
    "has a new password": lambda browser, place: form(
        browser, "/password", oldpassword=WORD, password1=NEW, password2=NEW
    ),
    "is given another role": lambda browser, place: library.set_member(
        place.workspace, place.people["editor"].name, "viewer"
    ),
    "is shown out": lambda browser, place: library.remove_member(place.workspace, place.people["editor"].name),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_live_connection_ends_within_a_second_when_somebody(here: Place, way: str) -> None:
    browser, other = Browser(here.people["editor"]), Browser(here.owner)

    async def scene(app: Any) -> None:
        mine, theirs = Tab(app, here.document, browser.session), Tab(app, here.document, other.session)
        await mine.hello()
        await theirs.hello()
        await at_desk(WAYS[way], browser, here) if "is " in way else await asyncio.to_thread(WAYS[way], browser, here)
        code = await asyncio.wait_for(mine.closed, 1)
        assert code == (live.FORBIDDEN if "is " in way else live.SIGNED_OUT)
        assert not theirs.closed.done()

    run(scene)


def test_a_live_connection_ends_when_the_time_of_its_session_is_over(here: Place) -> None:
    from django.contrib.sessions.models import Session

    browser = Browser(here.owner)
    Session.objects.filter(pk=browser.session).update(expire_date=datetime.now(UTC) + timedelta(seconds=0.4))

    async def scene(app: Any) -> None:
        tab = Tab(app, here.document, browser.session)
        await tab.hello()
        assert await asyncio.wait_for(tab.closed, 1.4) == live.SIGNED_OUT
        again = Tab(app, here.document, browser.session)
        assert await again.accepted is False

    run(scene)


def test_a_session_that_ends_before_the_hello_hears_nothing_of_the_document(here: Place) -> None:
    browser = Browser(here.owner)

    async def scene(app: Any) -> None:
        tab = Tab(app, here.document, browser.session)
        assert await tab.accepted
        await at_desk(_forget, browser.session)  # without telling anybody
        tab.say("hello", client=tab.client)
        assert await tab.code() == live.SIGNED_OUT
        assert tab.heard.empty()

    run(scene)


def _forget(session: str) -> None:
    from django.contrib.sessions.models import Session

    Session.objects.filter(pk=session).delete()


def test_one_person_may_have_so_many_tabs_and_a_document_so_many_people(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, bob, eve = (Browser(here.people[role]).session for role in ("owner", "editor", "viewer"))
    monkeypatch.setattr(live, "TABS", 2)
    monkeypatch.setattr(live, "CROWDED", 3)

    async def scene(app: Any) -> None:
        first, second = Tab(app, here.document, ada), Tab(app, here.document, ada)
        await first.hello()
        await second.hello()
        assert await Tab(app, here.document, ada).code() == live.TOO_MANY
        told = await Tab(app, here.document, bob).hello()
        assert sorted(p["name"] for p in told["people"]) == [here.owner.name] * 2
        assert await Tab(app, here.document, eve).code() == live.TOO_MANY
        await first.leave()
        await Tab(app, here.document, eve).hello()

    run(scene)


# ---- how the pages are made


PAGES = ["/sign-in", "/join?token={token}", "/join?token=gone", "/password", "/inactive", "/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_no_script_and_no_style_of_its_own(
    here: Place, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "built", lambda: False)
    token = invitations.invite("viewer", here.workspace)
    for browser in (Browser(), Browser(here.owner)):
        page = browser.ask("GET", path.format(token=token))
        if page.status_code != 302:
            text = page.content.decode()
            assert re.findall(r"<script|<style|\bstyle=|\bon\w+=", text) == []
            assert re.findall(r'(?:href|src|action)="(?!/)', text) == []
            assert page["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self';")
            assert set(re.findall(r'<label for="([^"]+)"', text)) <= set(re.findall(r'<input id="([^"]+)"', text))


def test_a_browser_says_truthfully_where_a_form_of_ours_comes_from(here: Place) -> None:
    """With `no-referrer` Chromium sends `Origin: null`, and no form would be accepted."""
    assert Browser().ask("GET", "/sign-in")["Referrer-Policy"] == "same-origin"


def test_a_form_without_its_token_and_an_address_without_a_page_are_told_in_our_look(here: Place) -> None:
    visitor = Browser()
    visitor.token = "forged"
    stale = form(visitor, "/sign-in", "de", login=here.owner.name, password=WORD)
    assert (stale.status_code, "nicht mehr aktuell" in stale.content.decode()) == (403, True)
    missing = Browser().ask("GET", "/no/such/page")
    assert (missing.status_code, "There is nothing here" in missing.content.decode()) == (404, True)


def test_a_page_speaks_german_to_a_german_browser(here: Place) -> None:
    page = Browser().ask("GET", "/sign-in", **{"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}).content.decode()
    assert '<html lang="de">' in page
    assert "<h1>Anmelden</h1>" in page
    token = invitations.invite("editor", here.workspace)
    said = form(Browser(), "/join", "de", token=token, username="neu", password1="kurz", password2="kurz")
    assert "Dieses Passwort ist zu kurz" in said.content.decode()
    assert '<html lang="en">' in Browser().ask("GET", "/sign-in", **{"Accept-Language": "fi"}).content.decode()


def test_every_language_has_all_words_with_the_same_gaps() -> None:
    gaps = {
        code: {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in told.items()}
        for code, (_, told) in words.LANGUAGES.items()
    }
    assert gaps["de"] == gaps["en"]
    with translation.override("de"):
        assert str(words.Late("wrong")) == words.GERMAN["wrong"]


def test_the_stylesheet_and_the_fonts_are_there_and_nothing_else_is(here: Place) -> None:
    style = Browser().ask("GET", "/style.css").content.decode()
    assert "--paper: #fbfaf6" in style
    wanted = set(re.findall(r"url\((/fonts/\w+)\)", style))
    assert len(wanted) == 3
    for path in wanted:
        font = Browser().ask("GET", path)
        assert font["Content-Type"] == "font/ttf"
        assert 10_000 < len(font.content) < 150_000
    assert Browser().ask("GET", "/fonts/other").status_code == 404
    assert set(re.findall(r"var\((--[\w-]+)\)", style)) <= set(re.findall(r"(--[\w-]+):", style))
