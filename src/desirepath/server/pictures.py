"""Pictures that somebody sends, read and written anew: only in a worker process, for decoders have had holes.

What comes out is PNG or JPEG and nothing else: no place where it was taken, no second file hidden behind it, no
animation, upright, and no larger than a map can show.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from ..errors import Rejected

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS = 40_000_000  # of a picture that is sent
LONGEST = 2400  # px of a side, which is a whole page at 200 dpi
QUALITY = 88
FEW = 128  # colours that a drawing has at most; photographs, grey ones too, have more
_HINT = "send a PNG, JPEG, WebP or GIF file"


def rewritten(data: bytes) -> tuple[bytes, int, int]:
    """A picture written anew, its width and its height.  Raises `Rejected` for whatever is none."""
    from PIL import Image, UnidentifiedImageError

    if b"<svg" in data[:4000].lower():
        raise Rejected(
            "an SVG file is not taken as a picture, for it can hold scripts", "export it as PNG and send that"
        )
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and said in our words
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF")) as opened:
            if opened.width * opened.height > PIXELS:
                raise Rejected("the picture has more than 40 million pixels", "make it smaller")
            return _written(_upright(opened))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise Rejected("this is no picture, or a broken one", _HINT) from None


def _upright(opened: Image) -> Image:
    from PIL import ImageOps

    opened.draft("RGB", (LONGEST, LONGEST))
    turned = opened.getexif().get(0x0112, 1)
    plain = opened if opened.mode in ("RGB", "RGBA", "L") else opened.convert("RGBA" if _clear(opened) else "RGB")
    plain.thumbnail((LONGEST, LONGEST))
    if turned == 1:
        return plain
    plain.getexif()[0x0112] = turned
    return ImageOps.exif_transpose(plain)


def _written(image: Image) -> tuple[bytes, int, int]:
    """A photograph as JPEG; whatever is clear in places or has few colours as PNG."""
    out = BytesIO()
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255:
        image = image.convert("RGB")
    image.info = {}
    if image.mode in ("RGB", "L") and image.getcolors(FEW) is None:
        image.save(out, "JPEG", quality=QUALITY, exif=b"")
    else:
        image.save(out, "PNG")
    return out.getvalue(), image.width, image.height


def _clear(image: Image) -> bool:
    return image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info
