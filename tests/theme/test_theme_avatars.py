"""Faces for personas: what can be chosen, what is refused, and that only free drawings are offered."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from desirepath.draw.pictures import clean_svg
from desirepath.errors import NotFound
from desirepath.theme import avatars, theme
from desirepath.theme.avatars import Face, draw, style, variants


@pytest.mark.parametrize("id", avatars.STYLES)
def test_only_styles_in_the_public_domain_are_offered(id: str) -> None:
    told = json.loads(files("dicebear_styles").joinpath(f"{id}.json").read_text("utf-8"))
    assert told["meta"]["license"]["name"] == "CC0 1.0"
    assert style(id).artist == told["meta"]["creator"]["name"]


@pytest.mark.parametrize("id", avatars.STYLES)
def test_a_seed_always_gives_the_same_face_and_another_seed_another(id: str) -> None:
    assert draw(Face(id, "Maya")) == draw(Face(id, "Maya")) != draw(Face(id, "Tomasz"))


@pytest.mark.parametrize("id", avatars.STYLES)
def test_every_choice_that_a_style_names_can_be_drawn(id: str) -> None:
    of = style(id)
    plain = draw(Face(id, "Maya"))
    for part, names in of.parts.items():
        drawn = {draw(Face(id, "Maya", **{part: name})) for name in names}
        assert len(drawn | {plain}) >= len(names), part
    coloured = draw(Face(id, "Maya", **dict.fromkeys(of.tints, "#123456")))
    assert ("#123456" in coloured) == bool(of.tints)


def test_nothing_of_a_face_is_lost_when_it_is_made_harmless() -> None:
    for name in style("open-peeps").parts["expression"]:
        drawn = draw(Face(seed="Maya", expression=name, clothing="blue"))
        clean = clean_svg(drawn.encode()).decode()
        assert clean.count("<path") == drawn.count("<path")
        assert f'id="expression-{name}-' in clean


def test_clothes_have_the_colours_of_personas_and_skin_has_names() -> None:
    drawn = draw(Face(seed="Maya", clothing="teal", skin="brown"))
    assert theme().personas["teal"] in drawn
    assert avatars.SKINS["brown"] in drawn


def test_glasses_and_beards_can_be_left_out() -> None:
    assert "accessories" not in draw(Face(seed="M", glasses="none"))
    assert "accessories-glasses2-" in draw(Face(seed="M", glasses="glasses2"))
    assert "facialHair-full2-" in draw(Face(seed="M", beard="full2"))


def test_variants_begin_with_the_seed_and_differ() -> None:
    found = variants(Face(seed="Maya", skin="tan"), 3)
    assert [face.seed for face in found] == ["Maya", "Maya 2", "Maya 3"]
    assert {face.skin for face in found} == {"tan"}
    assert len({draw(face) for face in found}) == 3


@pytest.mark.parametrize(
    ("face", "said"),
    [
        (Face("peeps"), "there is no style 'peeps'; did you mean 'open-peeps'?"),
        (Face(expression="smil"), "Open Peeps has no expression 'smil'; did you mean 'smile'?"),
        (Face(skin="green"), "there is no skin 'green'; use #rrggbb or one of pale, fair, tan, brown, dark"),
        (Face("lorelei", clothing="blue"), "the style lorelei has no clothing; open-peeps, pixel-art have one"),
        (Face("pixel-art", glasses="monocle"), "Pixel Art has no glasses 'monocle'; there are none, dark01, dark02, "
         "dark03, dark04, dark05, dark06, dark07, light01, light02, light03, light04, light05, light06, light07"),
    ],
)  # fmt: skip
def test_what_there_is_not_is_said_with_what_there_is(face: Face, said: str) -> None:
    with pytest.raises(NotFound) as refusal:
        draw(face)
    assert str(refusal.value) == said
