"""Lanes: shown, hidden, ordered, named, and lanes of one's own."""

from .row import (
    WORDS,
    Row,
    Way,
    at,
    button,
    click,
    drag,
    each,
    gone,
    inside,
    keys,
    label,
    menu,
    named,
    opened,
    palette,
    role,
    words,
)

START = """\
desirepath: 1
journey: A picnic
framework: journey-map
stages:
  - stage: Pack
    doing: Fills it
    pain: Jam leaks
"""
LENSES = START + "lenses:\n  journey-map:\n"
HIDDEN = LENSES + "    pains: { hidden: true }\n"
NAMED = LENSES + "    pains: { title: Woes }\n"
HIGH = LENSES + "    pains: { height: 180 }\n"
OWN = LENSES + "    mine: { title: Weather, kinds: [role] }\n"
LAST = "    pain: Jam leaks\n"
MOUSE, KEYS = opened("view.lanes")


def lenses(text: str) -> dict[str, str]:
    return {LAST: f"{LAST}lenses:\n  journey-map:\n    {text}\n"}


def in_row(title: str, name: str) -> Way:
    """A button of one lane in the dialog of lanes."""
    return lambda tab: (
        tab.page.get_by_role("dialog").get_by_role("listitem").filter(has_text=title).get_by_role("button", name=name)
    )


def pulled(tab) -> None:  # type: ignore[no-untyped-def]
    """The lower edge of a label is pulled."""
    box = tab.label("Pains").bounding_box()
    mouse, x, y = tab.page.mouse, box["x"] + 40, box["y"] + box["height"] - 2
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y + 20, steps=4)
    mouse.up()


ROWS = [
    Row(
        "lane.hide",
        START,
        menu(label("Pains"), "lane.hide"),
        each(at(label("Pains")), palette("lane.hide")),
        lenses("pains: { hidden: true }"),
    ),
    Row(
        "lane.show",
        HIDDEN,
        each(MOUSE, lambda tab: tab.page.get_by_role("dialog").get_by_text("Pains").click()),
        each(KEYS, at(role("switch", "Pains"), "Space")),
        {"hidden: true": "hidden: false"},
    ),
    Row(
        "lane.up",
        START,
        menu(label("Pains"), "lane.up"),
        each(at(label("Pains")), palette("lane.up")),
        lenses("pains: { order: 3.5 }"),
    ),
    Row(
        "lane.down",
        START,
        menu(label("Pains"), "lane.down"),
        each(at(label("Pains")), palette("lane.down")),
        lenses("pains: { order: 6.5 }"),
    ),
    Row(
        "lane.move",
        START,
        drag(label("Pains"), label("Feeling"), at=(0.5, 0.05)),
        each(at(label("Pains")), palette("lane.up")),
        lenses("pains: { order: 3.5 }"),
    ),
    Row(
        "lane.rename",
        START,
        each(click(label("Pains"), 2), words("Woes"), keys("Enter")),
        each(at(label("Pains"), "F2"), words("Woes"), keys("Enter")),
        lenses("pains: { title: Woes }"),
    ),
    Row(
        "lane.reset",
        NAMED,
        menu(label("Woes"), "lane.reset"),
        each(at(label("Woes")), palette("lane.reset")),
        {NAMED: START},
    ),
    Row(
        "lane.set-height",
        HIGH,
        pulled,
        at(label("Pains"), "+"),
        {"height: 180": "height: 200"},
    ),
    Row(
        "lane.add",
        START,
        each(MOUSE, click(inside(WORDS["lanes.new"])), words("Weather"), click(button(named("lane.add")))),
        each(KEYS, at(inside(WORDS["lanes.new"])), words("Weather"), at(button(named("lane.add")), "Enter")),
        lenses("fresh: { title: Weather, kinds: [profile] }"),
    ),
    Row(
        "lane.delete",
        OWN,
        menu(label("Weather"), "lane.delete"),
        each(at(label("Weather")), palette("lane.delete")),
        {OWN: START},
    ),
    Row(
        "view.lane",
        START,
        each(MOUSE, click(button("Hide Pains for yourself")), keys("Escape")),
        each(KEYS, at(button("Hide Pains for yourself"), "Enter"), keys("Escape")),
        sees=gone(label("Pains")),
    ),
]
