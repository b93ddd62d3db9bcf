"""`check`: everything that is wrong with documents, in words, as JSON, or as annotations of a pull request."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from ..errors import Problem
from .command import GOOD, PROBLEMS, Command
from .documents import PIPE, bytes_of, tell
from .terminal import progress, say


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="FILE|FOLDER", nargs="*", default=["."], help="- for stdin; default: this folder"
    )
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="github annotates a pull request"
    )
    parser.add_argument("--strict", action="store_true", help="let warnings count as errors")


def _run(arguments: Namespace) -> int:
    from ..checks import Report, check, problems_in

    paths = [path for path in arguments.paths if path != PIPE]
    with progress("Checking"):
        report = check(*paths) if paths else Report(0, ())
        if len(paths) < len(arguments.paths):
            report = Report(report.files + 1, (*report.problems, *problems_in(bytes_of(PIPE))))
    match arguments.format:
        case "json":
            print(json.dumps([asdict(problem) for problem in report.problems], ensure_ascii=False, indent=2))
        case "github":
            for problem in report.problems:
                print(annotation(problem))
        case _:
            tell(report.problems)
            say(_summary(report.files, report.problems))
    errors = [p for p in report.problems if arguments.strict or p.severity == "error"]
    return PROBLEMS if errors else GOOD


def _summary(files: int, problems: tuple[Problem, ...]) -> str:
    errors = sum(p.severity == "error" for p in problems)
    counts = [(files, "file"), (errors, "error"), (len(problems) - errors, "warning")]
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts)


def annotation(problem: Problem) -> str:
    """A problem as a workflow command of GitHub Actions."""
    said = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    where = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.code}
    properties = ",".join(f"{key}={_escaped(str(value), True)}" for key, value in where.items() if value)
    return f"::{problem.severity} {properties}::{_escaped(said)}"


def _escaped(words: str, property: bool = False) -> str:
    words = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return words.replace(":", "%3A").replace(",", "%2C") if property else words


COMMANDS = (
    Command(
        "check",
        "Keep true",
        "find what is wrong with maps",
        "Says everything that is wrong, with file, line and column: what cannot be read, references that lead nowhere, "
        "missing files and pictures, unknown frameworks, conflicts that a merge left.",
        (
            ("desirepath check coffee.yaml", "one map"),
            ("desirepath check maps/ --format github", "every map below a folder, as annotations of a pull request"),
            ("desirepath check --strict", "this folder; warnings count as well"),
        ),
        _arguments,
        _run,
    ),
)
