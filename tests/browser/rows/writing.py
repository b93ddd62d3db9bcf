"""Words, feelings, the clipboard, and one's own changes back and forth."""

from browser_worlds import Tab

from .row import (
    WORDS,
    Row,
    Way,
    at,
    button,
    card,
    cell,
    click,
    details,
    details_by_key,
    each,
    keys,
    listed,
    menu,
    named,
    role,
    words,
    write,
    write_by_key,
)

START = """\
desirepath: 1
journey: A picnic
framework: journey-map
stages:
  - stage: Pack
    doing: [Fills it, Closes it]
    feeling: { text: Keen, score: 1 }
  - stage: Go
"""
FOLLOWING = START.replace("[Fills it, Closes it]", "{ text: Fills it, follows: ../value.yaml#task-3 }")
DOING, FEELING = "doing: [Fills it, Closes it]", "{ text: Keen, score: 1 }"
FILLS, CLOSES = card("Fills it"), card("Closes it")
KEEN = role("slider", "Keen")
THERE = cell("Doing", "Go")
RENAMED: Way = each(at(FILLS, "F2"), keys("End"), words("!"), keys("Escape"))


def feels(id: str, key: str, score: str) -> Row:
    return Row(id, START, menu(KEEN, id), at(KEEN, key), {FEELING: f"{{ text: Keen, score: {score} }}"})


def face_dragged(tab: Tab) -> None:
    box = KEEN(tab).bounding_box()
    assert box is not None
    mouse = tab.page.mouse
    mouse.move(box["x"] + 15, box["y"] + 15)
    mouse.down()
    mouse.move(box["x"] + 15, box["y"] + 300, steps=6)
    mouse.up()


ROWS = [
    Row(
        "edit.copy",
        START,
        each(menu(FILLS, "edit.copy"), menu(lambda tab: THERE(tab).locator("[data-add]"), "edit.paste")),
        each(at(FILLS, "Control+c"), at(THERE, "Control+v")),
        {"stage: Go": "stage: Go\n    doing: Fills it"},
    ),
    Row("edit.cut", START, menu(FILLS, "edit.cut"), at(FILLS, "Control+x"), {DOING: "doing: Closes it"}),
    Row(
        "edit.paste",
        START,
        menu(lambda tab: THERE(tab).locator("[data-add]"), "edit.paste"),
        at(THERE, "Control+v"),
        {"stage: Go": "stage: Go\n    doing: [One, Two]"},
        before=lambda tab: tab.page.evaluate("navigator.clipboard.writeText('One\\nTwo')"),
    ),
    Row(
        "edit.delete",
        START,
        each(click(FILLS), listed("edit.delete")),
        at(FILLS, "Delete"),
        {DOING: "doing: Closes it"},
    ),
    Row(
        "edit.undo",
        START,
        click(button(named("edit.undo"))),
        keys("Control+z"),
        becomes={"Fills it": "Fills it"},
        before=RENAMED,
        back=keys("Control+Shift+Z"),
    ),
    Row(
        "edit.redo",
        START,
        click(button(named("edit.redo"))),
        keys("Control+Shift+Z"),
        becomes={"Fills it": "Fills it!"},
        before=each(RENAMED, keys("Control+z")),
    ),
    Row(
        "text.start",
        START,
        each(menu(FILLS, "text.start"), words(" up"), keys("Escape")),
        each(at(FILLS, "F2"), words(" up"), keys("Escape")),
        {"Fills it": "Fills it up"},
    ),
    Row(
        "text.type",
        START,
        each(click(FILLS), click(FILLS), words(" up"), click(CLOSES)),
        each(at(FILLS, "Enter"), words(" up"), keys("Escape")),
        {"Fills it": "Fills it up"},
    ),
    Row(
        "text.end",
        START,
        each(click(FILLS), click(FILLS), words(" up"), click(THERE)),
        each(at(FILLS, "F2"), words(" up"), keys("Control+Enter")),
        {"Fills it": "Fills it up"},
    ),
    Row(
        "text.write",
        START,
        each(details(FILLS), write(WORDS["field.note"], "Twice")),
        each(details_by_key(FILLS), write_by_key(WORDS["field.note"], "Twice")),
        {DOING: "doing: [{ text: Fills it, note: Twice }, Closes it]"},
    ),
    feels("feeling.raise", "PageUp", "1.5"),
    feels("feeling.lower", "PageDown", "0.5"),
    feels("feeling.raise-a-bit", "Shift+PageUp", "1.1"),
    feels("feeling.lower-a-bit", "Shift+PageDown", "0.9"),
    Row("feeling.set-score", START, face_dragged, at(KEEN, *["ArrowDown"] * 6), {"score: 1": "score: -2"}),
    Row(
        "card.set-score",
        START,
        each(details(KEEN), at(role("slider", WORDS["field.score"]), "End")),
        each(details_by_key(KEEN), at(role("slider", WORDS["field.score"]), "End")),
        {"score: 1": "score: 2"},
    ),
    Row(
        "feeling.add",
        START,
        each(lambda tab: cell("Feeling", "Go")(tab).click(position={"x": 60, "y": 30}), words("Free"), keys("Escape")),
        each(at(cell("Feeling", "Go"), "Enter"), words("Free"), keys("Escape")),
        {"stage: Go": "stage: Go\n    feeling: { text: Free, score: 1.9 }"},
        keyed={"stage: Go": "stage: Go\n    feeling: Free"},
    ),
    Row(
        "record.unlink",
        FOLLOWING,
        each(details(FILLS), click(button(WORDS["following.unlink"]))),
        each(details_by_key(FILLS), at(button(WORDS["following.unlink"]), "Enter")),
        {", follows: ../value.yaml#task-3": ""},
    ),
]
