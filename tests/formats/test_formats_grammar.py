"""The JSON Schema takes what the reader takes and rejects what the reader rejects, and the reference page knows all."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from formats_worlds import rich_documents, whole
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from desirepath.errors import Unreadable
from desirepath.formats import json_file, yaml_file
from desirepath.formats.grammar import KIND_ABOUT, RELATION_WORDS, json_schema
from desirepath.formats.tree import tree
from desirepath.formats.yaml_keys import DOCUMENT_TYPES, KEYS
from desirepath.model.document import Document
from desirepath.model.schema import KIND_WORDS, RELATIONS, TABLE, Card, Head

ROOT = Path(__file__).parents[2]
SCHEMA = Draft202012Validator(json_schema())


def faults(tree_: Any) -> list[str]:
    return [error.message for error in SCHEMA.iter_errors(tree_)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())
    json.dumps(json_schema())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rich_documents())
def test_the_schema_takes_every_canonical_tree(document: Document) -> None:
    assert faults(json.loads(json.dumps(tree(document, whole(document))))) == []


GOOD = """
desirepath: 1
journey: Coffee
owner:
personas: [kim.yaml, { name: Bo, traits: { Patience: 20 } }]
doing: 4
x-own: { anything: [1] }
x-lens.kind: { text: a }
stages:
  - stage: A
    pain.moment: [a, { text: b, severity: 2, evidence: [s, t] }]
    steps: [{ step: B, next: { c: , d: words } }, { step: C, next: [] }]
lenses: { five-e: { things: { hidden: true } } }
"""
BAD = [
    ("owner:", "ownr: x"),
    ("severity: 2", "severity: 4"),
    ("severity: 2", "severity: high"),
    ("severity: 2", "sevrity: 2"),
    ("stage: A", "title: A"),
    ("step: B", "step: B, id: a b"),
    ("pain.moment", "pain.momnt"),
    ("hidden: true", "hiden: true"),
    ("Patience: 20", "Patience: 200"),
    ("journey: Coffee", "journey: Coffee\ncanvas: Coffee"),
    ("journey: Coffee", "quote: a"),
    ("desirepath: 1", "desirepath: 7"),
    ("text: b, ", ""),
    ("x-lens.kind", "x-lens..kind"),
]


def test_the_schema_takes_what_a_person_writes() -> None:
    assert faults(yaml.safe_load(GOOD)) == []


@pytest.mark.parametrize(("right", "wrong"), BAD)
def test_the_schema_rejects_what_the_reader_rejects(right: str, wrong: str) -> None:
    text = GOOD.replace(right, wrong)
    assert text != GOOD
    assert faults(yaml.safe_load(text)) != []
    with pytest.raises(Unreadable):
        json_file.read(json.dumps(yaml.safe_load(text)))


def test_every_key_is_described() -> None:
    schema = json_schema()
    for level in (schema, *(s for s in schema["$defs"].values() if "properties" in s)):
        assert [key for key, value in level["properties"].items() if not value.get("description")] == []


def test_the_reference_page_names_every_key_and_every_kind() -> None:
    page = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
    keys = {key for cls in KEYS for key in KEYS[cls]} | {*DOCUMENT_TYPES, *RELATIONS, *KIND_WORDS}
    choices = {choice for cls in KEYS for spec in TABLE[cls].values() for choice in spec.choices}
    assert sorted(word for word in keys | choices if f"`{word}`" not in page) == []
    fields = {key.field for cls in KEYS for key in KEYS[cls].values() if key.role == "field"}
    about = {spec.about for cls in KEYS for name, spec in TABLE[cls].items() if name in fields}
    about |= {*RELATION_WORDS.values(), *KIND_ABOUT.values()}
    about.discard(TABLE[Head]["type"].about)  # said by the title key
    assert sorted(words for words in about if words not in page) == []


def test_the_examples_of_the_reference_page_can_be_read() -> None:
    page = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(desirepath: 1\n.*?)```", page, re.DOTALL)
    assert len(examples) >= 3
    for example in examples:
        assert yaml_file.read(example).document.head.title


def test_no_key_means_two_things_at_one_level() -> None:
    for cls, keys in KEYS.items():
        if cls is not Card:  # a card has a channel, and beside cards it is a kind
            assert not set(keys) & set(KIND_WORDS), cls
