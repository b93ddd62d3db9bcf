"""The same server on a folder of files: `desirepath open`.

Journal and files are two homes of one content (decision 0009).  The journal is where edits are acknowledged; the file
follows within a moment, and whatever changes in the file comes over the one road as everything else does.

    place (what lies in the folder), swap (one file, whole), said (text ↔ document), shelf (what the journal knows)
        ← mirror (brings a document and its file together) ← keeper (when: commits, file events, a slow clock)
    door: the one-time link that lets the one person in
"""
