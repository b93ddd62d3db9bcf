"""What the sections of the APIOps canvases stand for: facts of the format (ids, order, colours), as tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

JOURNEY = "customerJourneyCanvas"
STEPS = "journeySteps"
IN_OUT = "inputsOutputs"
PERSONA = "persona"
NOTE_SIZE = 80  # px of a note's side on the tools' page
CUT_AT = 200  # characters; where the tools cut a note that is edited there
DRAWN_STEPS = 5  # in one row of their drawing

GREEN, NEUTRAL, RED, BLUE, YELLOW = "#C0EB6A", "#DFDDC5", "#FFAFAF", "#7DC9E7", "#FFF399"


def _areas(rows: str) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({section: tuple(kinds) for section, *kinds in (row.split() for row in rows.splitlines())})


_BUSINESS_MODEL = """keyPartners partner
keyActivities activity
keyResources resource
{0}ValueProposition product
{1} x-apiops.{1}
channels channel
{0}ConsumerSegments segment
costs cost
benefits benefit"""

AREAS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        JOURNEY: _areas(
            """customerDiscoversNeed trigger
persona profile
pains pain.standing
journeySteps
customerNeedIsResolved resolution
gains gain.outcome
inputsOutputs io input output
interactionProcessingRules rule
improvementOpportunities opportunity"""
        ),
        "apiValuePropositionCanvas": _areas(
            """tasks task
gainEnablingFeatures featureGain
painRelievingFeatures featurePain
apiProducts product"""
        ),
        "capabilityValuePropositionCanvas": _areas(
            """consumerTasks task
gainEnablingCapabilities featureGain
painRelievingCapabilities featurePain
reusableCapabilities product"""
        ),
        "apiBusinessModelCanvas": _areas(_BUSINESS_MODEL.format("api", "developerRelations")),
        "capabilityBusinessModelCanvas": _areas(_BUSINESS_MODEL.format("capability", "consumerEngagement")),
        "domainCanvas": _areas(
            """selectedCustomerJourneySteps task
coreEntitiesAndBusinessMeaning entity
attributesAndBusinessImportance attribute
relationshipsBetweenEntities relation
businessComplianceAndIntegrityRules rule
securityAndPrivacyConsiderations security"""
        ),
        "restCanvas": _areas(
            """apiResources entity
apiResourceModel attribute
apiVerbs x-apiops.apiVerbs
apiVerbExample x-apiops.apiVerbExample"""
        ),
    }
)
"""Canvas -> section -> the kinds that stand in it, the first being what a note becomes."""

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "pains": RED,
        STEPS: BLUE,
        "customerNeedIsResolved": GREEN,
        "gains": GREEN,
        "customerDiscoversNeed": NEUTRAL,
        PERSONA: NEUTRAL,
        IN_OUT: NEUTRAL,
        "interactionProcessingRules": NEUTRAL,
        "tasks": BLUE,
        "gainEnablingFeatures": GREEN,
        "painRelievingFeatures": RED,
        "apiProducts": NEUTRAL,
    }
)
"""The colour of a new note; any other section's notes are yellow."""

IN_OUT_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "en": ("Inputs", "Outputs"),
        "de": ("Eingaben", "Ausgaben"),
        "fi": ("Syötteet", "Tuotokset"),
        "fr": ("Entrées", "Sorties"),
        "pt": ("Entradas", "Saídas"),
        "es": ("Entradas", "Salidas"),
    }
)
_INPUT = r"inputs?|eingaben?|eingang|eingänge|syöte|syötteet|entrées?|entradas?"
_OUTPUT = r"outputs?|ausgaben?|ausgang|ausgänge|tuotos|tuotokset|tulosteet|tuloste|sorties?|saídas?|salidas?"
IN_OUT_PREFIX = re.compile(rf"\s*(?:(?P<input>{_INPUT})|(?P<output>{_OUTPUT}))\s*[:：]\s*", re.IGNORECASE)
IN_OUT_ANYWHERE = re.compile(rf"\b(?:{_INPUT}|{_OUTPUT})\s*[:：]", re.IGNORECASE)

_FOREIGN = "x-apiops."
_NAMES = {"api": "API", "rest": "REST", "graphql": "GraphQL"}
_SLUGS = {"location-canvas": "locationsCanvas"}


def canvas_of(template: str) -> str:
    """The canvas id that a template id means; old files have slugs such as `customer-journey-canvas`."""
    if "-" not in template:
        return template
    first, *others = template.split("-")
    return _SLUGS.get(template, first + "".join(word.capitalize() for word in others))


def framework_of(canvas: str) -> str:
    """The id of the framework that is this canvas: `apiops` or, for another one, its name in small letters."""
    if canvas == JOURNEY:
        return "apiops"
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", canvas.removesuffix("Canvas"))
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:80]


def canvas_for(framework: str) -> str:
    """The canvas that a framework's documents are written as; the journey canvas unless another is meant."""
    return next((canvas for canvas in AREAS if framework_of(canvas) == framework), JOURNEY)


def title_of(canvas: str) -> str:
    """A title for a file that has none: the canvas's name in words."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", canvas).split()
    named = [_NAMES.get(word.lower(), word) for word in words]
    title = " ".join(named)[:200]
    return (title[:1].upper() + title[1:]) or "Canvas"


def kind_in(canvas: str, section: str) -> str:
    """The kind that a note in this section becomes; "" where notes are steps."""
    if canvas == JOURNEY and section == STEPS:
        return ""
    return AREAS.get(canvas, {}).get(section, (foreign_kind(section),))[0]


def foreign_kind(section: str) -> str:
    """The kind of cards in a section that we know nothing of."""
    word = re.sub(r"[^A-Za-z0-9]+", "-", section).strip("-")[:60].strip("-")
    return _FOREIGN + (word or "section")


def fits(kind: str, canvas: str, section: str) -> bool:
    """Whether a card of this kind may stand in this section."""
    known = AREAS.get(canvas, {}).get(section)
    if known is None:
        return kind == foreign_kind(section)
    return any(_base(kind) == _base(taken) for taken in known)


def _base(kind: str) -> str:
    """The kind without its facet; one of a framework's own has none."""
    return kind if kind.startswith("x-") else kind.partition(".")[0]


def section_for(kind: str, canvas: str) -> str:
    """The section in which a card of this kind stands; "" where the canvas has none."""
    if kind.startswith(_FOREIGN):
        return kind.removeprefix(_FOREIGN)
    return next((section for section in AREAS.get(canvas, {}) if fits(kind, canvas, section)), "")
