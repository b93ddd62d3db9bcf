"""What allauth asks us: who may sign up, what counts as a guess, and whether a password is right.

Making or comparing a hash takes a third of a second, and allauth does it wherever its forms do.  The database's thread
cannot wait that long: `hashing.prove` and `hashing.harden` do it beforehand, elsewhere, and leave the result on the
request, where everything here finds it.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, SignupForm
from allauth.core import context
from django import forms
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from . import devices, hashing, invitations
from .words import Late


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts by name and password, only by invitation."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": Late("wrong"),
        "too_many_login_attempts": Late("too_often"),
        "username_taken": Late("taken"),
        "enter_current_password": Late("wrong_password"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether the request carries an invitation that still holds."""
        return invitations.invitation(token_in(request)) is not None

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: pages are pages, and programs have the API."""
        return False

    def clean_password(self, password: str, user: User | None = None) -> str:
        """As allauth, of a length that is worth the hashing."""
        if len(password) > hashing.LONGEST:
            raise forms.ValidationError(str(Late("too_long")))
        return str(super().clean_password(password, user))

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Makes the account and uses the invitation up.  Raises `NotFound`, `Rejected`."""
        data = form.cleaned_data
        return invitations.admit(data["token"], data["username"], hashing.hardened(request, data["password1"]))

    def set_password(self, user: User, password: str) -> None:
        """Takes the hash that was made beforehand."""
        user.password = hashing.hardened(context.request, password)
        user.save(update_fields=["password"])

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Guesses are counted by account, and apart for a browser that knew the password once."""
        name = str(credentials.get("username", "")).lower()
        return f"{name} {devices.known(request, name)}"


class Backend(ModelBackend):
    """Believes what was proven beforehand."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        """Who has just proven to be called so, by this password."""
        proven = hashing.proven(request, password or "") if request is not None else None
        return proven if proven is not None and same_name(proven.get_username(), username or "") else None


class JoinForm(SignupForm):  # type: ignore[misc]
    """A name and a password of one's own, for whoever holds an invitation."""

    token = forms.CharField(max_length=100, widget=forms.HiddenInput)


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """The old password and the new one."""

    def clean_oldpassword(self) -> str:
        """As allauth, of what was proven beforehand."""
        old = str(self.cleaned_data.get("oldpassword", ""))
        proven = hashing.proven(context.request, old)
        if proven is None or proven.pk != self.user.pk:
            raise Adapter().validation_error("enter_current_password")
        return old


def token_in(request: HttpRequest) -> str:
    """The invitation that a request carries, "" if none."""
    return str(request.POST.get("token", "") or request.GET.get("token", ""))[:100]


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same account's: capitals do not count."""
    return constant_time_compare(one.lower(), other.strip().lower())
