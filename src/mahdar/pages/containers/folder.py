"""Folders: the files below them in sorted order, and what is left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import partial

from mahdar.model import Dropped
from mahdar.pages.names import companion, page_beside, unopened

# How much of a page is searched for the name of the folder it was saved with.
_LOOKED_AT = 4 << 20


def files_below(top: str) -> Iterator[str | Dropped]:
    """Yield the files below a folder in sorted order, and what has to be dropped unopened.

    Hidden files are left out; links to folders are followed, each folder once. Folders that belong to a saved page
    beside them (``X_files`` of ``X.html``) are dropped whole.
    """
    seen: set[tuple[int, int]] = set()
    waiting: list[str | Dropped] = [top]
    while waiting:
        place = waiting.pop()
        if isinstance(place, Dropped):
            yield place
            continue
        try:
            kind = os.stat(place)
        except OSError as error:
            yield unreadable(place, error)
            continue
        if not stat.S_ISDIR(kind.st_mode):
            yield unopened(os.path.basename(place), place) or place
            continue
        key = (kind.st_dev, kind.st_ino)
        if key in seen:
            yield Dropped(place, "loop", "the folder was reached before by another way")
            continue
        seen.add(key)
        try:
            names = sorted((name for name in os.listdir(place) if not name.startswith(".")), reverse=True)
        except OSError as error:
            yield unreadable(place, error)
            continue
        beside = set(names)
        for name in names:
            path = os.path.join(place, name)
            page = page_beside(name, beside, partial(_head, place)) if os.path.isdir(path) else None
            waiting.append(companion(path, page) if page is not None else path)


def unreadable(place: str, error: OSError) -> Dropped:
    """Return a place as dropped, with what the system says."""
    if isinstance(error, FileNotFoundError):
        return Dropped(place, "missing", "there is no such file or folder")
    if isinstance(error, PermissionError):
        return Dropped(place, "no-permission", "the file or folder may not be read")
    return Dropped(place, "unreadable", error.strerror or type(error).__name__)


def _head(folder: str, name: str) -> bytes:
    try:
        with open(os.path.join(folder, name), "rb") as file:
            return file.read(_LOOKED_AT)
    except OSError:
        return b""
