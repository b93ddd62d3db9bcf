"""Django's settings as a function of where the data lie, because a package has no settings file of its own.

Durability is decided here.  SQLite: write-ahead log, `synchronous=FULL` (with NORMAL a power cut takes acknowledged
edits along) and transactions that take the write lock at their start, so that they never fail half-way for want of it.
PostgreSQL: `synchronous_commit` on, whatever the role's default is.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from ..errors import Unwritable

MAX_BODY = 34 * 1024 * 1024  # bytes of one request, a little more than the largest document
WEEK = 7 * 24 * 3600  # seconds until a session that nobody uses ends
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF"


def made(
    data: Path,
    database_url: str = "",
    *,
    hosts: Sequence[str] = LOCAL_HOSTS,
    secret: str = "",
    secure: bool = False,
    proxies: int = 0,
) -> dict[str, Any]:
    """The settings for data in a folder, or in the database that a URL names; `secure` where it is served by https.

    `proxies` is how many of ours stand before it and append to X-Forwarded-For; without one that header, which
    anybody can write, is not read.

    Makes the folder and the key that signs cookies where they are not there.  Raises `Unwritable`.
    """
    return {
        "SECRET_KEY": secret or _secret(data),
        "DEBUG": False,
        "ALLOWED_HOSTS": list(hosts),
        "INSTALLED_APPS": [
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "allauth",
            "allauth.account",
            # a second factor is "allauth.mfa", single sign-on "allauth.socialaccount": here, and in `urls`
            "desirepath.server.apps.Server",
        ],
        "MIDDLEWARE": [
            "django.middleware.security.SecurityMiddleware",
            "desirepath.server.headers.Headers",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "allauth.account.middleware.AccountMiddleware",
            "desirepath.server.devices.Devices",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [Path(__file__).parent / "templates"],
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "desirepath.server.words.context",
                    ]
                },
            }
        ],
        "LANGUAGES": [("en", "English"), ("de", "Deutsch")],
        # in the memory of the one process; it must hold all counters of attempts, or a flood of names would drop some
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
                "OPTIONS": {"MAX_ENTRIES": 100_000},
            }
        },
        **_accounts(proxies),
        "ROOT_URLCONF": "desirepath.server.urls",
        "DATABASES": {"default": database(data, database_url)},
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}"}
            for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
        ],
        "SESSION_COOKIE_AGE": WEEK,
        "SESSION_COOKIE_NAME": "__Host-sessionid" if secure else "sessionid",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": secure,
        "CSRF_COOKIE_NAME": "__Host-csrftoken" if secure else "csrftoken",
        "CSRF_COOKIE_SECURE": secure,
        "SECURE_REFERRER_POLICY": "same-origin",  # with "no-referrer" browsers say that a form of ours is from nowhere
        "DATA_UPLOAD_MAX_MEMORY_SIZE": MAX_BODY,
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "LOGGING_CONFIG": None,
    }


def database(data: Path, url: str = "") -> dict[str, Any]:
    """Django's description of a database: the SQLite file in the folder, or what a `postgresql://` URL names."""
    if not url:
        options = {"init_command": _PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": 20}
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(data / "desirepath.sqlite"),
            "OPTIONS": options,
            "CONN_MAX_AGE": None,
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise Unwritable(f"{parts.scheme!r} is no database that we know", "DATABASE_URL begins with postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"options": "-c synchronous_commit=on", **dict(parse_qsl(parts.query))},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def proxies(told: str) -> int:
    """How many proxies stand before the server, as `DESIREPATH_PROXIES` says.  Raises `Unwritable`."""
    if told and not told.isdecimal():
        raise Unwritable(f"DESIREPATH_PROXIES is {told!r}", "say how many proxies append to X-Forwarded-For, such as 1")
    return int(told or 0)


def _accounts(proxies: int) -> dict[str, Any]:
    """allauth: a name and a password, by invitation, and not too many attempts."""
    return {
        "AUTHENTICATION_BACKENDS": ["desirepath.server.adapter.Backend"],
        "CSRF_FAILURE_VIEW": "desirepath.server.pages.stale",
        "LOGIN_URL": "/sign-in",
        "LOGIN_REDIRECT_URL": "/",
        "ACCOUNT_ADAPTER": "desirepath.server.adapter.Adapter",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*", "password2*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/sign-in",
        "ACCOUNT_RATE_LIMITS": {
            "login": "60/m/ip",
            "login_failed": "20/m/ip,5/5m/key",
            "signup": "20/m/ip",
            "change_password": "5/m/user",
        },
        "ALLAUTH_TRUSTED_PROXY_COUNT": proxies,
    }


def configure(settings: dict[str, Any]) -> None:
    """Makes these Django's settings, which a process can do once.  Raises `RuntimeError` the second time."""
    import django
    from django.conf import settings as current

    current.configure(**settings)
    django.setup()


def _secret(data: Path) -> str:
    """The key that signs cookies: made once, readable by nobody else."""
    path = data / "secret.key"
    try:
        data.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _keep(path, secrets.token_urlsafe(48))
        key = path.read_text().strip()
    except OSError as error:
        raise Unwritable(f"cannot keep data in {data}: {error.strerror}", "name another folder with --data") from None
    if len(key) < 40:
        raise Unwritable(f"{path} holds no key", "delete the file; everybody has to sign in again")
    return key


def _keep(path: Path, text: str) -> None:
    """Writes a file that nobody else can read, so that a power cut leaves all of it or nothing."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
