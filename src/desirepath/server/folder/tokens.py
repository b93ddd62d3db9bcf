"""Links that work once.

A token is a file in a folder that only this account reads, named by the token's digest; whoever takes the file away has
used it up, and the file system sees to it that only one does.  So another `desirepath open` of the same folder can make
a link for the server that runs already.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import urlencode

_FOLDER = "tokens"


def link(home: Path, address: str, path: str = "", framework: str = "") -> str:
    """An address that signs its visitor in, once, and shows the map at a path, through a framework, or all maps."""
    token = token_urlsafe(32)
    (home / _FOLDER).mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(_path(home, token), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    wishes = {"token": token, "to": path, "framework": framework}
    return f"{address}/open?" + urlencode({name: wish for name, wish in wishes.items() if wish})


def used(home: Path, token: str) -> bool:
    """Uses a token up; False where there is none."""
    try:
        _path(home, token).unlink()
    except OSError:
        return False
    return True


def forget(home: Path) -> None:
    """Ends all links that were not used."""
    for left in (home / _FOLDER).glob("*"):
        left.unlink(missing_ok=True)


def _path(home: Path, token: str) -> Path:
    return home / _FOLDER / sha256(token.encode("utf-8", "replace")).hexdigest()
