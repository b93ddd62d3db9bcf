"""Cards: made, moved, stretched, described."""

from .row import (
    WORDS,
    Find,
    Row,
    at,
    button,
    card,
    cell,
    choose,
    choose_by_key,
    click,
    details,
    details_by_key,
    drag,
    each,
    inside,
    keys,
    menu,
    palette,
    replaced,
    role,
    sending,
    slid,
    words,
    write,
    write_by_key,
)

START = """\
desirepath: 1
journey: A picnic
framework: journey-map
personas: [{ name: Kim, id: kim }]
sources: [{ title: A walk, id: walk }]
stages:
  - stage: Pack
    steps:
      - { step: Basket, id: basket, doing: { text: Fills it, id: fill }, pain: { text: Jam leaks, id: jam } }
      - { step: Car, id: car, doing: Starts }
      - { step: Road, id: road }
"""
BASKET = "doing: { text: Fills it, id: fill }, pain: { text: Jam leaks, id: jam }"
CAR = "doing: Starts"
LONG = replaced(START, {"Fills it, id: fill": "Fills it, id: fill, to: road"})
OWN = replaced(START, {"id: fill": "id: fill, channel: By hand"})
TIED = replaced(START, {"id: fill": "id: fill, answers: jam"})
IDEA = replaced(START, {BASKET: "opportunity: { text: Fills it, id: fill }"})
FELT = replaced(START, {BASKET: "feeling: { text: Fills it, score: 1 }"})
FILLS, STARTS, JAM = card("Fills it"), card("Starts"), card("Jam leaks")


def basket(text: str) -> dict[str, str]:
    return {BASKET: text}


def filled(more: str) -> dict[str, str]:
    """The file once the first card has this too."""
    return basket(f"doing: {{ text: Fills it, {more} }}, pain: Jam leaks")


def described(id: str, field: str, text: str, more: str) -> Row:
    """A card gets words in a field of the panel."""
    return Row(
        id,
        START,
        each(details(FILLS), write(field, text)),
        each(details_by_key(FILLS), write_by_key(field, text)),
        filled(more),
    )


def chosen(id: str, field: str, choice: str, more: str) -> Row:
    """A card gets one of some choices in the panel."""
    return Row(
        id,
        START,
        each(details(FILLS), choose(field, choice)),
        each(details_by_key(FILLS), choose_by_key(field, choice)),
        filled(more),
    )


def stretched(id: str, start: str, what: Find, becomes: dict[str, str]) -> Row:
    """A card that reaches over more columns, or fewer."""
    return Row(id, start, menu(what, id), each(at(what), palette(id)), becomes)


