"""What goes over REST, as small records: OpenAPI is made of them, and whatever they do not name is refused."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from ninja import Schema
from pydantic import ConfigDict, Field, model_validator

from ..errors import Severity
from . import files
from .policy import Role

Tree = dict[str, Any]
Name = Annotated[str, Field(min_length=1, max_length=150)]
Words = Annotated[str, Field(max_length=200)]


class Incoming(Schema):
    """Something a client sends."""

    model_config = ConfigDict(extra="forbid")


class SignIn(Incoming):
    name: Name
    password: Annotated[str, Field(max_length=1024)]


class Joining(SignIn):
    token: Annotated[str, Field(max_length=100)]


class NewPassword(Incoming):
    old: Annotated[str, Field(max_length=1024)]
    new: Annotated[str, Field(max_length=1024)]


class NewRole(Incoming):
    role: Role


class NewDocument(Incoming):
    """What a new document begins with, one of: a framework, a text in any format that is read, another document."""

    framework: Annotated[str, Field(max_length=80)] = ""
    text: Annotated[str, Field(max_length=2_000_000)] = ""
    format: Annotated[str, Field(max_length=20)] = ""
    document: Annotated[str, Field(max_length=32)] = ""
    title: Words = ""
    language: Annotated[str, Field(max_length=20)] = "en"

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(map(bool, (self.framework, self.text, self.document))) > 1:
            raise ValueError("a document begins with one thing: a framework, a text or another document")
        return self

    @property
    def based_on(self) -> str:
        """The framework whose stages it begins with."""
        return self.framework or "journey-map"


class NewChange(Incoming):
    """Edits that happen together or not at all; `client` and `sequence` make it harmless to send them again."""

    edits: list[Tree]
    label: Words = ""
    client: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""
    sequence: Annotated[int, Field(ge=0, le=2**53 - 1)] = 0
    here_wins: bool = False


class NewName(Incoming):
    name: Words


class Wish(Schema):
    """What somebody wants to see of a document; whatever is empty is the document's own choice."""

    framework: str = ""
    language: str = ""
    persona: str = ""
    show: list[str] = Field(default_factory=list)
    hide: list[str] = Field(default_factory=list)
    version: int | None = None


class Drawing(Wish):
    """How it is to be drawn; `number` is the page, for formats of one page a file."""

    page: Literal["poster", "a4", "a3", "a2", "letter"] = "poster"
    landscape: bool = True
    theme: str = ""
    source: bool = True
    number: Annotated[int, Field(ge=1)] = 1


class Session(Schema):
    name: str
    csrf: str


class Invited(Schema):
    token: str


class Workspace(Schema):
    id: str
    title: str
    role: Role


class Member(Schema):
    name: str
    role: Role


class Listed(Schema):
    """A document as a list shows it; `path` and `file` tell of its file, where it has one."""

    id: str
    title: str
    kind: str
    framework: str
    tags: list[str]
    version: int
    changed: str
    trashed: bool
    path: str = ""
    file: files.State | None = None


class Made(Schema):
    id: str
    version: int
    warnings: list[Tree] = Field(default_factory=list)


class Content(Schema):
    id: str
    version: int
    records: list[Tree]


class Outcome(Schema):
    """What became of a change."""

    version: int
    collisions: list[Tree] = Field(default_factory=list)
    warnings: list[Tree] = Field(default_factory=list)


class Version(Schema):
    version: int
    time: str
    changes: list[Tree]


class Named(Schema):
    version: int
    name: str
    author: str
    time: str


class Mark(Schema):
    """What happened to one record between two versions, and the sentences about it."""

    id: str
    record: str
    what: Literal["added", "removed", "changed"]
    sentences: list[str]


class Comparison(Schema):
    sentences: list[str]
    edits: list[Tree]
    marks: list[Mark]


class Format(Schema):
    name: str
    title: str
    extensions: list[str]
    media_type: str
    loss: str
    reads: bool
    writes: bool
    draws: bool


class Framework(Schema):
    id: str
    title: str
    summary: str
    icon: str
    group: str
    layout: str
    type: str
    languages: list[str]


class Found(Schema):
    """One thing that is wrong, and where: lines and columns count from 1, 0 means the whole file."""

    code: str
    message: str
    hint: str
    file: str
    line: int
    column: int
    severity: Severity


class Trouble(Schema):
    """What every error is told as, `application/problem+json`: a stable code, what was found, what to do."""

    type: str
    status: int
    code: str
    title: str
    hint: str | None = None
    problems: list[Found] | None = None


class DocumentFile(Schema):
    """The file that a document lies in, how it is, and what is wrong with it."""

    path: str
    state: files.State
    problems: list[Found]
