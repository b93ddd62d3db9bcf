"""Personas, sources, what is said about the map, and the map as a whole."""

from .row import (
    WORDS,
    Row,
    Way,
    at,
    button,
    card,
    choose,
    choose_by_key,
    click,
    details,
    details_by_key,
    each,
    gone,
    inside,
    keys,
    menu,
    named,
    opened,
    palette,
    replaced,
    role,
    sending,
    words,
    write,
    write_by_key,
)

START = """\
desirepath: 1
journey: A picnic
framework: journey-map
language: en
personas:
  - { name: Kim, id: kim }
  - { name: Lee, id: lee }
sources:
  - { title: A walk, id: walk }
stages:
  - { stage: Pack, doing: Fills it }
"""
PERSONAS, PERSONAS_KEYS = opened("view.panel-personas")
SOURCES, SOURCES_KEYS = opened("view.panel-sources")
MAP, MAP_KEYS = opened("view.panel-document")
FILLS = card("Fills it")
SAY = click(lambda tab: tab.page.get_by_role("button", name=WORDS["comments.say"]).last)
TWO = replaced(
    START, {"doing: Fills it": "doing: { text: Fills it, persona: kim }, gain: { text: Sings, persona: lee }"}
)


def entry(name: str):  # type: ignore[no-untyped-def]
    """An entry of a list in the panel."""
    return lambda tab: tab.page.locator("aside").get_by_role("button", name=name).first


KIM, KIM_KEYS = each(PERSONAS, click(entry("Kim"))), each(PERSONAS_KEYS, at(entry("Kim"), "Enter"))
WALK, WALK_KEYS = each(SOURCES, click(entry("A walk"))), each(SOURCES_KEYS, at(entry("A walk"), "Enter"))


def lined(id: str, field: str) -> Row:
    """Kim gets a line in a list of sentences."""
    name = f"Add to {WORDS[f'field.{field}']}"
    return Row(
        id,
        START,
        each(KIM, write(name, "Sun")),
        each(KIM_KEYS, write_by_key(name, "Sun")),
        {"id: kim": f"id: kim, {field}: [Sun]"},
    )


def of_map(id: str, mouse: Way, by_key: Way, more: str) -> Row:
    return Row(id, START, each(MAP, mouse), each(MAP_KEYS, by_key), {"language: en": f"language: en\n{more}"})


def say(text: str) -> Way:
    """Something said about the first card, by mouse."""
    return each(
        menu(FILLS, "thread.add"),
        click(inside("Say something about “Fills it”")),
        words(text),
        click(button(WORDS["comments.say"])),
    )


def talk(id: str, mouse: Way, by_key: Way, *said: str) -> Row:
    return Row(id, START, mouse, by_key, said=said, before=say("Which one?"))


