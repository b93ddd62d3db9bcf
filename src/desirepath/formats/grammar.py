"""The JSON Schema of the file, computed from the same tables that the reader uses, so that editors complete and check
while somebody types.

It is a little more generous than the reader where a YAML editor types plain scalars before it asks the schema: a text
may look like a number, a flag or nothing to it.  References and lengths that span records are the reader's to check.
"""

from __future__ import annotations

from typing import Any

from ..model.schema import (
    ID_PATTERN,
    KIND_WORDS,
    LABELS,
    MAX_TEXT,
    NAMES,
    TABLE,
    Conflict,
    Head,
    Lane,
    Part,
    Persona,
    Record,
    Source,
    Spec,
    Stage,
    Step,
)
from .yaml_keys import DOCUMENT_TYPES, KEYS, PERSONA, PERSONA_KEYS, TITLES, VERSION, WITH_KINDS

Schema = dict[str, Any]

OWN_KEY = r"^x-[^.]*$"
OWN_KIND = r"^x-[a-z0-9]+(-[a-z0-9]+)*(\.[A-Za-z0-9-]+){1,2}$"
_TEXT = ["string", "number", "boolean", "null"]  # what a YAML editor may take a text for

RELATION_WORDS = {
    "next": "The steps that can come next: one, several, or a mapping from each to the words on its arrow; [] ends "
    "the journey here.  Without it a step leads to the one that follows",
    "evidence": "The sources that this rests on",
    "answers": "The cards that this is an answer to",
    "opens": "A map that goes into this in detail, as a path or path#id",
    "follows": "A record of another document whose words this shows, as path#id",
    "measures": "What this metric is the measure of",
}

KIND_ABOUT = dict(
    line.strip().split(": ", 1)
    for line in """
    trigger: What sets the journey off
    resolution: How the customer's need is met in the end
    scenario: The situation that the map is about, in a few sentences
    profile: Loose notes on who travels
    doing: What the customer does
    thinking: What the customer thinks
    question: What the customer asks
    saying: What the customer says aloud
    feeling: How the customer feels, with a score from -2 to 2
    response: How the customer answers to what is offered today, with a score
    goal: What the customer wants
    goal.toward: What the customer wants to reach
    goal.avoid: What the customer wants to stay clear of
    expectation: What the customer expects
    expectation.hope: What the customer hopes for
    expectation.fear: What the customer is afraid of
    pain: What hurts or hinders
    pain.moment: What goes wrong here and now
    pain.standing: What is wrong all the time
    gain: What helps or delights
    gain.moment: What goes well here and now
    gain.outcome: What the customer has of it in the end
    touchpoint: Where customer and organisation meet
    channel: The means by which they meet
    people: Who is there
    place: Where it happens
    artifact: A thing that is used or seen
    input: What is needed for it
    output: What comes out of it
    io: An input or output, not yet decided which
    rule: A rule of interaction or processing
    frontstage: What staff do that the customer sees
    backstage: What staff do that the customer does not see
    support: The systems and processes behind it
    opportunity: What could be made better
    narrative: What happens, told as a caption
    scene: What the picture shows
    metric: A figure, with value and unit
    time: How long something takes
    task: A job to be done
    featureGain: A feature that brings a gain
    featurePain: A feature that takes a pain away
    product: What is offered
    segment: A group of customers
    partner: Who it is done with
    activity: What has to be done for it
    resource: What has to be there for it
    cost: What it costs
    benefit: What it brings in
    entity: A thing that data is kept about
    attribute: A property of such a thing
    relation: How two such things belong together
    security: What has to be protected
    objective: What is to be reached
    keyResult: How one will see that it is reached
    need: What is lacking
    approach: How one means to go about it
    risk: What may go wrong
    hypothesis: What one believes and wants to test
    experiment: How one tests it
    measure: What is measured
    force: What drives or holds back
    """.strip().splitlines()
)


def json_schema() -> Schema:
    """The schema of a whole file, in draft 2020-12."""
    levels = {cls: _level(cls) for cls in KEYS if cls is not Head}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Desire Path",
        "description": "A customer journey, persona, canvas or library as text",
        **_document(),
        "$defs": {
            **{NAMES[cls]: schema for cls, schema in levels.items()},
            "cards": {"anyOf": [_one_card(), {"type": "array", "items": _one_card()}]},
            "reference": {"type": "string", "maxLength": 400},
            "references": {
                "anyOf": [
                    {"$ref": "#/$defs/reference"},
                    {"type": "array", "items": {"$ref": "#/$defs/reference"}},
                    {"type": "object", "additionalProperties": {"type": _TEXT, "maxLength": MAX_TEXT}},
                    {"type": "null"},
                ]
            },
        },
    }