ROWS = [
    Row(
        "card.add",
        START,
        each(click(lambda tab: cell("Doing", "Car")(tab).locator("[data-add]")), words("Looks"), keys("Escape")),
        each(at(STARTS, "n"), words("Looks"), keys("Escape")),
        {CAR: "doing: [Starts, Looks]"},
    ),
    Row(
        "card.add-after",
        START,
        each(menu(FILLS, "card.add-after"), words("Closes it"), keys("Escape")),
        each(at(FILLS, "Enter", "Enter"), words("Closes it"), keys("Escape")),
        basket("doing: [Fills it, Closes it], pain: Jam leaks"),
    ),
    Row(
        "card.delete",
        START,
        menu(FILLS, "card.delete"),
        each(at(FILLS), palette("card.delete")),
        basket("pain: Jam leaks"),
    ),
    Row(
        "card.duplicate",
        START,
        menu(FILLS, "card.duplicate"),
        at(FILLS, "Control+d"),
        basket("doing: [Fills it, Fills it], pain: Jam leaks"),
    ),
    Row(
        "card.move",
        START,
        drag(FILLS, cell("Gains", "Car")),
        each(
            at(FILLS, "Shift+M"),
            choose_by_key(WORDS["move.lane"], "Gains"),
            choose_by_key(WORDS["move.place"], "– Car"),
            at(button(WORDS["move.do"]), "Enter"),
        ),
        {BASKET: "pain: Jam leaks", CAR: "doing: Starts, gain.moment: Fills it"},
    ),
    Row(
        "card.move-to",
        START,
        each(menu(FILLS, "card.move-to"), choose(WORDS["move.place"], "– Car"), click(button(WORDS["move.do"]))),
        each(at(FILLS, "Shift+M"), choose_by_key(WORDS["move.place"], "– Car"), at(button(WORDS["move.do"]), "Enter")),
        {BASKET: "pain: Jam leaks", CAR: "doing: [Starts, Fills it]"},
    ),
    stretched("card.extend-end", START, FILLS, filled("to: car")),
    stretched(
        "card.extend-start",
        START,
        STARTS,
        {BASKET: "doing: [Fills it, { text: Starts, to: car }], pain: Jam leaks", ", doing: Starts": ""},
    ),
    stretched("card.shrink-end", LONG, FILLS, {"to: road": "to: car"}),
    stretched(
        "card.shrink-start",
        LONG,
        FILLS,
        {
            BASKET.replace("id: fill", "id: fill, to: road"): "pain: Jam leaks",
            CAR: "doing: [Starts, { text: Fills it, to: road }]",
        },
    ),
    Row(
        "card.stretch-right",
        START,
        menu(FILLS, "card.extend-end"),
        at(FILLS, "m", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft", "Enter"),
        filled("to: car"),
    ),
    Row(
        "card.stretch-left",
        LONG,
        menu(FILLS, "card.shrink-end"),
        at(FILLS, "m", "Shift+ArrowLeft", "Enter"),
        {"to: road": "to: car"},
    ),
    Row(
        "card.set-kind",
        START,
        each(details(JAM), choose(WORDS["field.kind"], "Gain")),
        each(details_by_key(JAM), choose_by_key(WORDS["field.kind"], "Gain")),
        {"pain: { text: Jam leaks": "gain: { text: Jam leaks"},
    ),
    chosen("card.set-persona", WORDS["field.persona"], "Kim", "persona: kim"),
    described("card.set-icon", WORDS["field.icon"], "star", "icon: star"),
    described("card.set-channel", WORDS["field.channel"], "By hand", "channel: By hand"),
    described("card.set-tags", "Add to Tags", "dry", "tags: [dry]"),
    Row(
        "card.set-online",
        OWN,
        each(details(FILLS), lambda tab: tab.page.locator("aside").get_by_text(WORDS["field.online"]).click()),
        each(details_by_key(FILLS), at(role("switch", WORDS["field.online"]), "Space")),
        {"channel: By hand": "channel: By hand, online: true"},
    ),
    Row(
        "card.set-priority",
        IDEA,
        each(details(FILLS), slid(WORDS["field.priority"])),
        each(details_by_key(FILLS), at(role("slider", WORDS["field.priority"]), "End")),
        {"Fills it, id: fill": "Fills it, id: fill, priority: 5"},
    ),
    Row(
        "card.set-basis",
        FELT,
        each(details(role("slider", "Fills it")), click(role("radio", WORDS["basis.measured"]))),
        each(details_by_key(role("slider", "Fills it")), at(role("radio", WORDS["basis.measured"]), "Space")),
        {"score: 1": "score: 1, basis: measured"},
    ),
    Row(
        "card.set-image",
        START,
        each(details(FILLS), sending(click(button(WORDS["panel.choose-picture"])))),
        each(details_by_key(FILLS), sending(at(button(WORDS["panel.choose-picture"]), "Enter"))),
        filled("image: dot"),
    ),
    Row(
        "card.span",
        START,
        each(details(FILLS), choose(WORDS["field.reach"], "Road")),
        each(details_by_key(FILLS), choose_by_key(WORDS["field.reach"], "Road")),
        filled("to: road"),
    ),
    Row(
        "card.link",
        START,
        each(details(FILLS), choose(WORDS["panel.link-add"], "Jam leaks")),
        each(details_by_key(FILLS), choose_by_key(WORDS["panel.link-add"], "Jam leaks")),
        {"id: fill": "id: fill, answers: jam"},
    ),
    Row(
        "card.unlink",
        TIED,
        each(details(FILLS), click(button("Remove Jam leaks"))),
        each(details_by_key(FILLS), at(button("Remove Jam leaks"), "Enter")),
        {", answers: jam": ""},
    ),
    Row(
        "card.set-severity",
        START,
        each(details(JAM), click(role("radio", WORDS["severity.3"]))),
        each(details_by_key(JAM), at(role("radio", WORDS["severity.3"]), "Space")),
        basket("doing: Fills it, pain: { text: Jam leaks, severity: 3 }"),
    ),
    Row(
        "card.tie-source",
        START,
        each(details(FILLS), lambda tab: tab.page.get_by_text("A walk").click()),
        each(details_by_key(FILLS), at(inside("A walk"), "Space")),
        filled("evidence: walk"),
    ),
]
