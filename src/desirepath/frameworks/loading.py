"""Where frameworks come from: the document that carries them, a folder beside it, or this package, in that order.

One file per framework and one more per language; nothing else is read for a picture, and what is built in is read once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import BadFramework, Problem, UnknownFramework
from ..model.framework import Framework
from ..model.schema import known_id
from .grammar import framework_from, nearest
from .translation import translated
from .tree import Marks, read_tree

HERE = Path(__file__).parent
FIRST = "journey-map"  # the default, and the first of the gallery
_NOT_FRAMEWORKS = ("channels", "kinds", "words")


@cache
def builtin() -> tuple[str, ...]:
    """The ids of all frameworks that come with the package, in the order of a gallery."""
    ids = {file.stem for file in HERE.glob("*.yaml") if "." not in file.stem} - set(_NOT_FRAMEWORKS)
    return tuple(sorted(ids, key=lambda id: (id != FIRST, id)))


def languages(id: str) -> tuple[str, ...]:
    """The languages that a built-in framework speaks, its own first."""
    own = _builtin(id, "").language
    return (own, *sorted(file.suffixes[0][1:] for file in HERE.glob(f"{id}.*.yaml")))


def load(
    id: str, language: str = "en", *, own: Mapping[str, Any] | None = None, folder: Path | None = None
) -> Framework:
    """A framework by its id, with its texts in a language or, where it does not speak that, in its own.

    `own` are the frameworks that a document carries (`Head.frameworks`); they go before the files `<id>.yaml` of
    `folder`, and those before what is built in.  Raises `UnknownFramework` and `BadFramework`.
    """
    if own and id in own:
        return _carried(id, own[id], language)
    if folder is not None and known_id(id):
        for name in (f"{id}.yaml", f"{id}.yml"):
            if (file := folder / name).is_file():
                return _of_file(file, language)
    if id not in builtin():
        names = (*builtin(), *(own or ()), *_beside(folder))
        raise UnknownFramework(
            f"there is no framework {id!r}",
            " ".join(filter(None, (nearest(id, names), "`desirepath frameworks` lists them all"))),
        )
    return _builtin(id, language)


def _beside(folder: Path | None) -> list[str]:
    """The ids of the framework files in a folder; a translation has a second ending."""
    files = () if folder is None else sorted(folder.glob("*.y*ml"))
    return [file.stem for file in files if known_id(file.stem)]


def parse(tree: Mapping[str, Any], file: str = "") -> Framework:
    """A framework from plain data.  Raises `BadFramework` with everything that is wrong in it."""
    return framework_from(tree, file)


def read(text: str, file: str = "", language: str = "") -> Framework:
    """A framework from the text of its file; of its own `languages:` the asked one is laid over it."""
    tree, marks = read_tree(text, file)
    return _speaking(tree, file, marks, language)


@cache
def _builtin(id: str, language: str) -> Framework:
    return _of_file(HERE / f"{id}.yaml", language)


def _of_file(file: Path, language: str) -> Framework:
    tree, marks = read_tree(_text_of(file), str(file))
    framework = _speaking(tree, str(file), marks, language, file)
    if framework.id != file.stem:
        where = marks.get(("id",), (0, 0))
        message = f"the file {file.name} holds a framework called {framework.id!r}"
        hint = f"rename the file to {framework.id}.yaml"
        raise BadFramework([Problem("bad-framework", message, hint, str(file), *where)])
    return framework


def _carried(id: str, tree: Any, language: str) -> Framework:
    if not isinstance(tree, Mapping):
        raise BadFramework(
            [Problem("bad-framework", f"frameworks › {id} must be a mapping", file=f"frameworks › {id}")]
        )
    if tree.get("id", id) != id:
        message = f"it calls itself {tree['id']!r}"
        raise BadFramework([Problem("bad-framework", message, "leave `id` out", f"frameworks › {id}")])
    return _speaking({**tree, "id": id}, f"frameworks › {id}", {}, language)


def _speaking(tree: Mapping[str, Any], file: str, marks: Marks, language: str, beside: Path | None = None) -> Framework:
    """The framework in the best language there is: in its own tree, or in a file beside it."""
    own = str(tree.get("language", "en"))
    for tag in _tags(language):
        if tag == own:
            break
        if (found := _texts_in(tree, file, marks, tag) or _texts_beside(beside, tag)) is not None:
            texts, source, lines = found
            framework_from(tree, file, marks)
            return replace(framework_from(translated(tree, texts, source, lines), source), language=tag)
    return framework_from(tree, file, marks)


def _tags(language: str) -> tuple[str, ...]:
    """The tag itself, then what stands before its hyphen."""
    return tuple(dict.fromkeys(tag for tag in (language, language.partition("-")[0]) if tag and known_id(tag)))


_Texts = tuple[Mapping[str, Any], str, Marks]


def _texts_in(tree: Mapping[str, Any], file: str, marks: Marks, tag: str) -> _Texts | None:
    among = tree.get("languages")
    texts = among.get(tag) if isinstance(among, Mapping) else None
    if not isinstance(texts, Mapping):
        return None
    return texts, file, {path[2:]: place for path, place in marks.items() if path[:2] == ("languages", tag)}


def _texts_beside(framework: Path | None, tag: str) -> _Texts | None:
    if framework is None or not (file := framework.with_suffix(f".{tag}.yaml")).is_file():
        return None
    texts, marks = read_tree(_text_of(file), str(file))
    return texts, str(file), marks


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = "it cannot be read" if isinstance(error, OSError) else "it is not text in UTF-8"
        raise BadFramework([Problem("bad-framework", message, "", str(file))]) from None
