"""What lies in the folder that was opened: documents, their names, the trash, and what git is told."""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...errors import NotFound
from ...workspace.folder import begins_as_document

HOME = ".desirepath"
"""The folder beside the files in which journal and trash lie."""

_SUFFIXES = (".yaml", ".yml", ".json")
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv"})
_JSON = re.compile(r'\s*\{[\s\S]{0,2000}?"desirepath"\s*:')
_LONGEST = 60  # characters of a name


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, and in it all documents or only one."""

    root: Path
    only: str = ""  # the path of the one document

    @property
    def home(self) -> Path:
        return self.root / HOME

    @property
    def trash(self) -> Path:
        return self.home / "trash"

    @property
    def kept(self) -> Path:
        """Where texts lie that met changes of others."""
        return self.home / "kept"

    def holds(self, path: str) -> bool:
        """Whether the document at a path is one of those that were opened."""
        return self.only in ("", path)

    def documents(self) -> Iterator[str]:
        """The paths of the documents, in order: YAML and JSON of ours, wherever hidden things and links do not lead."""
        if self.only:
            if (self.root / self.only).is_file():
                yield self.only
            return
        for where, inner, names in os.walk(self.root):
            inner[:] = sorted(n for n in inner if not n.startswith(".") and n not in _SKIPPED)
            for name in sorted(names):
                path = Path(where, name)
                if not name.startswith(".") and path.suffix.lower() in _SUFFIXES and _ours(path):
                    yield path.relative_to(self.root).as_posix()

    def free(self, title: str) -> Iterator[str]:
        """Paths that a document of this title might have, the best first, none of which is taken."""
        words = unicodedata.normalize("NFC", title).lower()
        slug = re.sub(r"[\W_]+", "-", words).strip("-")[:_LONGEST].strip("-") or "journey"
        n = 1
        while True:
            path = f"{slug}.yaml" if n == 1 else f"{slug}-{n}.yaml"
            if not os.path.lexists(self.root / path):
                yield path
            n += 1


def placed(path: Path) -> Place:
    """The place that somebody means by a file or a folder.  Raises `NotFound`."""
    if path.is_dir():
        return Place(path.resolve())
    if not path.exists():
        raise NotFound(f"there is no file or folder {path}", "check the spelling; `desirepath new` begins a map")
    if path.suffix.lower() not in _SUFFIXES:
        hint = "`desirepath convert` makes a .yaml file of it"
        raise NotFound(f"{path} is no file that is edited in place", hint)
    return Place(path.parent.resolve(), path.name)


def author(root: Path) -> str:
    """The name that git signs with here, else that of the account."""
    import getpass

    try:
        return _git(root, "config", "user.name") or getpass.getuser()
    except (OSError, KeyError):  # no account has this number
        return "somebody"


def hide_from_git(place: Place) -> bool:
    """Lets git pass the journal by, where the folder is in a repository that does not; says whether it had to."""
    if _git(place.root, "rev-parse", "--is-inside-work-tree") != "true":
        return False
    if _git(place.root, "check-ignore", f"{HOME}/journal.sqlite"):
        return False
    (place.home / ".gitignore").write_text("*\n", "utf-8")
    return True


def _git(root: Path, *words: str) -> str:
    """What git says, "" where it says nothing, is not there or is slow."""
    try:
        ran = subprocess.run(
            ["git", *words], cwd=root, capture_output=True, text=True, check=False, timeout=5, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ran.stdout.strip() if ran.returncode == 0 else ""


def _ours(path: Path) -> bool:
    if path.suffix.lower() != ".json":
        return begins_as_document(path)
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return bool(_JSON.match(file.read(4_000)))
    except OSError:
        return False
