"""JSON documents that hold articles in a list, or chats with their messages; read item by item."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from mahdar.errors import RecordError
from mahdar.model import Capture, Dropped
from mahdar.pages.containers.telegram import is_chat, record_of
from mahdar.pages.formats.record import MAX_RECORD, as_payload, document_names, holds_article
from mahdar.pages.kinds import Kind
from mahdar.pages.source import OpenInner, Source

_CHUNK = 1 << 18
_SPACE = re.compile(r"[ \t\r\n]*")
# Lists within objects within lists: no document of articles has more.
_MAX_DEPTH = 6


class Item(NamedTuple):
    """One item of a list.

    Attributes:
        owner: the fields that stood before it, of the object that holds the list.
        value: the item.
    """

    owner: dict[str, Any]
    value: Any


def open_document(source: Source, open_inner: OpenInner) -> Iterator[Capture | Dropped]:
    """Yield each article of a JSON document as a record; its path is the file's with ``#`` and its number from 1.

    Messages of exported chats have the number of the chat there and, behind a slash, their own.
    """
    del open_inner
    number = articles = odd = 0
    try:
        for owner, value in read_items(source.stream):
            number += 1
            name: object = number
            if not isinstance(value, dict):
                odd += 1
                continue
            if is_chat(owner, value):
                articles += 1
                name = f"{owner.get('id', '')}/{value['id']}"
                record = record_of(value, owner)
                if record is None:
                    continue
            elif holds_article(value):
                articles += 1
                record = value
            else:
                odd += 1
                continue
            yield source.found(as_payload(record), Kind.RECORD.value, path=f"{source.path}#{name}")
    except RecordError as error:
        yield Dropped(source.path, "damaged", f"after item {number}: {error}")
        return
    if not articles:
        yield Dropped(source.path, "not-a-page", "JSON in which no article stands")
    elif odd:
        yield Dropped(source.path, "bad-record", f"{odd} of {number} items hold no text")


def read_items(stream: BinaryIO) -> Iterator[Item]:
    """Yield the items of the lists in a JSON document (or of several, one behind the other), one in memory at a time.

    Of an object that holds no list known to hold articles, the object itself.

    Raises:
        RecordError: it is no JSON, breaks off, or has an item of more than `MAX_RECORD` characters.

    >>> import io
    >>> [value for _, value in read_items(io.BytesIO(b'{"name": "n", "articles": [{"text": "a"}, {"text": "b"}]}'))]
    [{'text': 'a'}, {'text': 'b'}]
    """
    reader = _Reader(stream)
    while reader.peek():
        yield from reader.items(0)


class _Reader:
    """A window that moves over the document."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
        self._scan = json.JSONDecoder(strict=False).raw_decode
        self._text, self._at, self._ended = "", 0, False
        self._lists, self._objects = document_names("lists"), document_names("objects")

    def peek(self) -> str:
        """Return the next character that is no space; empty at the end."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def items(self, depth: int) -> Iterator[Item]:
        """Yield the items of the value that comes."""
        if depth > _MAX_DEPTH:
            raise RecordError("lists within lists")
        first = self.peek()
        if first == "[":
            for _ in self._list():
                yield Item({}, self._value())
        elif first == "{":
            yield from self._object(depth)
        else:
            yield Item({}, self._value())

    def _object(self, depth: int) -> Iterator[Item]:
        fields: dict[str, Any] = {}
        opened = False
        self._at += 1
        while self.peek() != "}":
            name = self._value()
            if not isinstance(name, str):
                raise RecordError("a field without a name")
            self._pass(":")
            first = self.peek()
            if first == "[" and name in self._lists and depth <= _MAX_DEPTH:
                opened = True
                for _ in self._list():
                    # A list of chats: each holds its messages, which must not be in memory together.
                    if name == "list" and self.peek() == "{":
                        yield from self._object(depth + 1)
                    else:
                        yield Item(fields, self._value())
            elif first == "{" and name in self._objects and depth <= _MAX_DEPTH:
                opened = True
                yield from self._object(depth + 1)
            else:
                fields[name] = self._value()
            if self.peek() == ",":
                self._at += 1
            elif self.peek() != "}":
                raise RecordError("no end of an object")
        self._at += 1
        if not opened:
            yield Item({}, fields)

    def _list(self) -> Iterator[None]:
        """Stand before each item of a list."""
        self._at += 1
        while self.peek() != "]":
            yield
            if self.peek() == ",":
                self._at += 1
            elif self.peek() != "]":
                raise RecordError("no end of a list")
        self._at += 1

    def _pass(self, character: str) -> None:
        if self.peek() != character:
            raise RecordError(f"no {character} where one must stand")
        self._at += 1

    def _value(self) -> Any:
        self.peek()
        while True:
            try:
                value, end = self._scan(self._text, self._at)
            except RecursionError as error:
                raise RecordError("nested too deeply") from error
            except ValueError as error:
                if not self._more():
                    raise RecordError(f"no JSON: {error}") from error
                continue
            # A number at the window's end may go on behind it.
            if end < len(self._text) or not self._more():
                self._at = end
                return value

    def _more(self) -> bool:
        """Take more of the document into the window, as much again as waits there."""
        if self._ended:
            return False
        waiting = len(self._text) - self._at
        if waiting > MAX_RECORD:
            raise RecordError(f"an item of more than {MAX_RECORD >> 20} MiB")
        block = self._stream.read(max(_CHUNK, waiting))
        self._ended = not block
        self._text = self._text[self._at :] + self._decode(block, self._ended)
        self._at = 0
        return True
