"""APIOps Cycles canvases as JSON, as their tools read and write it: `read(text, name)` and `write(document)`.

A canvas is a list of sections with notes.  A note becomes a card of the kind that its section stands for, a note in
*Journey Steps* becomes a step of one stage; a section that we know nothing of becomes cards of the kind
`x-apiops.<section id>`, so that any template can be read, also one whose framework is not installed.

*The way back.*  Each card remembers its section, size, colour and position (`origin`), and the document the rest of
the file and a digest of it (`x-apiops`).  As long as no note was changed, the file is written as it came, equal as
JSON, with everything in it that we do not understand.  Once anything was changed, the whole file takes the form that
the published schema of the method data accepts: unknown keys go, a missing locale is filled in, and `losses` says so.
Notes that nobody touched keep their words, size, colour and position in both cases.

*Words that tie.*  Nothing in the format ties a note to a step.  Where a card stands on a step, its note says so: it
begins with the step's name and ` › `; what the customer does at a step stands below the step's name, a line with a
dash each.  The reader takes such a note back to its step: it is a proof, because the name must be that of a step,
letter by letter.  A note in *Inputs & Outputs* that begins with the word for either (en, de, fi, fr, pt, es) is that;
any other is undecided (`io`).
"""

from __future__ import annotations

from .apiops_read import read
from .apiops_write import write

__all__ = ["read", "write"]
