"""The chain of documents in a folder: which cards follow which, forwards and backwards, and which are behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath

from ..errors import Problem, Unreadable
from ..formats import yaml_file
from ..model.document import Document
from ..model.handover import RELATION, words_of
from ..model.schema import Card, is_local
from .folder import bytes_at, documents


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A record of a document: `path` is relative to the folder of the chain, with forward slashes."""

    path: str
    id: str

    def __str__(self) -> str:
        return f"{self.path}#{self.id}"


@dataclass(frozen=True)
class Chain:
    """All documents of a folder that can be read, by path, and what is wrong with the others."""

    documents: Mapping[str, Document]
    problems: tuple[Problem, ...] = ()

    def words(self, spot: Spot) -> str:
        """What stands there; "" where nothing does."""
        document = self.documents.get(spot.path)
        record = document.get(spot.id) if document is not None else None
        return words_of(record) if record is not None else ""

    def kind(self, spot: Spot) -> str:
        """The kind of a card, else the type of the record; "" where there is none."""
        document = self.documents.get(spot.path)
        record = document.get(spot.id) if document is not None else None
        if isinstance(record, Card):
            return record.at.kind
        return type(record).__name__.lower() if record is not None else ""

    @cached_property
    def sources(self) -> Mapping[Spot, tuple[Spot, ...]]:
        """What each follower follows."""
        found: dict[Spot, list[Spot]] = {}
        for path, document in self.documents.items():
            for link in sorted(document.of_links(RELATION), key=lambda link: link.id):
                there, _, id = link.to.partition("#")
                if not is_local(link.to) and id:
                    found.setdefault(Spot(path, link.on), []).append(Spot(normpath(join(dirname(path), there)), id))
        return {spot: tuple(spots) for spot, spots in found.items()}

    @cached_property
    def followers(self) -> Mapping[Spot, tuple[Spot, ...]]:
        """What came of each record that is followed."""
        found: dict[Spot, list[Spot]] = {}
        for follower, spots in self.sources.items():
            for spot in spots:
                found.setdefault(spot, []).append(follower)
        return {spot: tuple(sorted(spots)) for spot, spots in found.items()}

    def before(self, spot: Spot) -> Iterator[tuple[int, Spot]]:
        """Where a record came from, step by step backwards, with how many steps that is."""
        return _walk(spot, self.sources)

    def after(self, spot: Spot) -> Iterator[tuple[int, Spot]]:
        """What came of a record, step by step, with how many steps that is; each before what came of it in turn."""
        return _walk(spot, self.followers)

    @cached_property
    def steps(self) -> Mapping[tuple[str, str], int]:
        """How many records go on from one document in another."""
        found: dict[tuple[str, str], int] = {}
        for follower, spots in self.sources.items():
            for spot in spots:
                found[spot.path, follower.path] = found.get((spot.path, follower.path), 0) + 1
        return dict(sorted(found.items()))


def _walk(spot: Spot, ways: Mapping[Spot, tuple[Spot, ...]]) -> Iterator[tuple[int, Spot]]:
    seen = {spot}
    waiting = [(1, there) for there in reversed(ways.get(spot, ()))]
    while waiting:
        steps, here = waiting.pop()
        if here in seen:  # somebody wrote a circle
            continue
        seen.add(here)
        yield steps, here
        waiting += [(steps + 1, there) for there in reversed(ways.get(here, ()))]


def chain(folder: Path) -> Chain:
    """All documents below a folder, and how they hang together.  Documents that cannot be read are told as problems."""
    found: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in documents(folder):
        name = path.relative_to(folder).as_posix()
        try:
            found[name] = yaml_file.read(bytes_at(path), name).document
        except Unreadable as error:
            problems += error.problems
    return Chain(found, tuple(problems))


def reader(path: Path) -> Callable[[str], Document]:
    """What gives the documents that one at a path refers to, each read once.  It raises `NotFound` and `Unreadable`."""
    known: dict[str, Document] = {}

    def read(address: str) -> Document:
        if address not in known:
            known[address] = yaml_file.read(bytes_at(path.parent / address), address).document
        return known[address]

    return read
