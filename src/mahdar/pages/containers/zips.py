"""ZIP archives of pages, and WACZ, which holds WARC files."""

from __future__ import annotations

import re
import tempfile
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from mahdar.errors import PageError
from mahdar.model import Capture, Dropped
from mahdar.pages.names import companion, page_beside, unopened
from mahdar.pages.source import MAX_DEPTH, Counted, OpenInner, Source

# The most of an archive's list of names that is read (bytes): some millions of names.
_MAX_LIST = 256 << 20
# What is kept in memory of an archive within an archive; the rest lies in a temporary file.
_IN_MEMORY = 16 << 20
_BLOCK = 1 << 20
# How much of a page is searched for the name of the folder it was saved with.
_LOOKED_AT = 4 << 20
_END = b"PK\x05\x06"
_END_SIZE = 22
_MAX_COMMENT = 1 << 16
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_OFFICE = ("[Content_Types].xml", "mimetype")
_WACZ = re.compile(r"archive/[^/]+\.warc(\.gz)?$")
_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


def open_zip(source: Source, open_inner: OpenInner) -> Iterator[Capture | Dropped]:
    """Yield the pages of an archive in the order of their names; paths are ``ARCHIVE!MEMBER``.

    Left out with a reason: members whose names climb out of the archive (``unsafe-name``) or are encrypted
    (``encrypted``), what accompanies pages, as in folders, and damaged members (``damaged``). Of a WACZ, only the WARC
    files are read: the others say the same again.
    """
    if source.depth >= MAX_DEPTH:
        yield Dropped(source.path, "bomb", f"archives within archives, {MAX_DEPTH} deep; the innermost are not read")
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        try:
            archive = zipfile.ZipFile(_seekable(source, cast(BinaryIO, copy)))
        except _ERRORS as error:
            yield Dropped(source.path, "damaged", f"the archive cannot be opened: {error}")
            return
        with archive:
            yield from _members(source, archive, open_inner)


def _seekable(source: Source, copy: BinaryIO) -> BinaryIO:
    """Return the archive as a stream in which every place is reached at once: the inner ones are copied."""
    stream = source.stream
    if source.depth:
        while block := stream.read(_BLOCK):
            copy.write(block)
        stream = copy
    end = stream.seek(0, 2)
    stream.seek(max(0, end - _MAX_COMMENT - _END_SIZE))
    tail = stream.read()
    found = tail.rfind(_END)
    if found >= 0 and int.from_bytes(tail[found + 12 : found + 16], "little") in range(_MAX_LIST, 0xFFFFFFFF):
        raise zipfile.BadZipFile(f"its list of names has more than {_MAX_LIST >> 20} MB")
    stream.seek(0)
    return stream


def _members(source: Source, archive: zipfile.ZipFile, open_inner: OpenInner) -> Iterator[Capture | Dropped]:
    files = {_name(info): info for info in archive.infolist() if not info.is_dir()}
    if any(name in files for name in _OFFICE):
        yield Dropped(source.path, "binary", "the file is an office document or a book; save it as text, HTML or PDF")
        return
    if "datapackage.json" in files and (archives := [name for name in files if _WACZ.fullmatch(name)]):
        files = {name: files[name] for name in archives}
    saved = _SavedPages(source, archive, files)
    nothing = True
    for name in sorted(files):
        path = f"{source.path}!{name}"
        parts = name.split("/")
        if name.startswith("/") or ".." in parts or ":" in parts[0]:
            nothing = False
            yield Dropped(path, "unsafe-name", "the member's name leads out of the archive")
            continue
        if parts[0] == "__MACOSX" or any(part.startswith(".") for part in parts):
            continue
        nothing = False
        if (folder := saved.folder_of(parts[:-1])) is not None:
            if (page := saved.pages.pop(folder, None)) is not None:
                yield companion(f"{source.path}!{folder}", page)
        elif (dropped := unopened(name, path)) is not None:
            yield dropped
        else:
            yield from _open_member(source._replace(path=path, name=name), archive, files[name], open_inner)
    if nothing:
        yield Dropped(source.path, "no-pages", "the archive holds no file")


class _SavedPages:
    """The folders in an archive that belong to saved pages.

    Attributes:
        pages: the page of each such folder that was not told of yet.
    """

    def __init__(self, source: Source, archive: zipfile.ZipFile, files: dict[str, zipfile.ZipInfo]) -> None:
        self._source, self._archive, self._files = source, archive, files
        self._known: dict[str, bool] = {}
        self._within: defaultdict[str, set[str]] = defaultdict(set)
        self.pages: dict[str, str] = {}
        for name in files:
            above, _, own = name.rpartition("/")
            self._within[above].add(own)

    def folder_of(self, steps: list[str]) -> str | None:
        """Return the outermost of some folders, each in the one before, that belongs to a saved page."""
        for depth, step in enumerate(steps):
            above, folder = "/".join(steps[:depth]), "/".join(steps[: depth + 1])
            if folder not in self._known:
                page = page_beside(step, self._within[above], partial(self._read, above))
                self._known[folder] = page is not None
                if page is not None:
                    self.pages[folder] = page
            if self._known[folder]:
                return folder
        return None

    def _read(self, above: str, name: str) -> bytes:
        info = self._files[f"{above}/{name}" if above else name]
        try:
            with self._archive.open(info) as stream:
                return Counted(cast(BinaryIO, stream), self._source.budget, self._source.path).read(_LOOKED_AT)
        except PageError:
            raise
        except _ERRORS:
            return b""


def _open_member(
    source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, open_inner: OpenInner
) -> Iterator[Capture | Dropped]:
    if info.flag_bits & _ENCRYPTED:
        yield Dropped(source.path, "encrypted", "the member is locked with a password; unpack it first")
        return
    try:
        with archive.open(info) as stream:
            counted = Counted(cast(BinaryIO, stream), source.budget, source.path)
            yield from open_inner(source._replace(stream=cast(BinaryIO, counted), depth=source.depth + 1))
    except PageError:
        raise
    except _ERRORS as error:
        yield Dropped(source.path, "damaged", f"the member cannot be unpacked: {error}")


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name, its steps parted by slashes; where its encoding is not told, as UTF-8 if it is that."""
    name = info.filename.replace("\\", "/")
    if info.flag_bits & _UTF8_NAME:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name
