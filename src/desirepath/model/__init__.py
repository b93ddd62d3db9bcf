"""What a map is: pure and always valid, with no I/O, depending on nothing else of the package but its errors.

schema -> edits -> document -> closure, order, text -> rebase -> diff, align, merge, select, wire; framework -> view.
"""
