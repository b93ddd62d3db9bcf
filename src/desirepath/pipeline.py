"""The pipeline joined: a resolved document, a framework and options in; a view, a scene or the bytes of files out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from .errors import NotFound, UnknownFormat, UnknownFramework
from .garbage import uncollected
from .model.document import Document
from .model.framework import Framework
from .model.schema import MAP, Lane, Persona
from .model.view import Lens, View
from .model.view import view as through
from .registry import FORMATS, Format

if TYPE_CHECKING:
    from .layout.options import Options
    from .layout.scene import Scene

DEFAULT_FRAMEWORKS: Mapping[str, str] = MappingProxyType({"persona": "persona"})
"""What a document of a type is seen through where it names nothing; others are journeys."""
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to see of a document; whatever is empty is the document's own choice."""

    framework: str = ""
    language: str = ""
    persona: str = ""  # id or name
    show: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """The files of one drawing, one per page or one for all, and the scene and view they were drawn from."""

    view: View
    scene: Scene
    files: tuple[bytes, ...]

    def missing(self) -> list[str]:
        """The characters that no font has."""
        from .layout.scene import Text
        from .theme.fonts import missing

        texts = {(i.words, i.font) for page in self.scene.pages for i in page.flat() if isinstance(i, Text)}
        return sorted({character for words, font in texts for character in missing(words, font, self.scene.language)})


def framework_of(document: Document, wish: Wish, folder: Path | None = None) -> Framework:
    """The framework that a wish or the document names.  Raises `UnknownFramework`, `BadFramework`."""
    from .frameworks import load

    head = document.head
    id = wish.framework or head.framework or DEFAULT_FRAMEWORKS.get(head.type, "journey-map")
    try:
        return load(id, wish.language or head.language or "en", own=head.frameworks, folder=folder)
    except UnknownFramework:
        if wish.framework:
            raise
        message = f"the map names the framework {id!r}, which is not there"
        raise UnknownFramework(message, "see it through another one: `--as ID`, or `as_=` in Python") from None


def see(document: Document, wish: Wish = Wish(), folder: Path | None = None) -> View:
    """The document through a lens; `folder` holds one's own frameworks.  Raises `NotFound`, and as `framework_of`."""
    framework = framework_of(document, wish, folder)
    lens = Lens(framework, lanes(document, framework, wish.show), lanes(document, framework, wish.hide))
    return through(of_persona(document, wish.persona) if wish.persona else document, lens)


def lanes(document: Document, framework: Framework, wanted: tuple[str, ...]) -> frozenset[str]:
    """The ids of lanes called by id or title.  Raises `NotFound` with the names there are."""
    own = {r.id.partition(" ")[2]: r.title for r in document.of(Lane) if r.id.startswith(framework.id + " ")}
    titles = {slot.id: slot.title for slot in framework.slots} | {id: title for id, title in own.items() if title}
    found = set()
    for word in wanted:
        slot = framework.slot(word)
        id = slot.id if slot else next((i for i, t in titles.items() if word == i or word.lower() == t.lower()), "")
        if not id:
            raise NotFound(f"{framework.title} has no lane {word!r}", "its lanes are " + ", ".join(titles))
        found.add(id)
    return frozenset(found)


def of_persona(document: Document, called: str) -> Document:
    """One persona's map: what is theirs and what is nobody's in particular.  Raises `NotFound`."""
    from .model.select import Selection, select

    personas = document.on(MAP, Persona)
    found = next((p for p in personas if called in (p.id, p.name) or called.lower() == p.name.lower()), None)
    if found is None:
        names = ", ".join(f"{p.id} ({p.name})" if p.name else p.id for p in personas)
        raise NotFound(f"there is no persona {called!r}", f"there are {names}" if names else "the map has none")
    return select(document, Selection(personas=(found.id,)))


def draw(view: View, format: Format, options: Options, pictures: Mapping[str, bytes], source: str = "") -> Drawing:
    """The files of a drawing; `source` is the YAML they carry inside.  Raises `UnknownFormat`, `Unwritable`."""
    if format.draw is None:
        drawn = ", ".join(f.name for f in FORMATS if f.draw)
        raise UnknownFormat(f"{format.title} is no format to draw in", f"choose one of {drawn}")
    scene = laid_out(view, replace(options, pictures=frozenset(pictures)))
    with uncollected():
        return Drawing(view, scene, tuple(format.draw(scene, pictures, source)))


def laid_out(view: View, options: Options) -> Scene:
    """The exact geometry of what a view shows.  Raises `NotFound` for an unknown theme."""
    from .layout import layout

    with uncollected():
        return layout(view, options)


def standalone(document: Document) -> Document:
    """The document as it can travel: personas that follow another document are in words, no longer links."""
    followed = [link.id for p in document.of(Persona) for link in document.links(p.id, "follows")]
    return Document({id: r for id, r in document.records.items() if id not in followed}) if followed else document


def page_paths(output: str, files: int) -> list[str]:
    """Where each file of a drawing goes: `map.svg`, or `map-1.svg`, `map-2.svg` … when there are several."""
    path = Path(output)
    return [output] if files == 1 else [str(path.with_stem(f"{path.stem}-{n}")) for n in range(1, files + 1)]
