"""Writes what kinds of cards are called into the editor's locales, from the words of the frameworks.

python scripts/generate_editor_words.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml

from desirepath.model.schema import KIND_WORDS

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "de")


def words(language: str) -> dict[str, str]:
    """`kind.pain` and the like in one language."""
    ending = "" if language == "en" else f".{language}"
    said = yaml.safe_load((ROOT / f"src/desirepath/frameworks/kinds{ending}.yaml").read_text("utf-8"))
    return {f"kind.{kind}": said[kind]["label"] for kind in KIND_WORDS}


def with_words(language: str) -> str:
    """The locale of one language with these words in place."""
    there = json.loads(locale(language).read_text("utf-8"))
    kept = {key: text for key, text in there.items() if not key.startswith("kind.")}
    return json.dumps(kept | words(language), ensure_ascii=False, indent=2) + "\n"


def locale(language: str) -> Path:
    return ROOT / f"editor/src/locales/{language}.json"


def main() -> int:
    stale = [language for language in LANGUAGES if with_words(language) != locale(language).read_text("utf-8")]
    if "--check" in sys.argv:
        return 1 if any(words(language).items() - _said(language).items() for language in stale) else 0
    for language in stale:
        locale(language).write_text(with_words(language), "utf-8")
    return 0


def _said(language: str) -> dict[str, str]:
    said: dict[str, str] = json.loads(locale(language).read_text("utf-8"))
    return said


if __name__ == "__main__":
    sys.exit(main())
