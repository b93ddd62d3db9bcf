"""A row for each command of the editor's table: how it is done by mouse and by keyboard, and what comes of it."""
