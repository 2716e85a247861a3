"""The door through which nouns show themselves in a notebook.

The nouns know nothing of HTML. A room above them registers a renderer for a noun
(`mahdar.export.notebook` does); without one, the notebook shows the plain form.
"""

from __future__ import annotations

from functools import singledispatch


@singledispatch
def as_html(noun: object) -> str | None:
    """Return the noun as HTML; None while nobody has registered a renderer for its class.

    >>> as_html(5) is None
    True
    """
    del noun
    return None
