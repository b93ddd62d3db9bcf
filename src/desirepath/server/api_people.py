"""REST: sessions, workspaces, members, and what comes with the program."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router, Status

from .. import registry
from ..frameworks import builtin, languages, load
from . import accounts, invitations, library, schemas, store
from .api import must_be_meant, on, who
from .desk import at_desk

router = Router(tags=["people"])


@router.get("/session", auth=None, response=schemas.Session)
async def who_is_here(request: HttpRequest) -> schemas.Session:
    """Who is signed in ("" for nobody), and the token that changes must carry."""
    user = await request.auser()
    return schemas.Session(name=user.get_username() if user.is_authenticated else "", csrf=get_token(request))


@router.post("/session", auth=None, response=schemas.Session)
async def sign_in(request: HttpRequest, form: schemas.SignIn) -> schemas.Session:
    """Begins a session."""
    must_be_meant(request)
    principal = await accounts.sign_in(request, form.name, form.password)
    return schemas.Session(name=principal.name, csrf=get_token(request))


@router.delete("/session", response={204: None})
async def sign_out(request: HttpRequest) -> Status[None]:
    """Ends the session, and every live connection that it has open."""
    await accounts.sign_out(request)
    return Status(204, None)


@router.put("/session/password", response={204: None})
async def new_password(request: HttpRequest, form: schemas.NewPassword) -> Status[None]:
    """Another password; all other sessions end."""
    await accounts.change_password(request, who(request).name, form.old, form.new)
    return Status(204, None)


@router.post("/join", auth=None, response=schemas.Session)
async def join(request: HttpRequest, form: schemas.Joining) -> schemas.Session:
    """An account for whoever holds an invitation, and a session."""
    must_be_meant(request)
    principal = await accounts.join(request, form.token, form.name, form.password)
    return schemas.Session(name=principal.name, csrf=get_token(request))


@router.get("/workspaces", response=list[schemas.Workspace])
async def my_workspaces(request: HttpRequest) -> list[schemas.Workspace]:
    """The workspaces that one is a member of."""
    rows = await at_desk(library.workspaces, who(request))
    return [schemas.Workspace(id=row.id, title=row.title, role=role) for row, role in rows]


@router.get("/workspaces/{workspace}/members", response=list[schemas.Member])
@on("members.read")
async def members(request: HttpRequest, workspace: str) -> list[schemas.Member]:
    """Everybody in a workspace."""
    found = await at_desk(library.members, workspace)
    return [schemas.Member(name=member.name, role=member.role) for member in found]


@router.get("/documents/{document}/people", response=list[schemas.Member])
@on("members.read")
async def people(request: HttpRequest, document: str) -> list[schemas.Member]:
    """Everybody who may open a document, to be mentioned in what is said about it."""
    row = await at_desk(store.row, document)
    found = await at_desk(library.members, row.workspace_id)
    return [schemas.Member(name=member.name, role=member.role) for member in found]


@router.put("/workspaces/{workspace}/members/{name}", response=schemas.Member)
@on("members.write")
async def set_member(request: HttpRequest, workspace: str, name: str, form: schemas.NewRole) -> schemas.Member:
    """Lets somebody with an account in, or gives a member another role, which holds at once."""
    member = await at_desk(library.set_member, workspace, name, form.role)
    return schemas.Member(name=member.name, role=member.role)


@router.delete("/workspaces/{workspace}/members/{name}", response={204: None})
@on("members.write")
async def remove_member(request: HttpRequest, workspace: str, name: str) -> Status[None]:
    """Shows somebody out, at once."""
    await at_desk(library.remove_member, workspace, name)
    return Status(204, None)


@router.post("/workspaces/{workspace}/invitations", response={201: schemas.Invited})
@on("members.write")
async def invite(request: HttpRequest, workspace: str, form: schemas.NewRole) -> Status[schemas.Invited]:
    """A token that lets one person in once, within seven days."""
    return Status(201, schemas.Invited(token=await at_desk(invitations.invite, form.role, workspace)))


@router.get("/formats", response=list[schemas.Format])
async def formats(request: HttpRequest) -> list[schemas.Format]:
    """Every file format, what it can, and what it cannot carry."""
    return [
        schemas.Format(
            name=f.name,
            title=f.title,
            extensions=list(f.extensions),
            media_type=f.media_type,
            loss=f.loss,
            reads=f.read is not None,
            writes=f.write is not None,
            draws=f.draw is not None,
        )
        for f in registry.FORMATS
    ]


@router.get("/frameworks", response=list[schemas.Framework])
async def frameworks(request: HttpRequest, language: str = "en") -> list[schemas.Framework]:
    """The frameworks that come with the program, in the order of a gallery."""
    return [
        schemas.Framework(
            id=f.id,
            title=f.title,
            summary=f.summary,
            icon=f.icon,
            group=f.group,
            layout=f.layout,
            type=f.type,
            languages=list(languages(f.id)),
        )
        for f in (load(id, language) for id in builtin())
    ]
