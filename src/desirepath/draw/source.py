"""The YAML that a drawing carries: how each format packs it, and how it is found again.

SVG and PPTX hold it as escaped text in an element of a namespace of our own (`<metadata>`, a custom XML part), PNG in a
compressed text chunk, PDF as an attachment.  Reading trusts nothing: XML with entities is refused, every inflation and
every loop has an end, and a file that is broken is a clear error, never a crash or a flood.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from xml.parsers import expat

from ..errors import Problem, Unreadable, Unwritable
from .xml import holdable, verbatim

SOURCE_NAMESPACE = "urn:desirepath:source:1"
SOURCE_FILE = "journey.yaml"
MEDIA_TYPE = "application/yaml"
MAX_FILE = 512 * 2**20
MAX_SOURCE = 32 * 2**20
MAX_PARTS = 20_000  # chunks, zip entries and attachments looked at

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEYWORD = b"desirepath"
_ATTACHED = re.compile(rb"/Type\s*/EmbeddedFile\b")
_PPTX_PART = re.compile(r"customXml/item\d+\.xml")


def extract(data: bytes, name: str = "") -> str | None:
    """The YAML that a drawing in SVG, PNG, PDF or PPTX carries, or None where it carries none.

    `name` is what the file is called in messages.  Raises Unreadable where the bytes are no such drawing, or a broken
    one, or where what it carries is larger than 32 MiB.
    """
    if len(data) > MAX_FILE:
        raise _broken(name, "the file is larger than 512 MiB", "give a smaller drawing")
    try:
        if data.startswith(_PNG_SIGNATURE):
            return _from_png(data)
        if b"%PDF-" in data[:1024]:
            return _from_pdf(data)
        if data.startswith(b"PK"):
            return _from_pptx(data)
        return _from_xml(data, root="svg")
    except _Broken as error:
        raise _broken(name, str(error), "draw it again, or give the YAML itself") from error
    except (expat.ExpatError, UnicodeDecodeError, zlib.error, ValueError) as error:
        hint = "give an SVG, PNG, PDF or PPTX that was drawn with its source, or the YAML itself"
        raise _broken(name, "this is no drawing that can be read", hint) from error


class _Broken(Exception):
    """Says what is wrong with a drawing."""


def _broken(name: str, message: str, hint: str) -> Unreadable:
    return Unreadable([Problem("no-drawing", message, hint, name)])


def packed(source: str) -> bytes:
    """The YAML as bytes.  Raises Unwritable where it has half of a character."""
    try:
        return source.encode()
    except UnicodeEncodeError as error:
        raise Unwritable("the source has half of a character (a lone surrogate)", "write it again as UTF-8") from error


def source_element(source: str) -> str:
    """The YAML as an XML element that gives back the very same text."""
    if not holdable(source):
        body, how = b64encode(packed(source)).decode(), ' encoding="base64"'
    else:
        body, how = verbatim(source), ""
    return f'<source xmlns="{SOURCE_NAMESPACE}" type="{MEDIA_TYPE}" xml:space="preserve"{how}>{body}</source>'


class _SourceReader:
    """Listens to expat for the first element that holds a source."""

    def __init__(self) -> None:
        self.root = ""
        self.found: str | None = None
        self._held: list[str] | None = None
        self._size = 0
        self._encoding = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name.rpartition(" ")[2]
        if name == f"{SOURCE_NAMESPACE} source" and self.found is None:
            self._held, self._encoding = [], attributes.get("encoding", "")

    def text(self, words: str) -> None:
        if self._held is not None:
            self._size += len(words)
            if self._size > 2 * MAX_SOURCE:
                raise _Broken("the source inside is larger than 32 MiB")
            self._held.append(words)

    def end(self, name: str) -> None:
        if self._held is not None and name == f"{SOURCE_NAMESPACE} source":
            self.found = "".join(self._held)
            if self._encoding == "base64":
                self.found = b64decode(self.found, validate=True).decode()
            self._held = None

    def entity(self, *_: object) -> None:
        raise _Broken("the file declares XML entities, which no drawing needs")


def _from_xml(data: bytes, root: str) -> str | None:
    reader = _SourceReader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.entity
    parser.buffer_text = True
    parser.Parse(data, True)
    if reader.root != root:
        raise _Broken("this is no SVG drawing")
    return reader.found


def png_with(data: bytes, source: str) -> bytes:
    """The PNG with the YAML in a compressed text chunk before its end."""
    body = _PNG_KEYWORD + b"\0\1\0\0\0" + zlib.compress(packed(source), 9)
    chunk = struct.pack(">I", len(body)) + b"iTXt" + body
    chunk += struct.pack(">I", zlib.crc32(b"iTXt" + body))
    return data[:-12] + chunk + data[-12:]


def _from_png(data: bytes) -> str | None:
    for kind, body in _chunks(data):
        keyword, _, rest = body.partition(b"\0")
        if kind == b"iTXt" and keyword == _PNG_KEYWORD:
            packed_text = rest[2:].split(b"\0", 2)[-1]
            return _inflated(packed_text).decode() if rest[:1] == b"\1" else packed_text.decode()
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG_SIGNATURE)
    for _ in range(MAX_PARTS):
        if at + 12 > len(data):
            raise _Broken("the picture is cut off")
        length = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if at + 12 + length > len(data):
            raise _Broken("the picture is cut off")
        if kind == b"IEND":
            return
        yield kind, data[at + 8 : at + 8 + length] if kind == b"iTXt" else b""
        at += 12 + length
    raise _Broken("the picture has too many parts")


def _inflated(data: bytes) -> bytes:
    opened = zlib.decompressobj()
    text = opened.decompress(data, MAX_SOURCE)
    if opened.unconsumed_tail:
        raise _Broken("the source inside is larger than 32 MiB")
    if not opened.eof:
        raise _Broken("the source inside is cut off")
    return text


def _from_pdf(data: bytes) -> str | None:
    """Looks for the attachment in the objects that stand open in the file, which is how it was written.

    A PDF that another program has packed anew may hide them in object streams; then nothing is found.
    """
    for n, match in enumerate(_ATTACHED.finditer(data)):
        if n == MAX_PARTS:
            break
        start = data.rfind(b" obj", max(0, match.start() - 2000), match.start())
        stream = data.find(b"stream", match.end(), match.end() + 2000)
        if start < 0 or stream < 0:
            continue
        head = data[start:stream]
        if b"/application#2Fyaml" in head:
            return _attachment(data, head, stream + len(b"stream")).decode()
    if b"%%EOF" not in data[-2048:]:
        raise _Broken("the PDF is cut off")
    return None


def _attachment(data: bytes, head: bytes, at: int) -> bytes:
    at += 2 if data[at : at + 2] == b"\r\n" else 1
    length = re.search(rb"/Length (\d{1,10})(?! \d+ R)\b", head)
    if length is None or at + int(length[1]) > len(data):
        raise _Broken("the PDF is cut off")
    body = data[at : at + int(length[1])]
    if b"/FlateDecode" in head:
        return _inflated(body)
    if len(body) > MAX_SOURCE:
        raise _Broken("the source inside is larger than 32 MiB")
    return body


def _from_pptx(data: bytes) -> str | None:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS:
                raise _Broken("the file has too many parts")
            if not any(entry.filename == "ppt/presentation.xml" for entry in entries):
                raise _Broken("this is no PowerPoint file")
            for entry in sorted(entries, key=lambda entry: entry.filename):
                if _PPTX_PART.fullmatch(entry.filename):
                    found = _from_part(archive.open(entry).read(2 * MAX_SOURCE))
                    if found is not None:
                        return found
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _Broken("the PowerPoint file is broken") from error
    return None


def _from_part(part: bytes) -> str | None:
    """The source in a custom XML part; parts of other programs hold none and may be of any form."""
    try:
        return _from_xml(part, root="source")
    except (expat.ExpatError, _Broken):
        return None
