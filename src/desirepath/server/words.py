"""The words of the pages that need no script, in each language that we write.

Not gettext: these are forty lines, and a table in Python needs no compiler and cannot lack a key without a test saying
so.  What allauth and Django say themselves is translated by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.http import HttpRequest
from django.utils.translation import get_language

Words = Mapping[str, str]

ENGLISH: Words = {
    "sign_in": "Sign in",
    "sign_out": "Sign out",
    "name": "Name",
    "password": "Password",
    "again": "The same password again",
    "old_password": "Your password now",
    "new_password": "New password",
    "tagline": "Customer journey maps that stay true",
    "no_account": "No account yet? Whoever runs this place sends you an invitation.",
    "wrong": "Name and password do not go together.",
    "wrong_password": "That is not your password.",
    "too_often": "Too many attempts. Wait five minutes and try again.",
    "taken": "Somebody is called that already. Choose another name.",
    "too_long": "A password has at most 1,024 characters.",
    "password_hint": "At least eight characters, and none of the common ones.",
    "name_hint": "Letters, digits and @ . + - _, as others will see it.",
    "welcome": "Welcome",
    "first": "You are the first one here, and will be the owner.",
    "invited": "You are invited to “{workspace}” as {role}.",
    "begin": "Begin",
    "have_account": "I have an account here",
    "join": "Join",
    "join_as": "You are signed in as {name}.",
    "closed": "This link does not open anything",
    "closed_hint": "It has been used, or its time is over. Ask for another one.",
    "change_password": "Change password",
    "change_hint": "All other browsers that are signed in as you will be signed out.",
    "changed": "Your password has changed. Other browsers have been signed out.",
    "inactive": "This account is closed",
    "inactive_hint": "Ask whoever runs this place.",
    "slow": "That was too fast",
    "slow_hint": "Wait a minute and try again.",
    "stale": "This page is out of date",
    "stale_hint": "Go back, reload it and try again.",
    "missing": "There is nothing here",
    "missing_hint": "The address may be wrong, or what was here has moved.",
    "stopped": "That did not work",
    "back": "Back",
    "journeys": "Journeys",
    "owner": "owner",
    "editor": "editor",
    "commenter": "commenter",
    "viewer": "viewer",
}
GERMAN: Words = {
    "sign_in": "Anmelden",
    "sign_out": "Abmelden",
    "name": "Name",
    "password": "Passwort",
    "again": "Dasselbe Passwort noch einmal",
    "old_password": "Ihr jetziges Passwort",
    "new_password": "Neues Passwort",
    "tagline": "Customer Journey Maps, die wahr bleiben",
    "no_account": "Noch kein Konto? Wer diesen Ort betreibt, schickt Ihnen eine Einladung.",
    "wrong": "Name und Passwort gehören nicht zusammen.",
    "wrong_password": "Das ist nicht Ihr Passwort.",
    "too_often": "Zu viele Versuche. Warten Sie fünf Minuten und versuchen Sie es noch einmal.",
    "taken": "So heißt schon jemand. Wählen Sie einen anderen Namen.",
    "too_long": "Ein Passwort hat höchstens 1.024 Zeichen.",
    "password_hint": "Mindestens acht Zeichen, und keines der üblichen.",
    "name_hint": "Buchstaben, Ziffern und @ . + - _, so wie andere ihn sehen werden.",
    "welcome": "Willkommen",
    "first": "Sie sind die erste Person hier und werden Eigentümer.",
    "invited": "Sie sind in „{workspace}“ eingeladen, als {role}.",
    "begin": "Anfangen",
    "have_account": "Ich habe hier schon ein Konto",
    "join": "Beitreten",
    "join_as": "Sie sind angemeldet als {name}.",
    "closed": "Dieser Link öffnet nichts",
    "closed_hint": "Er wurde schon benutzt, oder seine Zeit ist um. Bitten Sie um einen neuen.",
    "change_password": "Passwort ändern",
    "change_hint": "Alle anderen Browser, in denen Sie angemeldet sind, werden abgemeldet.",
    "changed": "Ihr Passwort ist geändert. Andere Browser wurden abgemeldet.",
    "inactive": "Dieses Konto ist geschlossen",
    "inactive_hint": "Fragen Sie, wer diesen Ort betreibt.",
    "slow": "Das war zu schnell",
    "slow_hint": "Warten Sie eine Minute und versuchen Sie es noch einmal.",
    "stale": "Diese Seite ist nicht mehr aktuell",
    "stale_hint": "Gehen Sie zurück, laden Sie sie neu und versuchen Sie es noch einmal.",
    "missing": "Hier ist nichts",
    "missing_hint": "Die Adresse stimmt vielleicht nicht, oder was hier war, liegt jetzt woanders.",
    "stopped": "Das hat nicht geklappt",
    "back": "Zurück",
    "journeys": "Journeys",
    "owner": "Eigentümer",
    "editor": "Bearbeiter",
    "commenter": "Kommentator",
    "viewer": "Betrachter",
}
LANGUAGES: Mapping[str, tuple[str, Words]] = MappingProxyType({"en": ("English", ENGLISH), "de": ("Deutsch", GERMAN)})
"""By code: what the language calls itself, and its words."""


def spoken() -> Words:
    """The words of the language that is spoken at the moment."""
    return LANGUAGES.get((get_language() or "en")[:2], LANGUAGES["en"])[1]


class Late:
    """One of the words, in the language of whoever reads it."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __str__(self) -> str:
        return spoken()[self.key]


def context(_: HttpRequest) -> dict[str, object]:
    """What every template gets."""
    return {"words": spoken(), "language": (get_language() or "en")[:2]}
