"""Commands over a record in a file: reading pages into it, and asking it who said what.

`extended` has `show`, `check`, `groups` and `chain`, which take a record (``-d``) in place of pages.
"""
