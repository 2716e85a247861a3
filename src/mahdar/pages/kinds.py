"""What bytes are: told by what they open with, and by the ending of their name only where that does not tell."""

from __future__ import annotations

import os
import re
from enum import StrEnum

from mahdar.pages.feeds_xml import kind_of as feed_kind_of

SNIFF = 16_384
"""How many bytes are looked at."""


class Kind(StrEnum):
    """What a payload is. Containers hold several pages or pack one; formats are one page."""

    ZIP = "zip"
    GZIP = "gzip"
    WARC = "warc"
    LINES = "lines"
    JSON = "json"
    FEED = "feed"
    FEEDS = "list"

    TEXT = "text/plain"
    HTML = "text/html"
    RECORD = "application/json"
    MHTML = "multipart/related"
    PDF = "application/pdf"
    WEBARCHIVE = "application/x-webarchive"

    PICTURE = "picture"
    OTHER = "other"


CONTAINERS = frozenset({Kind.ZIP, Kind.GZIP, Kind.WARC, Kind.LINES, Kind.JSON, Kind.FEED, Kind.FEEDS})

# First bytes, and what a person calls such a file.
_MAGIC: dict[bytes, tuple[Kind, str]] = {
    b"WARC/": (Kind.WARC, "a WARC"),
    b"PK\x03\x04": (Kind.ZIP, "a ZIP archive"),
    b"PK\x05\x06": (Kind.ZIP, "an empty ZIP archive"),
    b"\x1f\x8b": (Kind.GZIP, "gzip"),
    b"%PDF": (Kind.PDF, "a PDF"),
    b"bplist00": (Kind.WEBARCHIVE, "a binary property list"),
    b"\x89PNG": (Kind.PICTURE, "a PNG picture"),
    b"\xff\xd8\xff": (Kind.PICTURE, "a JPEG picture"),
    b"GIF8": (Kind.PICTURE, "a GIF picture"),
    b"II*\0": (Kind.PICTURE, "a TIFF picture"),
    b"MM\0*": (Kind.PICTURE, "a TIFF picture"),
    b"\x7fELF": (Kind.OTHER, "ELF"),
    b"SQLite format 3": (Kind.OTHER, "SQLite"),
    b"\xd0\xcf\x11\xe0": (Kind.OTHER, "Office"),
    b"7z\xbc\xaf": (Kind.OTHER, "7z"),
    b"OggS": (Kind.OTHER, "Ogg"),
    b"ID3": (Kind.OTHER, "MP3"),
    b"BZh": (Kind.OTHER, "bzip2"),
    b"\xfd7zXZ": (Kind.OTHER, "xz"),
    b"(\xb5/\xfd": (Kind.OTHER, "Zstandard"),
    b"Rar!": (Kind.OTHER, "RAR"),
}
# Files whose brand stands behind a length: (where, what, kind, name).
_BRANDED = (
    (8, b"WEBP", Kind.PICTURE, "a WebP picture"),
    (4, b"ftypavif", Kind.PICTURE, "an AVIF picture"),
    (4, b"ftyphei", Kind.PICTURE, "a HEIF picture"),
    (0, b"RIFF", Kind.OTHER, "RIFF"),
    (257, b"ustar", Kind.OTHER, "a TAR archive"),
)
_ENDINGS = {
    "txt": Kind.TEXT,
    "text": Kind.TEXT,
    "html": Kind.HTML,
    "htm": Kind.HTML,
    "xhtml": Kind.HTML,
    "shtml": Kind.HTML,
    "jsonl": Kind.LINES,
    "ndjson": Kind.LINES,
    "json": Kind.JSON,
}
_TYPES = {"application/xhtml+xml": Kind.HTML, "application/html": Kind.HTML}
_BOM = b"\xef\xbb\xbf"
# What HTML opens with, after space, a byte order mark and comments; the words are HTML's.
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|article|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
# A saved page is a mail message: a head of fields, one of which says that its parts belong together.
_MESSAGE = re.compile(rb"\A(?:\s*(?:From |[A-Za-z][\w-]{1,40}:)[^\n]*\n)")
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
# What JSON opens with: a list or an object that holds something or nothing, and no remark in brackets.
_JSON = re.compile(rb"^\s*(?:\[\s*[{\"\[\]]|\{\s*[\"}])")
_OBJECT = re.compile(rb"^\s*\{\s*\"")
_TWO_LINES = re.compile(rb"^\s*\{[^\n]*\}[ \t\r]*\n\s*\{")


def kind_of(head: bytes, name: str = "", media_type: str | None = None) -> Kind | None:
    """Return what a payload is, or None when neither its bytes nor its name tell.

    Args:
        head: its first bytes, `SNIFF` are enough.
        name: its name; ``.gz`` at its end is passed over.
        media_type: what a server or container says; believed of text and HTML alone.

    >>> kind_of(b"PK\\x03\\x04", "page.html"), kind_of(b"x", "b.HTM"), kind_of(b"{}", "a.json"), kind_of(b"x", "b")
    (<Kind.ZIP: 'zip'>, <Kind.HTML: 'text/html'>, <Kind.JSON: 'json'>, None)
    """
    kind, _ = _by_magic(head)
    if kind is not None:
        return kind
    # Feeds are sent under many types: what they are, their root element says.
    if (feed := feed_kind_of(head)) is not None:
        return Kind(feed)
    ending = ending_of(name)
    declared = (media_type or "").partition(";")[0].strip().lower()
    if declared in (Kind.TEXT, Kind.HTML, Kind.RECORD):
        return Kind(declared)
    if declared in _TYPES:
        return _TYPES[declared]
    if _MESSAGE.match(head) and _RELATED.search(head):
        return Kind.MHTML
    told = _ENDINGS.get(ending)
    if told in (Kind.TEXT, Kind.HTML):
        return told
    plain = head.removeprefix(_BOM)
    if told is Kind.LINES and (plain.lstrip()[:1] == b"{" or not _JSON.match(plain)):
        return Kind.LINES
    if _JSON.match(plain):
        return Kind.LINES if told is None and _TWO_LINES.match(plain) else Kind.JSON
    return Kind.HTML if _HTML.search(head) else None


def name_of(head: bytes) -> str:
    """Return what a person calls a file of such bytes; empty when they do not tell.

    >>> name_of(b"%PDF-1.7")
    'a PDF'
    """
    return _by_magic(head)[1]


def ending_of(name: str) -> str:
    """Return the ending of a name in small letters, without point and without a ``.gz`` behind it.

    >>> ending_of("a/b.HTML.gz"), ending_of("b")
    ('html', '')
    """
    stem, ending = os.path.splitext(name)
    if ending.lower() == ".gz":
        ending = os.path.splitext(stem)[1]
    return ending.lower().lstrip(".")


def media_type_of(path: str) -> str | None:
    """Return the media type that a file's ending tells, or None; of text and HTML alone.

    >>> media_type_of("a/b.HTM"), media_type_of("b.txt"), media_type_of("b")
    ('text/html', 'text/plain', None)
    """
    told = _ENDINGS.get(ending_of(path))
    return told.value if told in (Kind.TEXT, Kind.HTML) else None


def _by_magic(head: bytes) -> tuple[Kind | None, str]:
    for where, brand, kind, name in _BRANDED:
        if head[where : where + len(brand)] == brand:
            return kind, name
    for magic, (kind, name) in _MAGIC.items():
        if head.startswith(magic):
            return kind, name
    return None, ""
