"""What goes over the live connection: two tagged unions of small records, one each way.

The browser's types are generated from these.  A log entry goes to everybody as one text that is put together once, and
it is the acknowledgement of the changes in it; `Answer` is for what an entry does not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from ..errors import Severity
from .files import Note, State
from .policy import Action, Role
from .store import Version, dumped

MAX_FRAME = 64 * 1024  # bytes of one message from a browser
MAX_EDITS = 500  # in one message; larger changes go over REST

Tree = dict[str, Any]
Id = Annotated[str, Field(max_length=400)]
Count = Annotated[int, Field(ge=0, le=2**53 - 1)]


class Message(BaseModel):
    """One message; a key that it does not have is an error."""

    model_config = ConfigDict(extra="forbid", strict=True)


# ---- from the browser


class Hello(Message):
    """The first message: who this tab is, and the last version that it has seen."""

    type: Literal["hello"]
    client: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    since: Count | None = None


class Change(Message):
    """Edits that happen together or not at all, numbered by the tab."""

    type: Literal["change"]
    sequence: Count
    edits: Annotated[list[Tree], Field(max_length=MAX_EDITS)]
    label: Annotated[str, Field(max_length=200)] = ""
    here_wins: bool = False


class Presence(Message):
    """Where somebody is: what they have selected, where they type, and where they point (x and y in fractions)."""

    type: Literal["presence"]
    on: Annotated[list[Id], Field(max_length=50)] = Field(default_factory=list)
    typing: Id = ""
    at: Id = ""
    x: float | None = Field(default=None, allow_inf_nan=False)
    y: float | None = Field(default=None, allow_inf_nan=False)


Incoming = Annotated[Hello | Change | Presence, Field(discriminator="type")]
INCOMING: TypeAdapter[Hello | Change | Presence] = TypeAdapter(Incoming)

NEEDS: Mapping[type[Message], Action] = MappingProxyType(
    {Hello: "document.watch", Change: "document.change", Presence: "document.present"}
)
"""The action that each message needs; the edits of a change are asked about one by one as well."""


# ---- to the browser


class Person(Message):
    """Somebody who is here: the server says who, they say where."""

    who: str
    name: str
    on: list[str] = Field(default_factory=list)
    typing: str = ""
    at: str = ""
    x: float | None = None
    y: float | None = None


class Entry(Message):
    """One version: the changes of one tick, each with author, time, client, sequence and edits."""

    type: Literal["entry"] = "entry"
    version: int
    time: str
    changes: list[Tree]


class Welcome(Message):
    """The answer to a hello: all records, or the entries since the version that the tab knew."""

    type: Literal["welcome"] = "welcome"
    version: int
    who: str
    name: str
    role: Role
    people: list[Person]
    records: list[Tree] | None = None
    entries: list[Entry] | None = None


class Answer(Message):
    """What became of a change, where no entry of this moment says it: collisions, nothing to do, sent before."""

    type: Literal["answer"] = "answer"
    sequence: int
    version: int
    collisions: list[Tree]


class Reject(Message):
    """A change that was not carried out, none of it."""

    type: Literal["reject"] = "reject"
    sequence: int
    code: str
    message: str
    hint: str = ""


class People(Message):
    """Who has moved and who has gone since the last of these."""

    type: Literal["people"] = "people"
    people: list[Person]
    left: list[str]


class FileProblem(Message):
    """One thing that is wrong in a file or with it; lines and columns count from 1, 0 means the whole file."""

    code: str
    message: str
    hint: str
    line: int
    column: int
    severity: Severity


class File(Message):
    """How the document's file is now: while it is broken, gone or not to be written, changes stay in the journal."""

    type: Literal["file"] = "file"
    path: str
    state: State
    problems: list[FileProblem]


Outgoing = Annotated[Welcome | Entry | Answer | Reject | People | File, Field(discriminator="type")]
OUTGOING: TypeAdapter[Welcome | Entry | Answer | Reject | People | File] = TypeAdapter(Outgoing)


def entry(version: Version) -> str:
    """A version as the text of an `Entry`."""
    return f'{{"type":"entry","version":{version.version},"time":{dumped(version.time)},"changes":{version.text}}}'


def welcome(told: Welcome, records: str = "", entries: list[Version] | None = None) -> str:
    """A `Welcome` as text, around records or entries that are text already."""
    head = told.model_dump_json(exclude={"records", "entries"})[:-1]
    rest = f'"records":{records}' if entries is None else f'"entries":[{",".join(map(entry, entries))}]'
    return f"{head},{rest}}}"


def file(note: Note) -> str:
    """A note about a file as the text of a `File`."""
    problems = [
        FileProblem(
            code=problem.code,
            message=problem.message,
            hint=problem.hint,
            line=problem.line,
            column=problem.column,
            severity=problem.severity,
        )
        for problem in note.problems
    ]
    return File(path=note.path, state=note.state, problems=problems).model_dump_json()


def schema(root: str = "#") -> Tree:
    """JSON Schema of all messages, for the browser's types; `root` is where it stands in a larger document."""
    both: Any = (("incoming", "validation", INCOMING), ("outgoing", "serialization", OUTGOING))
    unions, told = TypeAdapter.json_schemas(both, ref_template=root + "/$defs/{model}")
    return {"properties": {name: union for (name, _), union in unions.items()}, **told}
