"""Desire Path: customer journey maps as text, seen through any framework.

    import desirepath as dp

    coffee = dp.read("coffee.yaml")
    dp.render(coffee, "coffee.pdf", as_="five-e")

The names below are the public API, and all of it.  They are loaded when they are first used.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .errors import DesirePathError as DesirePathError
    from .errors import Problem as Problem
    from .model.edits import Change as Change
    from .model.edits import Put as Put
    from .model.edits import Remove as Remove
    from .model.edits import Set as Set
    from .public import Document as Document
    from .public import apply as apply
    from .public import check as check
    from .public import diff as diff
    from .public import merge as merge
    from .public import new as new
    from .public import read as read
    from .public import rebase as rebase
    from .public import render as render
    from .public import select as select
    from .public import view as view
    from .public import write as write

__version__ = "0.1.0"

_HOMES = {
    "errors": ("DesirePathError", "Problem"),
    "model.edits": ("Change", "Put", "Remove", "Set"),
    "public": (
        "Document", "apply", "check", "diff", "merge", "new", "read", "rebase", "render", "select", "view",
        "write",
    ),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_HOME_OF)]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    globals()[name] = found = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    return found


def __dir__() -> list[str]:
    return __all__
