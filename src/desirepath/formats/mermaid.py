"""Mermaid `journey` diagrams: `read(text, name) -> Reading`, `write(document) -> Writing`.

Section -> stage, task -> step, actor -> persona, score 1…5 -> feeling −2…+2.

*Who takes part.*  Mermaid gives a task one score and a list of actors: it says that these people lived through the step
and how it went.  So a task with three actors becomes three feeling cards, one per persona, all with that score: every
persona then has a whole curve of its own.  (One card for all of them was the other choice: steps that several people
share would fall out of everybody's curve, and who took part would be hidden in `origin`.)  A task without actors gets
one feeling that is nobody's.  On the way back the actors of a step are the personas that its cards name, the feelings'
first, and its score is the mean of its feelings: so a persona taken off a step, or another score, shows in the diagram.
A map of one's own with a single persona needs not name it at every step: all steps are theirs.

*The number as it was.*  `origin` keeps the score as it was written.  While a feeling still has the value that this
number stood for, the writer puts the same number back, so 6, 1e1 or 3.50 return as they came.  Where a quarter of the
scores are above 5 and none above 10 (or 100), the diagram uses that scale: all its scores are brought to ours, and the
writer brings them back.  A single score out of range is a slip and is clamped, with a warning.

*Reading* mends what people really write (a colon in a section name, a clock time in a task, `userJourney` …) and says
so, naming the line.  *Writing* escapes whatever Mermaid's lexer, its preprocessing and its detection of other diagram
types would misread, so that it accepts any text.
"""

from __future__ import annotations

from .mermaid_read import read
from .mermaid_write import write

__all__ = ["read", "write"]