def _document() -> Schema:
    schema = _level(Head)
    about = {"journey": "The name of the journey", "persona": "The name of the persona that the document is about"}
    for word in DOCUMENT_TYPES:
        described = about.get(word, f"The name of the {word}")
        schema["properties"][word] = {"type": _TEXT[:3], "maxLength": 200, "description": described}
    for word in PERSONA_KEYS:
        schema["properties"][word] = _value(Persona, word)
    schema["required"] = ["desirepath"]
    schema["oneOf"] = [{"required": [word]} for word in DOCUMENT_TYPES]
    schema["dependentRequired"] = {word: [PERSONA] for word in PERSONA_KEYS}
    return schema


def _level(cls: type[Record]) -> Schema:
    properties: Schema = {}
    for word, key in KEYS[cls].items():
        if key.role == "field":
            properties[word] = _value(cls, key.field)
        elif key.role == "relation":
            properties[word] = {"$ref": "#/$defs/references", "description": RELATION_WORDS[word]}
        elif key.child is not None:
            properties[word] = _listed(key.child)
        elif key.role != "title":
            properties[word] = _SPECIAL[key.role]
    schema: Schema = {"type": "object", "properties": properties, "patternProperties": {OWN_KEY: {}}}
    if cls in WITH_KINDS:
        for kind in KIND_WORDS:
            properties[kind] = {"$ref": "#/$defs/cards", "description": KIND_ABOUT[kind]}
        schema["patternProperties"][OWN_KIND] = {"$ref": "#/$defs/cards", "description": "A kind of one's own"}
    if cls in LABELS and cls is not Head and TABLE[cls][LABELS[cls]].required:
        schema["required"] = [TITLES[cls]]
    if about := (cls.__doc__ or "").strip().split("\n\n")[0]:
        schema["description"] = " ".join(about.split())
    return {**schema, "additionalProperties": False}


def _listed(child: type[Record]) -> Schema:
    item: Schema = {"$ref": f"#/$defs/{NAMES[child]}"}
    if child is Persona:
        item = {"anyOf": [{"type": "string", "description": "The path of a persona document"}, item]}
    return {"type": ["array", "null"], "items": item, "description": _LISTED[child]}


def _one_card() -> Schema:
    return {"anyOf": [{"type": _TEXT, "maxLength": MAX_TEXT}, {"$ref": "#/$defs/card"}]}


def _value(cls: type[Record], field: str) -> Schema:
    """What one field takes."""
    spec = TABLE[cls][field]
    return {**_typed(spec), "description": spec.about}


def _typed(spec: Spec) -> Schema:
    if spec.type == "words":
        return {"anyOf": [_word(MAX_TEXT), {"type": "array", "items": _word(MAX_TEXT), "maxItems": spec.limit}]}
    schemas: dict[str, Schema] = {
        "text": _word(spec.limit),
        "choice": {"enum": [*spec.choices, None, ""]},
        "number": _number(spec),
        "flag": {"type": ["boolean", "null"]},
        "texts": {**_mapping(_word(MAX_TEXT)), "maxProperties": spec.limit},
        "numbers": _mapping(_number(spec)),
        "tree": _mapping({}),
        "ref": {"$ref": "#/$defs/reference"},
    }
    return schemas[spec.type]


def _word(limit: int) -> Schema:
    return {"type": _TEXT, "maxLength": limit}


def _mapping(values: Schema) -> Schema:
    return {"type": ["object", "null"], "additionalProperties": values}


def _number(spec: Spec) -> Schema:
    bounds = {"minimum": spec.low, "maximum": spec.high}
    return {"type": ["number", "null"], **{name: bound for name, bound in bounds.items() if bound is not None}}


_LISTED: dict[type[Record], str] = {
    Persona: "Who travels: personas in place, or the paths of persona documents",
    Source: "What the claims on the map rest on",
    Stage: "The stages of the journey, in order",
    Step: "The steps of this stage, in order",
    Part: "The movable pieces of the picture",
    Conflict: "What a merge could not settle; take an entry out once it is settled",
}
_SPECIAL: Schema = {
    "version": {"const": VERSION, "description": "The version of the file format"},
    "id": {
        "type": ["string", "number"],
        "pattern": f"^{ID_PATTERN}$",
        "description": "A name to refer to it by: letters, digits, - and _; needed only where something does",
    },
    "to": {
        "$ref": "#/$defs/reference",
        "description": "The last step (or stage) that this reaches to, so that it spans several columns",
    },
    "lenses": {
        "type": ["object", "null"],
        "description": "What this document changes about the lanes of a framework: framework, then lane",
        "additionalProperties": {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{NAMES[Lane]}"}},
    },
}
