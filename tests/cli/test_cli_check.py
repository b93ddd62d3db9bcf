"""`check`: what it says and with which code it ends."""

from __future__ import annotations

import json

from cli_desk import MAP, Desk

from desirepath.cli.check import annotation
from desirepath.errors import Problem


def test_check_reads_what_is_piped_in(desk: Desk) -> None:
    ran = desk("check", "-", typed="desirepath: 1\njourney: Coffee\nstages:\n  - stage: Order\n    roll: enter\n")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "<stdin>:5:5: 'roll' is no key of a stage and no kind of card; did you mean 'role'?",
        "1 file, 1 error, 0 warnings",
    ]
    desk.put("a.yaml", MAP)
    assert desk("check", "a.yaml", "-", typed=MAP).err == "2 files, 0 errors, 0 warnings\n"


def test_check_ends_with_one_for_errors_and_with_strict_for_warnings(desk: Desk) -> None:
    desk.put("a.yaml", MAP + "theme: midnight\n")
    ran = desk("check")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "a.yaml:13:1: warning: there is no theme 'midnight'; there are light, dark, print, colour-blind",
        "1 file, 0 errors, 1 warning",
    ]
    assert desk("check", "--strict").code == 1
    desk.put("a.yaml", MAP + "twin: gone.yaml\n")
    assert desk("check").code == 1
    [problem] = json.loads(desk("check", "--format", "json").out)
    assert (problem["code"], problem["file"], problem["line"], problem["column"]) == ("missing-twin", "a.yaml", 13, 1)
    assert desk("check", "--format", "github").out.startswith("::error file=a.yaml,line=13,col=1,title=missing-twin::")
    assert desk("check", "nowhere").code == 2


def test_an_annotation_escapes_what_would_end_it() -> None:
    problem = Problem("x", "50 %\nof it", "", "a,b:c.yaml", 3, 1, "warning")
    assert annotation(problem) == "::warning file=a%2Cb%3Ac.yaml,line=3,col=1,title=x::50 %25%0Aof it"
