"""Things that hang together: components of a graph, grown one joining at a time."""

from __future__ import annotations


class Components:
    """Components over the numbers 0 to `size` - 1. The smallest number of a component leads it.

    >>> parts = Components(4)
    >>> parts.join(3, 1)
    True
    >>> parts.find(3), parts.all()
    (1, [[0], [1, 3], [2]])
    """

    def __init__(self, size: int) -> None:
        self._leader = list(range(size))
        self._members = {number: [number] for number in range(size)}

    def find(self, number: int) -> int:
        """Return the leader of a number's component."""
        return self._leader[number]

    def join(self, left: int, right: int) -> bool:
        """Put two components together; tell whether they were apart."""
        left, right = sorted((self._leader[left], self._leader[right]))
        if left == right:
            return False
        moved = self._members.pop(right)
        for number in moved:
            self._leader[number] = left
        self._members[left] = sorted(self._members[left] + moved)
        return True

    def members(self, number: int) -> list[int]:
        """Return the numbers of a component, sorted."""
        return self._members[self._leader[number]]

    def all(self) -> list[list[int]]:
        """Return all components, sorted."""
        return [self._members[leader] for leader in sorted(self._members)]
