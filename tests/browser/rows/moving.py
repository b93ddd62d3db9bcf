"""Walking over the map, selecting on it, and carrying what is selected."""

from .row import (
    WORDS,
    Row,
    Way,
    at,
    button,
    card,
    cell,
    click,
    drag,
    each,
    focused,
    heading,
    keys,
    label,
    listed,
    menu,
    palette,
    picked,
    role,
    seen,
    words,
)

START = """\
desirepath: 1
journey: A picnic
framework: journey-map
stages:
  - stage: Pack
    steps:
      - { step: Basket, doing: [Fills it, Closes it], pain: Jam leaks }
      - { step: Car, doing: Starts }
  - { stage: Go, doing: Drives, gain.moment: Everybody sings }
"""
MANY = START.replace("Closes it]", "Closes it, Lifts it]")
LIFTS = card("Lifts it")
FILLS, CLOSES, STARTS, JAM = card("Fills it"), card("Closes it"), card("Starts"), card("Jam leaks")
HERE, BESIDE, BELOW = cell("Doing", "Basket"), cell("Doing", "Car"), cell("Touchpoints", "Basket")
BASKET, CAR, GO = "doing: [Fills it, Closes it], pain: Jam leaks", "doing: Starts", "doing: Drives"


def goes(id: str, key: str, start: Way, there, mouse: Way | None = None) -> Row:  # type: ignore[no-untyped-def]
    """The keyboard goes from one cell to another; the mouse just clicks there."""
    return Row(id, START, mouse or each(start, beside(there)), each(start, keys(key)), sees=focused(there))


def beside(find) -> Way:  # type: ignore[no-untyped-def]
    """A click into a cell beside its cards, where one only goes there."""
    return lambda tab: find(tab).click(position={"x": 3, "y": 3})


def on(find) -> Way:  # type: ignore[no-untyped-def]
    return at(find)


def selects(id: str, mouse: Way, by_key: Way, *texts: str, before: Way | None = None) -> Row:
    return Row(id, START, mouse, by_key, sees=picked(*texts), before=before)


def carries(id: str, mouse: Way, by_key: Way, becomes: dict[str, str]) -> Row:
    return Row(id, START, mouse, by_key, becomes)


