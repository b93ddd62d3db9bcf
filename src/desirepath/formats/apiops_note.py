"""The words of one note and the records that they are: both directions side by side, because each undoes the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .apiops_areas import IN_OUT, IN_OUT_ANYWHERE, IN_OUT_PREFIX, IN_OUT_WORDS
from .sketch import MAX_TITLE, clean, shortened, text_and_note

TIE = " › "
DASH = "\n– "


@dataclass(frozen=True, slots=True)
class StepWords:
    """A note in Journey Steps: a title, what is done there, and the whole where the title had to be shortened."""

    title: str
    doing: tuple[str, ...] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class CardWords:
    """Any other note: the step that it names, the word for input or output before the text, and the text."""

    kind: str
    text: str
    note: str = ""
    step: str = ""  # its title
    prefix: str = ""


def step_words(content: str) -> StepWords:
    """The step that a note tells of."""
    content = clean(content)
    head, *doing = content.split(DASH)
    if not head.strip() or not all(done.strip() for done in doing) or len(head) > MAX_TITLE:
        head, doing = content, []
    title = shortened(head.strip())
    return StepWords(title, tuple(doing), head if len(head.strip()) > MAX_TITLE else "")


def step_content(words: StepWords) -> str:
    """The note of a step."""
    return DASH.join([words.whole or words.title, *words.doing])


def card_words(content: str, kind: str, section: str, titles: Mapping[str, str]) -> CardWords:
    """The card that a note is.  `titles` are those of all steps; only a note that names one is tied to it."""
    content = clean(content)
    step = _step_named(content, titles)
    rest = content[len(step) + len(TIE) :] if step else content
    prefix = ""
    if section == IN_OUT and kind == "io" and (match := IN_OUT_PREFIX.match(rest)):
        words = rest[match.end() :]
        if words.strip() and not IN_OUT_ANYWHERE.search(words):
            kind, prefix, rest = ("input" if match["input"] else "output"), match[0], words
    text, note = text_and_note(rest) or (rest, "")
    return CardWords(kind, text, note, step, prefix)


def _step_named(content: str, titles: Mapping[str, str]) -> str:
    end = content.find(TIE)
    while 0 <= end <= MAX_TITLE:
        if content[:end] in titles and content[end + len(TIE) :].strip():
            return content[:end]
        end = content.find(TIE, end + 1)
    return ""


def card_content(words: CardWords) -> str:
    """The note of a card."""
    return (words.step + TIE if words.step else "") + words.prefix + words.text + words.note


def prefix_for(kind: str, language: str) -> str:
    """The word for input or output before a new note, so that it stays one or the other."""
    inputs, outputs = IN_OUT_WORDS.get(language.partition("-")[0].lower(), IN_OUT_WORDS["en"])
    return {"input": f"{inputs}: ", "output": f"{outputs}: "}.get(kind.partition(".")[0], "")
