"""`render`: documents as pictures and slides, one, many, or again and again."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from .. import registry
from ..errors import DesirePathError, NotFound, Problem, UnknownFormat, Unwritable
from .command import GOOD, PROBLEMS, Command
from .documents import PIPE, Incoming, incoming, outgoing, tell, tell_error
from .parser import add_lens, wish_of
from .terminal import paint, progress, say

if TYPE_CHECKING:
    from ..layout.options import Options
    from ..layout.scene import Scene
    from ..model.document import Document
    from ..model.view import View
    from ..pipeline import Drawing

_DEFAULT_FORMAT = "pdf"
_PAGES = ("poster", "a4", "a3", "a2", "letter")
_THEMES = ("light", "dark", "print", "colour-blind")


def _render_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE|FOLDER", nargs="?", help="a document, - for stdin, or a folder of them")
    parser.add_argument(
        "-o", "--output", metavar="OUT", default="",
        help="the file to write; - for stdout; for a folder: DIR/ or a pattern such as 'out/{name}.svg' "
        "(default: FILE's name with .pdf, in the current folder)",
    )  # fmt: skip
    drawn = registry.names(lambda f: f.draw)
    parser.add_argument(
        "--to", metavar="FORMAT", choices=drawn, default="", help=f"{', '.join(drawn)} (default: by OUT's ending)"
    )
    parser.add_argument("--blank", metavar="FRAMEWORK", default="", help="an empty sheet with prompts; no FILE then")
    parser.add_argument("--watch", action="store_true", help="draw again whenever the file changes, until Ctrl+C")
    parser.add_argument("--no-source", action="store_true", help="leave out the YAML that an export carries inside")
    add_lens(parser)
    group = parser.add_argument_group("how it is drawn")
    group.add_argument("--page", choices=_PAGES, default="poster", help="one poster, or sheets of a paper size")
    way = group.add_mutually_exclusive_group()
    way.add_argument("--landscape", action="store_true", default=True, help="sheets lie on their long side (default)")
    way.add_argument("--portrait", dest="landscape", action="store_false", help="sheets stand upright")
    group.add_argument("--theme", choices=_THEMES, default="", help="colours (default: the document's, else light)")


@dataclass(frozen=True, slots=True)
class _Job:
    """One document to draw and where to."""

    source: str
    output: str


def _render(arguments: Namespace) -> int:
    if arguments.blank:
        return _render_blank(arguments)
    if not arguments.file:
        raise NotFound(
            "no document was named", "say `desirepath render FILE`, or `--blank FRAMEWORK` for an empty sheet"
        )
    jobs = _jobs(arguments)
    if arguments.watch:
        _watch(jobs, arguments)
    return (
        max((_drawn_safely(job, arguments) for job in jobs), default=GOOD) if len(jobs) > 1 else _run(jobs, arguments)
    )


def _run(jobs: list[_Job], arguments: Namespace) -> int:
    for job in jobs:
        _draw_job(job, arguments)
    return GOOD


def _drawn_safely(job: _Job, arguments: Namespace) -> int:
    """One of many: what is wrong with it is told, and the others are drawn all the same."""
    try:
        _draw_job(job, arguments)
    except DesirePathError as error:
        tell_error(error)
        return PROBLEMS
    return GOOD


def _jobs(arguments: Namespace) -> list[_Job]:
    from ..workspace.folder import documents

    there = Path(arguments.file)
    if arguments.file == PIPE or not there.is_dir():
        stem = "map" if arguments.file == PIPE else there.stem
        ending = registry.named(arguments.to or _DEFAULT_FORMAT).extensions[0]
        return [_Job(arguments.file, arguments.output or f"{stem}{ending}")]
    found = [_Job(str(path), _place(there, path, arguments)) for path in documents(there) if not _is_persona(path)]
    if not found:
        raise NotFound(f"there are no maps in {there}", "a map is a YAML file that begins with `desirepath: 1`")
    twice = [output for output, n in Counter(job.output for job in found).items() if n > 1]
    if twice:
        raise Unwritable(f"several maps would be written to {twice[0]}", "use {folder} and {name} in the pattern")
    return found


def _is_persona(path: Path) -> bool:
    """Whether a file describes a persona: it is shown beside maps and is no map itself."""
    from ..formats import yaml_file
    from ..workspace.folder import bytes_at

    try:
        return yaml_file.read(bytes_at(path), str(path)).document.head.type == "persona"
    except DesirePathError:
        return False  # drawing it will say what is wrong


def _place(root: Path, path: Path, arguments: Namespace) -> str:
    folder = path.parent.relative_to(root)
    pattern: str = arguments.output
    if "{" in pattern:
        try:
            return pattern.format(name=path.stem, folder=folder, framework=arguments.as_ or "map")
        except (KeyError, IndexError, ValueError):
            raise NotFound(f"{pattern!r} is no pattern", "it may hold {name}, {folder} and {framework}") from None
    if pattern and registry.by_extension(pattern):
        raise Unwritable(f"{pattern} is one file, but a folder holds many maps", "use DIR/ or 'DIR/{name}.svg'")
    ending = registry.named(arguments.to or _DEFAULT_FORMAT).extensions[0]
    return str(Path(pattern or ".") / folder / f"{path.stem}{ending}")


def _format(output: str, arguments: Namespace) -> registry.Format:
    if output == PIPE and not arguments.to:
        raise UnknownFormat("stdout has no ending that says a format", "add --to svg, png, pdf or pptx")
    return registry.for_writing(output, arguments.to)


def _draw_job(job: _Job, arguments: Namespace) -> Incoming:
    from ..pipeline import draw, see

    format = _format(job.output, arguments)
    came = incoming(job.source)
    found = came.resolved()
    wish = wish_of(arguments)
    view = see(found.document, wish, came.folder.frameworks)
    options = _options(arguments, found.document)
    source = "" if arguments.no_source else _source(came, view)
    with progress(f"Drawing {job.output}"):
        drawing = draw(view, format, options, found.pictures, source)
    _write(job, drawing, format)
    _tell_left_out(view, came.name)
    _tell_missing(drawing, came.name)
    return came


def _options(arguments: Namespace, document: Document, blank: bool = False) -> Options:
    from ..layout.options import Options

    theme = arguments.theme or document.head.theme or "light"
    return Options(arguments.page, arguments.landscape, theme, arguments.lang, blank)


def _source(came: Incoming, view: View) -> str:
    """The YAML inside an export: what it shows, in the file's own words and with its comments."""
    from ..formats import yaml_file
    from ..pipeline import standalone

    shown = standalone(view.document)
    if came.format.name != "yaml":
        return yaml_file.write(shown, came.reading.pinned)
    if shown is came.reading.document:
        return registry.text_of(came.data, came.name)
    return yaml_file.patch(yaml_file.read(came.data, came.name), shown)


