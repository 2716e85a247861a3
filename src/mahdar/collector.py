"""The collector of reference cycles, set for programs that read many pages."""

from __future__ import annotations

import gc

#: New objects before the young are swept, sweeps of the young before the middle-aged are, and of these before all are.
#: Measured on 11,263 articles: by Python's own (700, 10, 10) sweeps took .5 of 20 seconds, the longest .12; by these
#: .05, the longest .02. Memory was the same, as pages leave next to no cycles.
THRESHOLDS = (50_000, 20, 50)


def sweep_rarely() -> None:
    """Let this process sweep for cycles rarely. For programs of ours; a library leaves that to its host.

    >>> import gc
    >>> usual = gc.get_threshold()
    >>> sweep_rarely()
    >>> gc.get_threshold() == THRESHOLDS
    True
    >>> gc.set_threshold(*usual)
    """
    gc.set_threshold(*THRESHOLDS)
