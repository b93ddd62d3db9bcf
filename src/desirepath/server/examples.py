"""The examples that come with the program, as documents that stand alone: whoever they borrow from is told in them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ..errors import NotFound
from ..formats import yaml_file
from ..model.document import Document
from ..pipeline import standalone
from ..workspace.folder import Folder
from ..workspace.resolve import Resolved, resolve


@lru_cache(maxsize=1)
def folder() -> Path:
    """Where they lie: in the installed package, or beside it in a checkout.  Raises `NotFound`."""
    package = Path(__file__).parents[1]
    for path in (package / "examples", package.parents[1] / "examples"):
        if (path / "cargo-bike.yaml").is_file():
            return path
    raise NotFound("the examples are not there", "install Desire Path again")


def names() -> tuple[str, ...]:
    """What the examples are called; none where they were left out."""
    try:
        return tuple(sorted(path.stem for path in folder().glob("*.yaml")))
    except NotFound:
        return ()


def example(name: str) -> Resolved:
    """One of them, with the pictures that it shows.  Raises `NotFound`."""
    if name not in names():
        raise NotFound(f"there is no example {name!r}", "there are " + ", ".join(names()))
    path = folder() / f"{name}.yaml"
    return resolve(yaml_file.read(path.read_bytes(), path.name).document, Folder(folder()))


def alone(name: str) -> Document:
    """One of them as a document of one's own.  Raises `NotFound`."""
    return standalone(example(name).document)