def _write(job: _Job, drawing: Drawing, format: registry.Format) -> None:
    if job.output == PIPE:
        if len(drawing.files) > 1:
            raise Unwritable(f"{len(drawing.files)} pages do not fit in one {format.title}", "use -o FILE, or --to pdf")
        outgoing(PIPE, drawing.files[0])
        return
    from ..pipeline import page_paths

    names = page_paths(job.output, len(drawing.files))
    Path(job.output).parent.mkdir(parents=True, exist_ok=True)
    for name, data in zip(names, drawing.files, strict=True):
        outgoing(name, data, job.source)
    pages = len(drawing.scene.pages)
    wrote = names[0] if len(names) == 1 else f"{names[0]} … {names[-1]}"
    say(f"Wrote {wrote} ({pages} page{'s' * (pages > 1)}, {_size(drawing.scene, format)})")


def _size(scene: Scene, format: registry.Format) -> str:
    """How large the first page is: on paper where the format is printed, on screen elsewhere."""
    page = scene.pages[0]
    by, unit = (scene.scale * 25.4 / 96, "mm") if format.name == "pdf" else (1, "px")
    return f"{page.width * by:.0f} × {page.height * by:.0f} {unit}"


def _tell_left_out(view: View, name: str) -> None:
    """A lens that leaves something out is as it should be: a note, no warning."""
    from ..layout.legend import left_out

    if said := left_out(view, "en"):
        id = view.lens.framework.id
        note = f"note: not shown in {id}: {', '.join(said)}; see `desirepath show {name} --as {id}`"
        say(paint(f"{name}: ", "bold", stream=sys.stderr) + note)


