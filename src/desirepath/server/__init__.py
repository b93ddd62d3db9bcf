"""The server: documents in a database, changed by several people at once, over one road.

Django for accounts, tables and REST, a plain websocket endpoint for live editing, one ASGI app for both.  Nothing
outside this package imports it but the command `serve`, inside the function that needs it.

    settings  ← models ← policy, store ← road ← history, library ← accounts, api, live ← app

All database work of a process happens in one thread over one connection (`desk`): SQLite has one writer, the road needs
no locks, and what is slow (drawing, parsing) runs in processes of its own (`workers`).
"""
