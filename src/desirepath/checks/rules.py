"""The rules, one function each: what may be wrong with a document that can be read.

A rule looks at one opened document and yields findings; it names the record and the field, and `check` finds the line.
A dangling reference, a missing file and an unsettled conflict are errors; what only looks like a slip is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from itertools import chain

from ..errors import BadFramework, NotFound, Problem, Unreadable
from ..errors import UnknownFramework as NoSuchFramework
from ..formats import yaml_file
from ..frameworks import load
from ..model.document import Document
from ..model.framework import Framework
from ..model.handover import stale
from ..model.schema import CHANNELS, MAP, TABLE, Card, Conflict, Lane, Link, Persona, Record, Source, is_local
from ..theme import NAMES as THEMES
from ..theme import theme
from ..theme.icons import known, nearest
from ..workspace.chain import reader
from ..workspace.opened import Opened
from ..workspace.resolve import Finding

Rule = Callable[[Opened], Iterable[Finding]]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*\Z")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")
_SCORED = ("feeling", "response")
_SCORE = re.compile(
    r"(?:^\s{0,9}|(?P<bracket>\(\s{0,9}))(?P<number>[-+−]?[0-9]{1,9}(?:[.,][0-9]{1,9})?)(?(bracket)\s{0,9}\))\s{0,9}\Z"
)


def _warning(record: str, field: str, code: str, message: str, hint: str = "") -> Finding:
    return Finding(record, field, Problem(code, message, hint, severity="warning"))


def _error(record: str, field: str, code: str, message: str, hint: str = "") -> Finding:
    return Finding(record, field, Problem(code, message, hint))


def _did_you_mean(word: str, words: Iterable[str]) -> str:
    close = get_close_matches(word.lower(), list(words), 1)
    return f"did you mean {close[0]!r}?" if close else ""


def borrowed_files(opened: Opened) -> Iterator[Finding]:
    """Personas and pictures that are not where the document says."""
    yield from opened.resolved.findings


def foreign_references(opened: Opened) -> Iterator[Finding]:
    """References into other documents that lead nowhere; followed personas are told by `borrowed_files`."""
    cache: dict[str, Document | str] = {}
    for record, field, target in _foreign(opened.document):
        path, _, id = target.partition("#")
        there = cache.setdefault(path, _document_at(opened, path))
        if isinstance(there, str):
            yield _error(record.id, field, "dangling-reference", f"{target!r} leads nowhere: {there}")
        elif id and id not in there:
            hint = _did_you_mean(id, [i for i in there.records if " " not in i])
            yield _error(record.id, field, "dangling-reference", f"there is no {id!r} in {path}", hint)


def followers(opened: Opened) -> Iterator[Finding]:
    """Cards that do not say any longer what they follow; sources that are gone are told by `foreign_references`."""
    read = reader(opened.path)

    def there(path: str) -> Document:
        try:
            return read(path)
        except (NotFound, Unreadable):
            return Document({})

    for one in stale(opened.document, there):
        if one.now:
            says = f"its source {one.source!r} says {one.now[:80]!r} now"
            yield _warning(one.id, "follows", "source-changed", says, "`desirepath catch-up` brings it up to date")


def _foreign(document: Document) -> Iterator[tuple[Record, str, str]]:
    for record in document.records.values():
        if isinstance(record, Link) and record.relation == "follows" and isinstance(document.get(record.on), Persona):
            continue
        for name, spec in TABLE[type(record)].items():
            target = getattr(record, name) if spec.type == "ref" else ""
            if target and not is_local(target) and "://" not in target:
                owner = document.get(record.on) if isinstance(record, Link) else record
                yield owner or record, record.relation if isinstance(record, Link) else name, target


def _document_at(opened: Opened, path: str) -> Document | str:
    """Another document, or why it cannot be had."""
    try:
        return yaml_file.read(opened.workspace.document(path), path).document
    except NotFound as error:
        return error.message
    except Unreadable as error:
        return f"{path} cannot be read, see line {error.problems[0].line} there"


def twin(opened: Opened) -> Iterator[Finding]:
    """The map that this one was made from is gone."""
    path = opened.document.head.twin
    if path and isinstance(wrong := _document_at(opened, path.partition("#")[0]), str):
        yield _error(MAP, "twin", "missing-twin", f"the twin {path!r} is not there: {wrong}")


def framework(opened: Opened) -> Iterator[Finding]:
    """The framework that the document opens with, and those it carries, can be used."""
    head = opened.document.head
    for id in dict.fromkeys((*filter(None, [head.framework]), *head.frameworks)):
        field = "frameworks" if id in head.frameworks else "framework"
        try:
            load(id, own=head.frameworks, folder=opened.workspace.frameworks)
        except NoSuchFramework as error:
            yield _error(MAP, field, "unknown-framework", error.message, error.hint)
        except BadFramework as error:
            for problem in error.problems:
                yield _error(MAP, field, "bad-framework", str(problem))


def lanes(opened: Opened) -> Iterator[Finding]:
    """Overlays of frameworks or lanes that nobody has."""
    document = opened.document
    for lane in document.of(Lane):
        id, _, slot = lane.id.partition(" ")
        try:
            known = load(id, own=document.head.frameworks, folder=opened.workspace.frameworks)
        except (NoSuchFramework, BadFramework):
            if id != document.head.framework:
                yield _warning(lane.id, "", "unknown-framework", f"there is no framework {id!r} to lay lanes over")
            continue
        if known.slot(slot) is None and not lane.kinds:
            hint = _did_you_mean(slot, [s.id for s in known.slots]) or "a lane of your own names its kinds"
            yield _warning(lane.id, "", "unknown-lane", f"{id} has no lane {slot!r}", hint)


def conflicts(opened: Opened) -> Iterator[Finding]:
    """What a merge left for a person to settle."""
    for conflict in opened.document.of(Conflict):
        about = conflict.about or conflict.why
        hint = "settle it in the map, then remove the entry under `conflicts:`"
        yield _error(conflict.id, "", "conflict", f"a conflict is not settled: {about}", hint)


def language(opened: Opened) -> Iterator[Finding]:
    """A language that is no language tag."""
    tag = opened.document.head.language
    if tag and not _LANGUAGE.match(tag):
        yield _warning(MAP, "language", "unknown-language", f"{tag!r} is no language tag", "write one such as en or de")


def colours(opened: Opened) -> Iterator[Finding]:
    """Themes, and colours of personas, that no theme has."""
    head = opened.document.head
    if head.theme and head.theme not in THEMES:
        yield _warning(
            MAP, "theme", "unknown-theme", f"there is no theme {head.theme!r}", "there are " + ", ".join(THEMES)
        )
    colours = theme().personas
    for persona in opened.document.of(Persona):
        if persona.colour and persona.colour not in colours:
            hint = "there are " + ", ".join(colours)
            yield _warning(persona.id, "colour", "unknown-colour", f"there is no colour {persona.colour!r}", hint)


def icons(opened: Opened) -> Iterator[Finding]:
    """Icons that the icon set does not have."""
    for card in opened.document.of(Card):
        if card.icon and not known(card.icon):
            message = f"there is no icon {card.icon!r}"
            yield _warning(card.id, "icon", "unknown-icon", message, _near_icon(card.icon))


def _near_icon(name: str) -> str:
    near = nearest(name)
    return f"did you mean {near!r}?" if near else "icons go by their names at lucide.dev/icons"


def framework_icons(opened: Opened) -> Iterator[Finding]:
    """Icons that a framework of the document or of its folder asks for, and that the icon set does not have."""
    head = opened.document.head
    laid_over = [lane.id.partition(" ")[0] for lane in opened.document.of(Lane)]
    for id in dict.fromkeys((*filter(None, [head.framework]), *head.frameworks, *laid_over)):
        try:
            lens = load(id, own=head.frameworks, folder=opened.workspace.frameworks)
        except (NoSuchFramework, BadFramework):  # `framework` and `lanes` tell of these
            continue
        field = "frameworks" if id in head.frameworks else "framework" if id == head.framework else "lenses"
        for icon in dict.fromkeys(_icons_of(lens)):
            if icon and not known(icon):
                message = f"there is no icon {icon!r}, which the framework {id!r} asks for"
                yield _warning(MAP, field, "unknown-icon", message, _near_icon(icon))


def _icons_of(lens: Framework) -> Iterator[str]:
    yield lens.icon
    yield from (slot.icon for slot in lens.slots)
    yield from (kind.get("icon", "") for kind in lens.kinds.values())


def scores(opened: Opened) -> Iterator[Finding]:
    """A score that stands in the words of a card, where no curve sees it."""
    for card in opened.document.of(Card):
        if card.at.kind.partition(".")[0] in _SCORED and card.score is None and (found := _SCORE.search(card.text)):
            number = found["number"].replace("−", "-").replace(",", ".").lstrip("+")
            if -2 <= float(number) <= 2:
                hint = f"write `{{ text: …, score: {number} }}`"
            elif found["bracket"]:
                continue
            else:
                hint = "write `{ text: …, score: … }`, with a score from -2 to 2"
            message = f"the score of this {card.at.kind} stands in its words: {card.text[-40:]!r}"
            yield _warning(card.id, "text", "score-as-text", message, hint)


def channels(opened: Opened) -> Iterator[Finding]:
    """A channel in words of one's own that looks like a slip of the pen."""
    for card in opened.document.of(Card):
        if card.channel and card.channel not in CHANNELS:
            near = get_close_matches(card.channel.lower(), CHANNELS, 1, 0.8)
            if near:
                message = f"{card.channel!r} is not a known channel"
                yield _warning(card.id, "channel", "unknown-channel", message, f"did you mean {near[0]!r}?")


def dates(opened: Opened) -> Iterator[Finding]:
    """Dates that a program cannot read."""
    dated = [(MAP, "review", opened.document.head.review)]
    dated += [(source.id, "date", source.date) for source in opened.document.of(Source)]
    for id, field, date in dated:
        if date and not _DATE.match(date):
            yield _warning(id, field, "unreadable-date", f"{date!r} is no date", "write it as 2026-09-14 or 2026-09")


RULES: tuple[Rule, ...] = (
    borrowed_files,
    foreign_references,
    followers,
    twin,
    framework,
    lanes,
    conflicts,
    language,
    colours,
    icons,
    framework_icons,
    scores,
    channels,
    dates,
)


def findings(opened: Opened) -> Iterator[Finding]:
    """What all rules say of one document."""
    yield from chain.from_iterable(rule(opened) for rule in RULES)
