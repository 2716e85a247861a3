"""Worker processes that survive a killed worker and a page that never ends.

Python's own pools hang or give up when a worker dies. Here each worker is a plain child process with a pipe each way:
when it dies or overruns its time, the piece it had is cut into single inputs, and the one that does harm is reported.
Children are started afresh (no fork of a process that holds a database) and end when their pipe closes, so that none
is left behind when the writer is killed.
"""

from __future__ import annotations

import os
import pickle
import queue
import select
import struct
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from mahdar.errors import StoreError
from mahdar.store.sources import Unit

# Seconds for one input, beyond those for the start of a piece; the slowest honest page measured took about one.
SECONDS_EACH = 60.0
_HEAD = struct.Struct(">Q")


class Died(NamedTuple):
    """Why a worker gave no answer for a unit."""

    reason: str
    detail: str


class Pool:
    """Some worker processes that run one function over units.

    Args:
        function: ``module:name`` of a function of one `Unit`; its result must be picklable.
        workers: how many processes, 1 or more.
        seconds_each: time for one input of a unit, after which its worker is ended.
    """

    def __init__(self, function: str, workers: int, *, seconds_each: float = SECONDS_EACH) -> None:
        self._function = function
        self._seconds_each = seconds_each
        self._tasks: queue.SimpleQueue[Unit | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[tuple[Unit, Any]] = queue.SimpleQueue()
        self._closed = False
        self._children: set[subprocess.Popen[bytes]] = set()
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(max(1, workers))]
        for thread in self._threads:
            thread.start()

    def map(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, Any]]:
        """Yield (unit, result) as they come; the result is `Died` for a single input that ended its worker.

        Units are taken from the iterable only as workers become free, so that it may be endless.

        Raises:
            StoreError: the workers cannot be started at all.
        """
        source = iter(units)
        waiting: deque[Unit] = deque()
        running = 0
        while True:
            while running < 2 * len(self._threads):
                unit = waiting.popleft() if waiting else next(source, None)
                if unit is None:
                    break
                self._tasks.put(unit)
                running += 1
            if not running:
                return
            unit, result = self._results.get()
            running -= 1
            if isinstance(result, StoreError):
                raise result
            if isinstance(result, Died) and len(unit.inputs) > 1:
                waiting.extend(unit.parts())
            else:
                yield unit, result

    def close(self) -> None:
        """End all workers."""
        self._closed = True
        for child in tuple(self._children):
            child.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(timeout=10)

    def _serve(self) -> None:
        """Hand units to one child process at a time, and start another when it dies."""
        child: subprocess.Popen[bytes] | None = None
        while (unit := self._tasks.get()) is not None and not self._closed:
            try:
                child = child or self._start()
                result = self._ask(child, unit)
            except Exception as error:  # the thread must answer, or the whole work waits for ever
                result = StoreError(f"a worker process could not be run: {error}")
            if isinstance(result, Died | StoreError) and child is not None:
                self._end(child)
                child = None
            self._results.put((unit, result))
        if child is not None:
            self._end(child)

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: a folder of downloaded pages may hold a file named like a module; it must not be run for standing there.
        command = [sys.executable, "-P", "-m", "mahdar.store.worker", self._function]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self._children.add(child)
        return child

    def _end(self, child: subprocess.Popen[bytes]) -> None:
        self._children.discard(child)
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(OSError):  # unsent bytes of a dead child
                    pipe.close()

    def _ask(self, child: subprocess.Popen[bytes], unit: Unit) -> Any:
        assert child.stdin is not None
        assert child.stdout is not None
        allowed = 30.0 + self._seconds_each * len(unit.inputs)
        message = pickle.dumps(unit, protocol=5)
        try:
            child.stdin.write(_HEAD.pack(len(message)) + message)
            child.stdin.flush()
            return pickle.loads(_receive(child.stdout.fileno(), time.monotonic() + allowed))
        except TimeoutError:
            return Died("timeout", f"not read within {allowed:.0f} seconds")
        except (EOFError, BrokenPipeError):
            return Died("crash", f"its worker process ended with code {child.wait()}")


def _receive(pipe: int, deadline: float) -> bytes:
    """Return one message from a pipe.

    Raises:
        EOFError: the other side is gone.
        TimeoutError: it took too long.
    """
    wanted = _HEAD.size
    head: bytes | None = None
    parts: list[bytes] = []
    while True:
        while wanted:
            ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError
            part = os.read(pipe, min(wanted, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            wanted -= len(part)
        message = b"".join(parts)
        if head is not None:
            return message
        head, parts = message, []
        (wanted,) = _HEAD.unpack(head)
