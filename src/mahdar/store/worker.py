"""The program of a worker process: units in on stdin, results out on stdout, until stdin closes."""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import struct
import sys

from mahdar.collector import sweep_rarely

_HEAD = struct.Struct(">Q")


def main(function: str) -> None:
    """Answer each unit with the result of ``module:name``."""
    # The keyboard's interrupt reaches the whole group; only the writer decides when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sweep_rarely()
    # A library that prints would break the messages: its words go to stderr.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    module, _, name = function.partition(":")
    run = getattr(importlib.import_module(module), name)
    questions = sys.stdin.buffer
    while head := questions.read(_HEAD.size):
        (length,) = _HEAD.unpack(head)
        answer = pickle.dumps(run(pickle.loads(questions.read(length))), protocol=5)
        try:
            answers.write(_HEAD.pack(len(answer)) + answer)
            answers.flush()
        except BrokenPipeError:  # the writer is gone, and nobody waits for an answer
            os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
