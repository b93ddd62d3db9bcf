"""The canonical form keeps every comment with what it stood at, and the content as it is."""

from __future__ import annotations

import pytest

from desirepath.formats import yaml_file
from desirepath.frameworks import builtin, load, starter
from desirepath.workspace.tidy import tidied

LOOSE = """\
# top
desirepath:   1
journey: "A # no comment"
stages:
# about S
-  stage: S  # eol
   steps:
   - { step: One, doing: walks } # c
   - step: Two
     pain: { severity: 2, text: x }
     # thinking: a prompt
     gain: |-
       hi # not a comment
       ho
   # after two
# the end
"""

TIDY = """\
# top
desirepath: 1
journey: "A # no comment"
stages:
  # about S
  - stage: S  # eol
    steps:
      - step: One
        doing: walks  # c
      - step: Two
        pain: { text: x, severity: 2 }
        # thinking: a prompt
        gain: |-
          hi # not a comment
          ho
      # after two
# the end
"""


def test_comments_move_with_what_they_stand_at() -> None:
    assert tidied(yaml_file.read(LOOSE)) == TIDY


def test_the_canonical_form_of_the_canonical_form_is_itself() -> None:
    assert tidied(yaml_file.read(TIDY)) == TIDY


def test_blank_lines_between_parts_stay_and_several_become_one() -> None:
    loose = "desirepath: 1\njourney:  A\n\n\n\nstages:\n  - stage: S\n\n  # second\n\n  - stage: T\n\n"
    tidy = "desirepath: 1\njourney: A\n\nstages:\n  - stage: S\n\n  # second\n\n  - stage: T\n"
    assert tidied(yaml_file.read(loose)) == tidy


def test_a_file_without_comments_becomes_exactly_what_is_written_anew() -> None:
    file = yaml_file.read("desirepath: 1\njourney:   A\nstages: [ { stage: S, doing: [ walks ] } ]\n")
    assert tidied(file) == yaml_file.write(file.document)


@pytest.mark.parametrize("id", builtin())
def test_starters_keep_their_questions(id: str) -> None:
    text = starter(load(id))
    done = tidied(yaml_file.read(text))
    assert done.count("#") == text.count("#")
    assert tidied(yaml_file.read(done)) == done


def test_a_byte_order_mark_and_windows_line_ends_lose_no_comment() -> None:
    text = "\ufeff" + LOOSE.replace("\n", "\r\n")
    assert tidied(yaml_file.read(text)) == TIDY


def test_quotes_are_the_authors_wherever_they_hold_the_text() -> None:
    text = """\
desirepath: 1
journey: 'A'
review: 2026-09-14
tags: ["a", b, 'c']
x-mine:
  n: 1
  words: "1"
  list: [1, "1"]
doing: { text: a, note: "b, c" }
thinking: "why?"
pain: 06:30
"""
    assert tidied(yaml_file.read(text)) == text


def test_quotes_that_do_not_hold_a_text_in_its_new_place_are_canonical() -> None:
    loose = "desirepath: 1\njourney: A\ndoing:\n  text: a, b\n  score: 1\nthinking: >-\n  one\n  two\n"
    tidy = 'desirepath: 1\njourney: A\ndoing: { text: "a, b", score: 1 }\nthinking: one two\n'
    assert tidied(yaml_file.read(loose)) == tidy


def test_links_keep_the_order_in_which_they_were_written() -> None:
    steps = "".join(f"      - {{ step: {id}, id: {id} }}\n" for id in "abc")
    head = (
        "desirepath: 1\njourney: A\nstages:\n  - stage: S\n    steps:\n      - step: Begin\n        next: [c, a, b]\n"
    )
    text = head + steps
    tidy = text.replace("{ step: ", "step: ").replace(", id:", "\n        id:").replace(" }", "")
    assert tidied(yaml_file.read(text)) == tidy
