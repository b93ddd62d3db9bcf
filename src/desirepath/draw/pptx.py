"""PowerPoint: one slide a page, at the size of the page, of native shapes and words that can be edited.

python-pptx keeps the package (slides, pictures, notes, properties); the shapes are written by `drawingml`.  A card is
one shape with its words inside; what belongs to it is grouped with it.  Pictures in SVG become PNG, since only the
newest PowerPoint draws SVG.  The file is packed anew with fixed dates and sorted parts: same scene, same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..errors import Unwritable
from ..layout.scene import Circle, Group, Icon, Page, Path, Picture, Rect, Scene, Text
from .drawingml import EMU_PER_PX, Box, Sheet, background
from .lettering import Lettering
from .orders import heading
from .pictures import Drawable, drawable
from .source import source_element
from .xml import plain

MAX_SIDE = 5376.0  # px: PowerPoint's largest slide is 56 inches; a larger map is shrunk to it
MIN_SIDE = 96.0  # px: and its smallest one inch
_TITLE_ONLY, _BLANK = 5, 6  # layouts of python-pptx's own template
_LONG_AGO = datetime(2000, 1, 1)
_ITEM_ID = "{5E0D4B1C-61A7-5D1B-9C8E-DE51BEA7F001}"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
    f'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{_ITEM_ID}">'
    "<ds:schemaRefs/></ds:datastoreItem>"
)


def draw(scene: Scene, *, assets: Mapping[str, bytes] = {}, source: str | None = None) -> bytes:
    """All pages as a PowerPoint file, one slide each.

    `assets` are the bytes of the pictures by name; `source` is the YAML that the file is to carry.  Raises NotFound for
    a picture that is not there, Unwritable where one cannot be drawn.
    """
    from pptx import Presentation

    if not scene.pages:
        raise Unwritable("the drawing has no page", "give a journey with something in it")
    deck = Presentation()
    width, height = (max(getattr(page, side) for page in scene.pages) for side in ("width", "height"))
    scale = min(1.0, MAX_SIDE / max(width, height))
    deck.slide_width = round(max(width * scale, MIN_SIDE) * EMU_PER_PX)
    deck.slide_height = round(max(height * scale, MIN_SIDE) * EMU_PER_PX)
    lettering = Lettering(scene.language)
    for page in scene.pages:
        _Slide(deck, page, assets, Sheet(lettering, scale)).fill()
    if scene.notes:
        deck.slides[0].notes_slide.notes_text_frame.text = _lines(scene.notes)
    _describe(deck, scene)
    if source is not None:
        _attach(deck, source)
    return _packed(deck)


class _Slide:
    """One page as a slide."""

    def __init__(self, deck: Any, page: Page, assets: Mapping[str, bytes], sheet: Sheet) -> None:
        self.page, self.assets, self.sheet = page, assets, sheet
        self.title = _title(page.items)
        self.slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY if self.title else _BLANK])

    def fill(self) -> None:
        from pptx.oxml import parse_xml

        self._each(self.page.items)
        tree = self.slide.shapes._spTree
        tree.addprevious(parse_xml(background(self.page.background)))
        tree.getparent().replace(tree, parse_xml(self.sheet.tree()))

    def _each(self, items: tuple[Any, ...]) -> None:
        for item in items:
            if type(item) is Group:
                self._group(item)
            else:
                self._item(item)

    def _item(self, item: Any) -> None:
        match item:
            case Rect():
                self.sheet.rect(item)
            case Circle():
                self.sheet.circle(item)
            case Path():
                self.sheet.path(item)
            case Icon():
                self.sheet.icon(item)
            case Text():
                self.sheet.text(item, title=item is self.title)
            case Picture():
                self._picture(item)

    def _group(self, group: Group) -> None:
        box, texts, others = _card(group)
        holds_title = any(item is self.title for item in group.items)
        grouped = not holds_title and len(others) + (box is not None) > 1 and _flat(group)
        if grouped:
            self.sheet.open_group(group.title or group.role, _extent(group.items))
        if box is not None:
            self.sheet.rect(box, texts, f"{group.role.capitalize()}: {group.title}")
        self._each(others)
        if grouped:
            self.sheet.close_group()

    def _picture(self, picture: Picture) -> None:
        found = drawable(picture.asset, self.assets)
        if found.kind in ("svg", "webp"):
            found, crop = _rastered(picture, self.assets), (0.0, 0.0, 0.0, 0.0)
        else:
            crop = _crop(found, picture.width / picture.height)
        _, relation = self.slide.part.get_or_add_image_part(io.BytesIO(found.data))
        self.sheet.picture(picture, relation, crop)


def _title(items: tuple[Any, ...]) -> Text | None:
    """The words that are the title of a slide: the largest of its first title group."""
    for item in items:
        if type(item) is Group:
            found = heading(item.items) if item.role == "title" else _title(item.items)
            if found is not None and not found.turned:
                return found
    return None


def _card(group: Group) -> tuple[Rect | None, list[Text], tuple[Any, ...]]:
    """The box of a group, the words that go inside it, and all else in painting order."""
    boxes = [item for item in group.items if type(item) is Rect]
    if len(boxes) != 1 or group.items[0] is not boxes[0]:
        return None, [], group.items
    inside = [item for item in group.items if type(item) is Text and _stands_in(item, boxes[0])]
    stack = [text for text in inside if text.x == inside[0].x and text.align == inside[0].align]
    stack = [text for n, text in enumerate(stack) if n == 0 or text.y >= stack[n - 1].y + stack[n - 1].size]
    if not stack:
        return None, [], group.items
    taken = {id(text) for text in stack} | {id(boxes[0])}
    return boxes[0], stack, tuple(item for item in group.items if id(item) not in taken)


def _stands_in(text: Text, box: Rect) -> bool:
    inside = box.x <= text.x and text.x + text.width <= box.x + box.width + 0.5
    return inside and box.y <= text.y <= box.y + box.height and not text.turned and not text.decoration


def _flat(group: Group) -> bool:
    return not any(type(item) is Group for item in group.items)


def _extent(items: tuple[Any, ...]) -> Box:
    boxes = [_box(item) for item in items]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top


def _box(item: Any) -> Box:
    match item:
        case Circle(x, y, radius):
            return x - radius, y - radius, 2 * radius, 2 * radius
        case Icon():
            return item.x, item.y, item.size, item.size
        case Path(commands):
            numbers = [[v for c in commands for v in c[n::2] if not isinstance(v, str)] for n in (1, 2)]
            (xs, ys) = numbers
            return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        case _:
            return item.x, item.y, item.width, item.height


def _crop(found: Drawable, shape: float) -> Box:
    """What to leave out on each side so that the picture fills a box of this shape (width over height)."""
    own = found.width / found.height
    across, down = max(1 - shape / own, 0) / 2, max(1 - own / shape, 0) / 2
    return across, down, across, down


def _rastered(picture: Picture, assets: Mapping[str, bytes]) -> Drawable:
    """The picture as PNG, cropped to its box, at three pixels a px."""
    from .pdf import draw_png

    alone = Picture(picture.asset, 0, 0, picture.width, picture.height)
    page = Page(picture.width, picture.height, "#ffffff00", (alone,))
    scale = min(3.0, 2000 / max(picture.width, picture.height))
    data = draw_png(Scene("", "", "en", False, (page,)), assets=assets, scale=scale)
    return Drawable("png", data)


def _lines(text: str) -> str:
    return "\n".join(plain(line) for line in text.splitlines())


def _describe(deck: Any, scene: Scene) -> None:
    about = deck.core_properties
    about.title, about.language = plain(scene.title)[:255], scene.language
    about.comments = plain(scene.description)[:255]
    about.author = about.last_modified_by = "Desire Path"
    about.created = about.modified = _LONG_AGO
    about.revision = 1


def _attach(deck: Any, source: str) -> None:
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    package = deck.part.package
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n{source_element(source)}'
    item = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, package, body.encode())
    kind = CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES
    about = Part(PackURI("/customXml/itemProps1.xml"), kind, package, _PROPERTIES.encode())
    item.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    deck.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _packed(deck: Any) -> bytes:
    """The file with sorted parts and fixed dates, without the picture of python-pptx's empty template."""
    package = deck.part.package
    for name in [name for name, relation in package._rels.items() if relation.reltype.endswith("/thumbnail")]:
        package._rels.pop(name)
    first = io.BytesIO()
    deck.save(first)
    second = io.BytesIO()
    with zipfile.ZipFile(first) as before, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            after.writestr(entry, before.read(name))
    return second.getvalue()
