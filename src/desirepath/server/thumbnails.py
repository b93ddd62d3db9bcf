"""Small pictures of maps, kept in memory for as long as there is room: the newest of a few hundred maps."""

from __future__ import annotations

from collections import OrderedDict

from django.http import HttpResponse

ROOM = 32 * 1024 * 1024  # bytes of all of them


class Thumbnails:
    """The pictures that were asked for last, by a key that says what is to be seen on them."""

    def __init__(self, room: int = ROOM) -> None:
        self.room, self.taken = room, 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        """The picture of a key, None if it has to be drawn."""
        data = self._kept.get(key)
        if data is not None:
            self._kept.move_to_end(key)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keeps a picture, and lets go of those that nobody has asked for the longest."""
        self.taken += len(data) - len(self._kept.pop(key, b""))
        self._kept[key] = data
        while self.taken > self.room and self._kept:
            self.taken -= len(self._kept.popitem(last=False)[1])


THUMBNAILS = Thumbnails()
"""Of this process."""


def picture_of(data: bytes, key: str) -> HttpResponse:
    """A thumbnail for a browser, which asks each time whether it is still the same."""
    headers = {"ETag": key, "Cache-Control": "private, no-cache", "Cross-Origin-Resource-Policy": "same-origin"}
    return HttpResponse(data, content_type="image/png", headers=headers)