ROWS = [
    goes("go.right", "ArrowRight", on(HERE), BESIDE),
    goes("go.left", "ArrowLeft", on(BESIDE), HERE),
    goes("go.down", "ArrowDown", on(HERE), BELOW),
    goes("go.up", "ArrowUp", on(BELOW), HERE),
    goes("go.row-start", "Home", on(BESIDE), label("Doing")),
    goes("go.row-end", "End", on(HERE), cell("Doing", "Go")),
    goes("go.start", "Control+Home", on(BESIDE), heading("Pack")),
    goes("go.end", "Control+End", on(HERE), cell("Metrics", "Go")),
    goes("go.into", "Enter", on(HERE), FILLS),
    goes("go.out", "Escape", on(FILLS), HERE, each(on(FILLS), beside(HERE))),
    goes("go.to", "ArrowRight", on(HERE), BESIDE),
    Row(
        "go.next-cell",
        START,
        each(click(FILLS), click(FILLS), click(lambda tab: cell("Touchpoints", "Car")(tab).locator("[data-add]"))),
        each(at(cell("Touchpoints", "Basket"), "Enter", "Tab")),
        sees=focused(lambda tab: cell("Touchpoints", "Car")(tab).locator("textarea")),
    ),
    Row(
        "go.previous-cell",
        START,
        each(click(FILLS), click(FILLS), click(lambda tab: cell("Touchpoints", "Basket")(tab).locator("[data-add]"))),
        each(at(cell("Touchpoints", "Car"), "Enter", "Shift+Tab")),
        sees=focused(lambda tab: cell("Touchpoints", "Basket")(tab).locator("textarea")),
    ),
    selects("select.only", click(FILLS), at(HERE, "Enter"), "Fills it"),
    selects(
        "select.toggle",
        each(click(FILLS), click(CLOSES, 1, "ControlOrMeta")),
        each(at(FILLS, "Space", "Shift+ArrowDown")),
        "Fills it",
        "Closes it",
    ),
    Row(
        "select.extend",
        MANY,
        each(click(FILLS), click(LIFTS, 1, "Shift")),
        at(FILLS, "Shift+ArrowDown", "Shift+ArrowDown"),
        sees=picked("Fills it", "Closes it", "Lifts it"),
    ),
    selects(
        "select.extend-down",
        each(click(FILLS), click(CLOSES, 1, "Shift")),
        at(FILLS, "Shift+ArrowDown"),
        "Fills it",
        "Closes it",
    ),
    selects(
        "select.extend-up",
        each(click(CLOSES), click(FILLS, 1, "Shift")),
        at(CLOSES, "Shift+ArrowUp"),
        "Fills it",
        "Closes it",
    ),
    selects(
        "select.cell",
        menu(lambda tab: HERE(tab).locator("[data-add]"), "select.cell"),
        each(at(HERE), palette("select.cell")),
        "Fills it",
        "Closes it",
    ),
    selects(
        "select.lane",
        menu(label("Doing"), "select.lane"),
        each(at(label("Doing")), palette("select.lane")),
        "Fills it",
        "Closes it",
        "Starts",
        "Drives",
    ),
    selects(
        "select.stage",
        menu(heading("Go"), "select.stage"),
        each(at(heading("Go")), palette("select.stage")),
        "Drives",
        "Everybody sings",
    ),
    selects("select.all", each(click(HERE), listed("select.all")), at(HERE, "Control+a"), "Fills it", "Closes it"),
    selects(
        "select.next",
        each(click(FILLS), listed("select.next")),
        each(at(HERE, "Enter"), palette("select.next")),
        "Closes it",
    ),
    selects(
        "select.previous",
        each(click(CLOSES), listed("select.previous")),
        each(at(HERE, "Enter", "ArrowDown"), palette("select.previous")),
        "Fills it",
    ),
    selects("select.clear", listed("select.clear"), palette("select.clear"), before=click(FILLS)),
    carries(
        "move.start",
        each(menu(FILLS, "move.start"), keys("ArrowRight", "Enter")),
        at(FILLS, "m", "ArrowRight", "Enter"),
        {BASKET: "doing: Closes it, pain: Jam leaks", CAR: "doing: [Starts, Fills it]"},
    ),
    carries(
        "move.right",
        drag(FILLS, BESIDE),
        at(FILLS, "m", "ArrowRight", "Enter"),
        {BASKET: "doing: Closes it, pain: Jam leaks", CAR: "doing: [Starts, Fills it]"},
    ),
    carries(
        "move.left",
        drag(STARTS, HERE, at=(0.5, 0.98)),
        at(STARTS, "m", "ArrowLeft", "Enter"),
        {BASKET: "doing: [Fills it, Closes it, Starts], pain: Jam leaks", ", doing: Starts": ""},
    ),
    carries(
        "move.down",
        drag(FILLS, CLOSES, at=(0.5, 0.9)),
        at(FILLS, "m", "ArrowDown", "Enter"),
        {"[Fills it, Closes it]": "[Closes it, Fills it]"},
    ),
    carries(
        "move.up",
        drag(CLOSES, FILLS, at=(0.5, 0.1)),
        at(CLOSES, "m", "ArrowUp", "Enter"),
        {"[Fills it, Closes it]": "[Closes it, Fills it]"},
    ),
    carries(
        "move.confirm",
        drag(FILLS, BESIDE),
        at(FILLS, "m", "ArrowRight", "m"),
        {BASKET: "doing: Closes it, pain: Jam leaks", CAR: "doing: [Starts, Fills it]"},
    ),
    Row(
        "move.cancel",
        START,
        each(menu(FILLS, "move.start"), keys("ArrowRight", "Escape")),
        at(FILLS, "m", "ArrowRight", "Escape"),
        sees=focused(FILLS),
    ),
    selects(
        "go.record",
        each(listed("view.find"), words("jam"), click(button(WORDS["find.next"]))),
        each(at(HERE, "Control+f"), words("jam"), keys("Enter")),
        "Jam leaks",
    ),
    Row("go.tray", START, listed("go.tray"), at(FILLS, "t"), sees=seen(role("region", WORDS["tray.title"]))),
]