ROWS = [
    Row(
        "persona.add",
        START,
        each(PERSONAS, click(button(named("persona.add")))),
        palette("persona.add"),
        {"id: lee }": "id: lee }\n  - {}"},
    ),
    Row(
        "persona.delete",
        START,
        each(KIM, click(button(named("persona.delete")))),
        each(KIM_KEYS, at(button(named("persona.delete")), "Enter")),
        {"  - { name: Kim, id: kim }\n": ""},
    ),
    Row(
        "persona.set-colour",
        START,
        each(KIM, choose(WORDS["field.colour"], "Green")),
        each(KIM_KEYS, choose_by_key(WORDS["field.colour"], "Green")),
        {"id: kim": "id: kim, colour: green"},
    ),
    lined("persona.set-goals", "goals"),
    lined("persona.set-fears", "fears"),
    lined("persona.set-frustrations", "frustrations"),
    Row(
        "persona.set-traits",
        START,
        each(KIM, write("Add to Traits", "Patience")),
        each(KIM_KEYS, write_by_key("Add to Traits", "Patience")),
        {"id: kim": "id: kim, traits: { Patience: 50 }"},
    ),
    Row(
        "source.add",
        START,
        each(SOURCES, click(button(named("source.add")))),
        palette("source.add"),
        {"id: walk }": "id: walk }\n  - title: New source"},
    ),
    Row(
        "source.delete",
        START,
        each(WALK, click(button(named("source.delete")))),
        each(WALK_KEYS, at(button(named("source.delete")), "Enter")),
        {"sources:\n  - { title: A walk, id: walk }\n": ""},
    ),
    Row(
        "source.set-type",
        START,
        each(WALK, choose(WORDS["field.source-type"], "Diary")),
        each(WALK_KEYS, choose_by_key(WORDS["field.source-type"], "Diary")),
        {"id: walk": "id: walk, type: diary"},
    ),
    Row(
        "source.set-n",
        START,
        each(WALK, write(WORDS["field.n"], "12")),
        each(WALK_KEYS, write_by_key(WORDS["field.n"], "12")),
        {"id: walk": "id: walk, n: 12"},
    ),
    Row(
        "card.untie-source",
        START.replace("doing: Fills it", "doing: { text: Fills it, evidence: walk }"),
        each(details(FILLS), lambda tab: tab.page.locator("aside").get_by_text("A walk").click()),
        each(details_by_key(FILLS), at(inside("A walk"), "Space")),
        {"{ text: Fills it, evidence: walk }": "Fills it"},
    ),
    Row(
        "document.rename",
        START,
        each(click(inside(WORDS["editor.title"]), 3), words("A feast"), keys("Enter")),
        each(palette("document.rename"), words("A feast"), keys("Enter")),
        {"A picnic": "A feast"},
    ),
    of_map(
        "document.set-state",
        click(role("radio", WORDS["state.future"])),
        at(role("radio", WORDS["state.future"]), "Space"),
        "state: future",
    ),
    of_map("document.set-tags", write("Add to Tags", "dry"), write_by_key("Add to Tags", "dry"), "tags: [dry]"),
    of_map(
        "document.set-facts",
        write("Add to Facts", "Where"),
        write_by_key("Add to Facts", "Where"),
        "facts: { Where: – }",
    ),
    of_map(
        "document.set-theme",
        choose(WORDS["field.theme"], "Dark"),
        choose_by_key(WORDS["field.theme"], "Dark"),
        "theme: dark",
    ),
    Row(
        "thread.add",
        START,
        say("Which one?"),
        each(at(FILLS, "c"), at(inside("Say something about “Fills it”")), words("Which one?"), keys("Control+Enter")),
        said=("Which one?",),
    ),
    talk(
        "thread.reply",
        each(
            click(button(WORDS["comments.answer"])),
            words("The red one"),
            SAY,
        ),
        each(
            at(button(WORDS["comments.answer"]), "Enter"),
            at(inside(WORDS["comments.answer"])),
            words("The red one"),
            keys("Control+Enter"),
        ),
        "Which one?",
        "The red one",
    ),
    talk(
        "thread.resolve",
        click(button(WORDS["comments.resolve"])),
        at(button(WORDS["comments.resolve"]), "Enter"),
        "Which one? (settled)",
    ),
    Row(
        "thread.reopen",
        START,
        click(button(WORDS["comments.reopen"])),
        at(button(WORDS["comments.reopen"]), "Enter"),
        said=("Which one?",),
        before=each(
            say("Which one?"),
            click(button(WORDS["comments.resolve"])),
            click(role("radio", WORDS["comments.resolved"])),
        ),
    ),
    talk(
        "comment.edit",
        each(
            click(button(WORDS["comments.edit"])),
            click(inside(WORDS["comments.edit"]), 3),
            words("Whose?"),
            click(button(WORDS["comments.save"])),
        ),
        each(
            at(button(WORDS["comments.edit"]), "Enter"),
            at(inside(WORDS["comments.edit"]), "Control+a"),
            words("Whose?"),
            keys("Control+Enter"),
        ),
        "Whose?",
    ),
    talk("comment.delete", click(button(WORDS["comments.delete"])), at(button(WORDS["comments.delete"]), "Enter")),
    Row(
        "persona.move",
        START,
        each(PERSONAS, click(button("Move Lee up"))),
        each(PERSONAS_KEYS, at(button("Move Lee up"), "Enter")),
        {"Kim, id: kim }\n  - { name: Lee, id: lee": "Lee, id: lee }\n  - { name: Kim, id: kim"},
    ),
    Row(
        "persona.set-avatar",
        START,
        each(KIM, sending(click(button(WORDS["panel.choose-picture"])))),
        each(KIM_KEYS, sending(at(button(WORDS["panel.choose-picture"]), "Enter"))),
        {"id: kim": "id: kim, avatar: dot"},
    ),
    Row(
        "document.set-framework",
        START,
        each(MAP, choose(WORDS["field.framework"], "Empathy map")),
        each(MAP_KEYS, choose_by_key(WORDS["field.framework"], "Empathy map")),
        {"framework: journey-map": "framework: empathy-map"},
    ),
    Row(
        "view.focus-persona",
        START.replace(
            "doing: Fills it", "doing: { text: Fills it, persona: kim }, gain: { text: Sings, persona: lee }"
        ),
        each(KIM, click(button(named("view.focus-persona")))),
        each(KIM_KEYS, at(button(named("view.focus-persona")), "Enter")),
        sees=gone(card("Sings")),
    ),
]
