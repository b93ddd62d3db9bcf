"""Stages and steps: added, named, moved, widened, led elsewhere."""

from .row import (
    WORDS,
    Row,
    at,
    button,
    choose,
    choose_by_key,
    click,
    details,
    details_by_key,
    drag,
    each,
    heading,
    keys,
    menu,
    palette,
    panel,
    role,
    slid,
    words,
)

START = """\
desirepath: 1
journey: A picnic
framework: journey-map
stages:
  - stage: Pack
    id: pack
    steps:
      - { step: Basket, id: basket, doing: Fills it }
      - { step: Car, id: car }
      - { step: Road, id: road }
  - { stage: Go, id: go, gain.moment: Everybody sings }
"""
MOMENT = WORDS["field.moment_of_truth"]
EMPTY = "desirepath: 1\njourney: A picnic\nframework: journey-map\n"
PRESETS = (
    ("Notice", "entice"),
    ("Explore", "enter"),
    ("Decide", "enter"),
    ("Use", "engage"),
    ("Live with it", "extend"),
)
BASKET = "- { step: Basket, id: basket, doing: Fills it }"
STEPS = START[START.index("      - {") : START.index("  - { stage: Go")]
CAR, GO = "- { step: Car, id: car }", "- { stage: Go, id: go, gain.moment: Everybody sings }"
PACK = START[START.index("  - stage: Pack") : START.index("  - { stage: Go")]
FORK = START.replace("id: basket,", "id: basket, next: { road: in a hurry },")


ROWS = [
    Row(
        "stage.add-after",
        START,
        each(menu(heading("Pack"), "stage.add-after"), words("Park"), keys("Escape")),
        each(at(heading("Pack")), palette("stage.add-after"), words("Park"), keys("Escape")),
        {f"  {GO}": f"  - stage: Park\n  {GO}"},
    ),
    Row(
        "stage.add-before",
        START,
        each(menu(heading("Pack"), "stage.add-before"), words("Plan"), keys("Escape")),
        each(at(heading("Pack")), palette("stage.add-before"), words("Plan"), keys("Escape")),
        {"  - stage: Pack": "  - stage: Plan\n  - stage: Pack"},
    ),
    Row(
        "stage.add-presets",
        EMPTY,
        lambda tab: tab.page.get_by_role("button", name="Begin with").click(),
        palette("stage.add-presets"),
        {
            "journey-map\n": "journey-map\nstages:\n"
            + "".join(f"  - {{ stage: {title}, role: {part} }}\n" for title, part in PRESETS)
        },
    ),
    Row(
        "stage.duplicate",
        START,
        menu(heading("Go"), "stage.duplicate"),
        each(at(heading("Go")), palette("stage.duplicate")),
        {f"  {GO}": f"  {GO}\n  {GO.replace(' id: go,', '')}"},
    ),
    Row(
        "stage.delete",
        START,
        menu(heading("Pack"), "stage.delete"),
        each(at(heading("Pack")), palette("stage.delete")),
        {PACK: ""},
    ),
    Row(
        "stage.move",
        START,
        drag(heading("Go"), heading("Pack"), at=(0.1, 0.5)),
        at(heading("Go"), "m", "ArrowLeft", "Enter"),
        {PACK + f"  {GO}\n": f"  {GO}\n{PACK}"},
    ),
    Row(
        "stage.set-role",
        START,
        each(details(heading("Pack")), choose(WORDS["field.role"], "Enter")),
        each(details_by_key(heading("Pack")), choose_by_key(WORDS["field.role"], "Enter")),
        {"id: pack": "id: pack\n    role: enter"},
    ),
    Row(
        "stage.set-width",
        START,
        each(details(heading("Go")), slid(WORDS["field.width"])),
        each(details_by_key(heading("Go")), at(role("slider", WORDS["field.width"]), "End")),
        {"id: go": "id: go, width: 8"},
    ),
    Row(
        "step.add-after",
        START,
        each(menu(heading("Basket"), "step.add-after"), words("Blanket"), keys("Escape")),
        each(at(heading("Basket")), palette("step.add-after"), words("Blanket"), keys("Escape")),
        {f"{BASKET}\n": f"{BASKET}\n      - step: Blanket\n"},
    ),
    Row(
        "step.add-before",
        START,
        each(menu(heading("Basket"), "step.add-before"), words("Blanket"), keys("Escape")),
        each(at(heading("Basket")), palette("step.add-before"), words("Blanket"), keys("Escape")),
        {f"{BASKET}\n": f"- step: Blanket\n      {BASKET}\n"},
    ),
    Row(
        "step.duplicate",
        START,
        menu(heading("Basket"), "step.duplicate"),
        each(at(heading("Basket")), palette("step.duplicate")),
        {f"{BASKET}\n": f"{BASKET}\n      {BASKET.replace(' id: basket,', '')}\n"},
    ),
    Row(
        "step.delete",
        START,
        menu(heading("Basket"), "step.delete"),
        each(at(heading("Basket")), palette("step.delete")),
        {f"      {BASKET}\n": ""},
    ),
    Row(
        "step.move",
        START,
        drag(heading("Basket"), heading("Car"), at=(0.9, 0.5)),
        at(heading("Basket"), "m", "ArrowRight", "Enter"),
        {f"      {BASKET}\n      {CAR}\n": f"      {CAR}\n      {BASKET}\n"},
    ),
    Row(
        "step.set-width",
        START,
        each(details(heading("Car")), slid(WORDS["field.width"])),
        each(details_by_key(heading("Car")), at(role("slider", WORDS["field.width"]), "End")),
        {"id: car": "id: car, width: 8"},
    ),
    Row(
        "step.moment-of-truth",
        START,
        each(
            details(heading("Car")),
            click(lambda tab: panel(tab).get_by_text(MOMENT)),
        ),
        each(at(heading("Car")), palette("step.moment-of-truth")),
        {"id: car": "id: car, moment_of_truth: true"},
    ),
    Row(
        "step.ends",
        START,
        menu(heading("Car"), "step.ends"),
        each(at(heading("Car")), palette("step.ends")),
        {"id: car": "id: car, next: []"},
    ),
    Row(
        "step.link-next",
        START,
        each(details(heading("Basket")), choose(WORDS["panel.next-add"], "Road")),
        each(details_by_key(heading("Basket")), choose_by_key(WORDS["panel.next-add"], "Road")),
        {"id: basket": "id: basket, next: [road, car]"},
    ),
    Row(
        "step.unlink-next",
        FORK,
        each(details(heading("Basket")), click(button("Remove Road"))),
        each(details_by_key(heading("Basket")), at(button("Remove Road"), "Enter")),
        {"next: { road: in a hurry }, ": ""},
    ),
]
