"""The examples are what people judge the product by: they read without a problem, keep every card through every lens,
and show what their README says they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest

from desirepath.formats import yaml_file
from desirepath.frameworks import load
from desirepath.model.document import Document
from desirepath.model.schema import Card, Lane, Link, Persona, Source, Step
from desirepath.model.view import Lens, caption, view
from desirepath.workspace.folder import Folder
from desirepath.workspace.resolve import resolve

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
FILES = sorted(file.name for file in EXAMPLES.glob("*.yaml"))
PERSONAS = sorted(f"personas/{file.name}" for file in (EXAMPLES / "personas").glob("*.yaml"))
LENSES = ("journey-map", "apiops", "btabok", "api-developer", "five-e", "storyboard")
LANGUAGES = {"English": "en", "German": "de", "Arabic": "ar", "Japanese": "ja"}
INVENTED = re.compile("invented|erfunden|متخيَّل|架空", re.IGNORECASE)

every_example = pytest.mark.parametrize("name", FILES)


@cache
def document(name: str) -> Document:
    return yaml_file.read((EXAMPLES / name).read_text("utf-8"), name).document


def cards(name: str, *kinds: str) -> list[Card]:
    """The cards of an example, of these kinds or of all."""
    found = document(name).of(Card)
    return [c for c in found if not kinds or c.at.kind in kinds or c.at.kind.partition(".")[0] in kinds]


def rested(name: str) -> set[str]:
    """The ids of the cards that say what they rest on."""
    return {link.on for link in document(name).of(Link) if link.relation == "evidence"}


def ways_on(name: str) -> dict[str, list[str]]:
    """Step -> the steps that may follow it, where the file says so."""
    found: dict[str, list[str]] = {}
    for link in document(name).of(Link):
        if link.relation == "next":
            found.setdefault(link.on, []).append(link.to)
    return found


def loops(name: str) -> bool:
    columns = document(name).columns
    return any(columns.index(to) <= columns.index(on) for on, ways in ways_on(name).items() for to in ways)


def moments_of_truth(name: str) -> list[Step]:
    return [step for step in document(name).of(Step) if step.moment_of_truth]


def mood_of(name: str) -> set[str]:
    """The personas who have a feeling of their own."""
    return {card.persona for card in cards(name, "feeling") if card.persona}


def inline(name: str) -> bool:
    d = document(name)
    return any(p.name and not d.links(p.id, "follows") for p in d.of(Persona))


def captions(name: str) -> set[bool]:
    d = document(name)
    return {told.composed for step in d.of(Step) if (told := caption(d, step.id)).text}


def goal_facets(name: str) -> set[str]:
    return {card.at.kind for card in cards(name, "goal")}


def lanes(name: str, own: bool) -> list[Lane]:
    return [lane for lane in document(name).of(Lane) if bool(lane.kinds) == own]


def real_links(name: str) -> list[Source]:
    return [source for source in document(name).of(Source) if source.link.startswith("https://")]


FEATURES: Mapping[str, Callable[[str], object]] = {
    "loop": loops,
    "branch": lambda name: any(len(ways) > 1 for ways in ways_on(name).values()),
    "span": lambda name: [c for c in cards(name) if c.at.to or c.at.on in {s.id for s in document(name).stages}],
    "two moments of truth": lambda name: len(moments_of_truth(name)) == 2,
    "severity": lambda name: {c.severity for c in cards(name, "pain")} >= {1, 2, 3},
    "metrics": lambda name: [c for c in cards(name, "metric") if c.unit],
    "hunch": lambda name: {c.id for c in cards(name, "pain")} - rested(name),
    "future-state twin": lambda name: document(name).head.state == "future" and document(name).head.twin in FILES,
    "assumed scores": lambda name: {c.basis for c in cards(name, "feeling")} == {"assumed"},
    "hypotheses and measures": lambda name: cards(name, "hypothesis") and cards(name, "measure"),
    "a lane of its own": lambda name: lanes(name, own=True),
    "lanes switched on": lambda name: [lane for lane in lanes(name, own=False) if lane.hidden is False],
    "three feeling curves": lambda name: len(mood_of(name)) == 3,
    "cards by persona": lambda name: {c.at.kind for c in cards(name) if c.persona} >= {"doing", "feeling", "saying"},
    "a framework inside the file": lambda name: document(name).head.frameworks,
    "two personas": lambda name: len(document(name).of(Persona)) == 2,
    "questions": lambda name: cards(name, "question"),
    "scored responses": lambda name: [c for c in cards(name, "response") if c.score is not None],
    "a card that answers another": lambda name: [k for k in document(name).of(Link) if k.relation == "answers"],
    "cited": real_links,
    "inputs, outputs and rules by step": lambda name: cards(name, "input") and cards(name, "output"),
    "all nine areas": lambda name: not empty_areas(name),
    "persona inline": inline,
    "people, places, things": lambda name: cards(name, "people") and cards(name, "place") and cards(name, "artifact"),
    "goals toward and avoid": lambda name: goal_facets(name) >= {"goal.toward", "goal.avoid"},
    "drawn scenes": lambda name: [c for c in cards(name, "scene") if c.image and c.alt],
    "captions written and composed": lambda name: captions(name) == {True, False},
    "bubbles": lambda name: cards(name, "saying") and cards(name, "thinking"),
    "right to left": lambda name: document(name).head.language in ("ar", "he"),
    "Japanese": lambda name: document(name).head.language == "ja",
}


def empty_areas(name: str) -> set[str]:
    d = document(name)
    seen = view(d, Lens(load(d.head.framework)))
    return {slot.id for slot in seen.frame.rows} - {slot for slot, _ in seen.cells}


def readme() -> dict[str, list[str]]:
    """File -> the other cells of its row in the README."""
    table = re.findall(
        r"^\| \[([\w.-]+)\]\(\1\) \| (.+) \|$", (EXAMPLES / "README.md").read_text("utf-8"), re.MULTILINE
    )
    return {name: rest.split(" | ") for name, rest in table}


def promises() -> list[tuple[str, str]]:
    return [(name, words) for name, row in readme().items() for words in FEATURES if words in row[-1]]


@every_example
def test_an_example_comes_back_the_same_after_writing_and_reading(name: str) -> None:
    file = yaml_file.read((EXAMPLES / name).read_text("utf-8"), name)
    again = yaml_file.read(yaml_file.write(file.document, file.pinned))
    assert again.document.ranked() == file.document.ranked()


@pytest.mark.parametrize("name", PERSONAS)
def test_a_persona_document_describes_one_person(name: str) -> None:
    [persona] = document(name).of(Persona)
    assert persona.name
    assert persona.role
    assert persona.quote
    assert persona.goals
    assert persona.fears
    assert persona.traits


@every_example
def test_everything_that_an_example_borrows_is_there(name: str) -> None:
    resolved = resolve(document(name), Folder(EXAMPLES))
    assert resolved.findings == ()
    assert all(persona.name and persona.quote for persona in resolved.document.of(Persona))


def test_every_persona_and_every_picture_is_used() -> None:
    followed = {k.to.partition("#")[0] for name in FILES for k in document(name).of(Link) if k.relation == "follows"}
    shown = {card.image for name in FILES for card in cards(name) if card.image}
    assert followed == set(PERSONAS)
    assert shown == {f"assets/{file.name}" for file in (EXAMPLES / "assets").iterdir()}


@every_example
@pytest.mark.parametrize("id", LENSES)
def test_every_card_of_an_example_is_seen_or_counted_through_every_lens(name: str, id: str) -> None:
    d = document(name)
    seen = view(d, Lens(load(id, d.head.language)))
    all_cards = {card.id for card in d.of(Card)}
    drawn = [id for cell in seen.cells.values() for id in cell if id in all_cards]
    assert len(drawn) == len(set(drawn))
    assert not set(drawn) & set(seen.frame.tray)
    assert len(drawn) + len(seen.frame.tray) + sum(seen.frame.hidden.values()) == len(all_cards)


@every_example
def test_the_framework_that_an_example_opens_with_shows_a_good_part_of_it(name: str) -> None:
    d = document(name)
    seen = view(d, Lens(load(d.head.framework)))
    drawn = {id for cell in seen.cells.values() for id in cell}
    assert len([card for card in d.of(Card) if card.id in drawn]) >= 0.4 * len(d.of(Card))


@every_example
def test_an_example_is_a_whole_journey(name: str) -> None:
    d = document(name)
    head = d.head
    steps = d.of(Step)
    assert 4 <= len(d.stages) <= 6
    assert all(stage.role for stage in d.stages)
    assert 6 <= len(steps) <= 12
    assert 45 <= len(d.of(Card)) <= 90
    assert len(moments_of_truth(name)) in (1, 2, 3)
    assert any(step.duration for step in steps)
    assert head.owner
    assert head.review
    assert head.tags
    assert 3 <= len(head.facts) <= 4


@every_example
def test_nearly_every_step_has_a_feeling_with_words_and_score(name: str) -> None:
    felt = {card.at.on for card in cards(name, "feeling") if card.text and card.score is not None}
    steps = document(name).of(Step)
    assert sum(step.id in felt for step in steps) >= 0.8 * len(steps)


@every_example
def test_the_feelings_of_an_example_rise_and_fall(name: str) -> None:
    scores = [card.score for card in cards(name, "feeling") if card.score is not None]
    assert max(scores) >= 1.2
    assert min(scores) < (0.5 if document(name).head.state == "future" else -1)


@every_example
def test_an_example_rests_on_evidence_and_admits_its_hunches(name: str) -> None:
    claims = {card.id for card in cards(name, "pain", "gain", "feeling", "metric", "opportunity")}
    used = {k.to for k in document(name).of(Link) if k.relation == "evidence"}
    assert claims & rested(name)
    assert claims - rested(name)
    assert used == {source.id for source in document(name).of(Source)}


@every_example
def test_an_example_says_in_the_file_and_on_the_picture_that_it_is_invented(name: str) -> None:
    comments = [line for line in (EXAMPLES / name).read_text("utf-8").splitlines()[:9] if line.startswith("#")]
    assert INVENTED.search("\n".join(comments))
    assert INVENTED.search(document(name).head.description)
    made_up = [source.title for source in document(name).of(Source) if not source.link]
    assert all(INVENTED.search(title) for title in made_up)


@pytest.mark.parametrize("name", [*FILES, *PERSONAS])
def test_an_example_is_pleasant_to_read(name: str) -> None:
    lines = (EXAMPLES / name).read_text("utf-8").split("\n")
    assert lines[0].startswith("# ")
    assert lines[-1] == ""
    assert [n for n, line in enumerate(lines, 1) if len(line) > 120 or line != line.rstrip() or "\t" in line] == []


def test_the_readme_lists_every_example_with_its_language_and_framework() -> None:
    said = {name: (LANGUAGES[row[1]], row[2].strip("`")) for name, row in readme().items()}
    assert said == {name: (document(name).head.language, document(name).head.framework) for name in FILES}


def test_together_the_examples_speak_four_languages_and_open_with_all_six_frameworks() -> None:
    heads = [document(name).head for name in FILES]
    assert {head.language for head in heads} == set(LANGUAGES.values())
    assert {head.framework for head in heads} == set(LENSES)


@pytest.mark.parametrize(("name", "words"), promises())
def test_an_example_shows_what_the_readme_says(name: str, words: str) -> None:
    assert FEATURES[words](name)


def test_the_readme_speaks_of_every_feature_and_of_each_example() -> None:
    assert {words for _, words in promises()} == set(FEATURES)
    assert {name for name, _ in promises()} == set(FILES)


def test_the_twin_has_the_same_stages_and_steps_and_a_better_mood() -> None:
    now, then = document("cargo-bike.yaml"), document("cargo-bike-future.yaml")
    assert then.head.twin == "cargo-bike.yaml"
    assert [(s.title, s.role) for s in then.stages] == [(s.title, s.role) for s in now.stages]
    assert [step.id for s in then.stages for step in then.steps(s.id)] == [
        step.id for s in now.stages for step in now.steps(s.id)
    ]
    lowest = {d.head.state: min(c.score for c in d.of(Card) if c.score is not None) for d in (now, then)}
    assert lowest["current"] < -1 < lowest["future"]


def test_the_framework_that_travels_inside_an_example_draws_it() -> None:
    d = document("cold-chain.yaml")
    seen = view(d, Lens(load("buying-centre", own=d.head.frameworks)))
    drawn = {card.at.kind.partition(".")[0] for cell in seen.cells for card in seen.cards(*cell)}
    assert drawn == {"doing", "saying", "thinking", "feeling", "pain", "gain"}


def test_the_first_map_of_the_tutorial_reads() -> None:
    page = (ROOT / "docs" / "writing-journeys.md").read_text("utf-8")
    blocks = [dedent(block) for block in re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)]
    first = yaml_file.read(blocks[0], "telescope.yaml").document
    assert [step.title for s in first.stages for step in first.steps(s.id)] == [
        "Sees the poster by the lift",
        "Asks at the desk",
        "Carries it home",
        "Clouds for three nights",
        "Saturn",
    ]


def test_the_whole_map_of_the_tutorial_reads_once_its_pieces_are_in_place() -> None:
    page = (ROOT / "docs" / "writing-journeys.md").read_text("utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    whole, desk, ticks, turn, sources, claims = blocks
    whole = whole.replace("stages:\n", sources + "stages:\n", 1)
    whole = whole.replace("      - step: Asks at the desk\n", desk.replace("desk\n", "desk\n        id: desk\n", 1))
    whole = whole.replace("      - step: Carries it home\n", "      - step: Carries it home\n" + ticks)
    pain = next(line + "\n" for line in turn.splitlines() if "pain.moment" in line)
    whole = whole[: whole.index("      - step: Clouds")] + turn.replace(pain, claims)
    read = yaml_file.read(whole, "telescope.yaml").document
    assert len(read.of(Card)) == 13
    assert {k.id for k in read.of(Link) if k.relation == "next"} == {"clouds next saturn", "clouds next desk"}