def _tell_missing(drawing: Drawing, name: str) -> None:
    if lost := drawing.missing():
        shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in lost[:10]) + (" …" if len(lost) > 10 else "")
        hint = "write it otherwise, or leave it out"
        tell([Problem("missing-glyph", f"no font has {shown}", hint, name, severity="warning")])


def _render_blank(arguments: Namespace) -> int:
    from ..frameworks import blank, load
    from ..pipeline import Wish, draw, see

    if arguments.file:
        raise NotFound(f"a blank sheet needs no document, but {arguments.file!r} was named", "leave it out")
    output = arguments.output or f"{arguments.blank}{registry.named(arguments.to or _DEFAULT_FORMAT).extensions[0]}"
    format = _format(output, arguments)
    folder = Path("frameworks")
    own = folder if folder.is_dir() else None
    framework = load(arguments.blank, arguments.lang or "en", folder=own)
    document = blank(framework, framework.title)
    view = see(document, Wish(arguments.blank, arguments.lang), own)
    drawing = draw(view, format, _options(arguments, document, blank=True), {}, "")
    _write(_Job(PIPE, output), drawing, format)
    return GOOD


def _watch(jobs: list[_Job], arguments: Namespace) -> NoReturn:
    import time

    if any(PIPE in (job.source, job.output) for job in jobs):
        raise NotFound("stdin and stdout cannot be watched", "name files")
    say(paint("Watching; Ctrl+C ends it.", "dim", stream=sys.stderr))
    seen: dict[_Job, object] = {}
    files = _watched(arguments)
    while True:
        for job in jobs:
            if seen.get(job) != (now := _stamps(job)):
                seen[job] = now
                _drawn_safely(job, arguments)
        time.sleep(_POLL)
        if files != (files := _watched(arguments)):
            jobs = _jobs(arguments) if files else []


def _watched(arguments: Namespace) -> list[Path]:
    """The maps there are now: some may come and go in a folder."""
    from ..workspace.folder import documents

    there = Path(arguments.file)
    return list(documents(there)) if there.is_dir() else [there]


_POLL = 0.3  # seconds between two looks at the files


def _stamps(job: _Job) -> tuple[tuple[str, int], ...]:
    """When the document and all that it borrows were last written."""
    return tuple((str(path), path.stat().st_mtime_ns) for path in sorted(_borrowed(Path(job.source))) if path.exists())


def _borrowed(path: Path) -> Iterator[Path]:
    from ..formats import yaml_file
    from ..workspace.folder import bytes_at
    from ..workspace.resolve import named_files

    yield path
    yield from (path.parent / "frameworks").glob("*.y*ml")
    try:
        named = named_files(yaml_file.read(bytes_at(path), str(path)).document)
    except DesirePathError:
        return
    yield from (path.parent / name for name in named)


COMMANDS = (
    Command(
        "render",
        "Look",
        "draw maps as SVG, PNG, PDF or PowerPoint",
        "Draws a map through a framework: as a picture, a document or native slides. Exports carry their YAML inside "
        "and can be read back.",
        (
            ("desirepath render coffee.yaml", "writes coffee.pdf, seen through the framework that the file names"),
            ("desirepath render coffee.yaml --as five-e -o coffee.pptx", "one slide with shapes and text to edit"),
            ("desirepath render coffee.yaml -o coffee.pdf --page a4 --theme print", "sheets for the office printer"),
            ("desirepath render maps/ -o out/ --to svg", "every map below a folder"),
            ("desirepath render --blank storyboard -o empty.pdf --page a3", "an empty sheet with prompts to write on"),
            ("desirepath render coffee.yaml -o coffee.svg --watch", "draws again whenever you save"),
        ),
        _render_arguments,
        _render,
    ),
)
