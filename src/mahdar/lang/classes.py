"""The classes of words, as one name: `Class.THAT`.

They are tested a million times a second. Plain integers, since an `IntFlag` costs ten times as much; and a module,
since CPython 3.11 finds a name in a module several times as fast as in a class (measured: 4 % of the time of a page).
"""

from mahdar.lang import class_bits as Class  # noqa: N812 (used like a class)

__all__ = ["Class"]
