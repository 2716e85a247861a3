"""Bytes to text: byte order mark, UTF-8, what is declared, what is likely."""

from __future__ import annotations

import codecs
import re

from mahdar.model import Doubt

_MARKS = ((b"\xff\xfe\x00\x00", "utf-32-le"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# How far into a page a declaration is looked for (HTML asks for 1024 bytes; real pages are later).
_HEAD = 8192
# Read for detection: enough for any statistics, and bounded.
_SAMPLE = 65536
# A UTF-8 file may hold this share of broken bytes (cut off, pasted together) and still be UTF-8.
_MAX_BROKEN = 0.01
# Declared so often without being true for Arabic that they are believed only when nothing better fits.
_LATIN = {"cp1252", "iso8859-1", "latin-1", "ascii", "windows-1252"}
_ARABIC = ("cp1256", "iso8859-6")
# UTF-8 bytes of Arabic letters that were read as one of these encodings and stored again.
_MOJIBAKE = re.compile(
    "[\u00d8\u00d9][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|[\u0637\u0638][\u00a0-\u00bf\u0152\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2\u2013-\u203a\u20ac\u2122]"
)
# What such a pair begins with. Counting these takes a ninth of the time that looking for the pairs does.
_TWISTED = "\u00d8\u00d9\u0637\u0638"
_MAX_MOJIBAKE = 0.1


def decode(payload: bytes, charset: str | None, *, html: bool) -> tuple[str, str, tuple[Doubt, ...]]:
    """Return the text of a payload, the encoding that gave it, and doubts about it. Never fails.

    Args:
        payload: the bytes.
        charset: what the server declared, or None.
        html: True to look for a declaration in the page's head too.

    >>> decode("خبر".encode("cp1256"), "windows-1256", html=False)[:2]
    ('خبر', 'cp1256')
    >>> decode("خبر".encode(), None, html=False)[1]
    'utf-8'
    """
    for mark, name in _MARKS:
        if payload.startswith(mark):
            return payload[len(mark) :].decode(name, "replace"), name, ()
    wide = _utf16(payload)
    if wide:
        return payload.decode(wide, "replace"), wide, (Doubt("encoding", f"read as {wide}, which nothing declares"),)
    try:
        text = payload.decode("utf-8")
        return text, "utf-8", _mojibake(text)
    except UnicodeDecodeError:
        pass
    declared = _known(charset) or (_declared(payload) if html else None)
    loose = payload.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    if broken <= max(1, _MAX_BROKEN * len(loose)):
        return loose, "utf-8", (Doubt("bad-bytes", f"{broken} broken places in UTF-8"),)
    if declared and declared != "utf-8" and declared not in _LATIN:
        believed = _strict(payload, declared)
        if believed is not None:
            return believed, declared, _mojibake(believed)
    guess = _guess(payload)
    text = payload.decode(guess, "replace")
    doubts = (Doubt("encoding", f"read as {guess}, by its bytes; declared was {charset or declared or 'nothing'}"),)
    return text, guess, doubts + _mojibake(text)


def _known(name: str | None) -> str | None:
    """Return Python's name of a declared charset, or None when it knows none."""
    if not name:
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _declared(payload: bytes) -> str | None:
    found = _META.search(payload[:_HEAD])
    return _known(found[1].decode("ascii", "replace")) if found else None


def _strict(payload: bytes, encoding: str) -> str | None:
    try:
        return payload.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16(payload: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: half its bytes are high bytes of few alphabets."""
    sample = payload[:2048]
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(high) >= 8 and sum(map(high.count, (0x00, 0x06, 0x20))) > 0.9 * len(high):
            return name
    return None


def _guess(payload: bytes) -> str:
    """Return the likeliest single-byte encoding: of those that decode, the detector's before the usual ones."""
    from resiliparse.parse.encoding import detect_encoding

    sample = payload[:_SAMPLE]
    detected = _known(detect_encoding(sample))
    candidates = [name for name in (detected, *_ARABIC) if name and name != "utf-8"]
    return max(candidates, key=lambda name: _likeness(sample.decode(name, "replace")), default="cp1256")


def _likeness(text: str) -> float:
    """Return how much a decoded sample looks like text: letters count, unknown and control characters against."""
    letters = sum(map(str.isalpha, text))
    odd = text.count("\ufffd") + sum("\x80" <= c <= "\x9f" for c in text)
    return (letters - 5 * odd) / max(1, len(text))


def _mojibake(text: str) -> tuple[Doubt, ...]:
    """Return a doubt when the text is UTF-8 that somebody read as another encoding and stored."""
    sample = text[:20000]
    most = _MAX_MOJIBAKE * len(sample)
    if 2 * sum(map(sample.count, _TWISTED)) > most and 2 * len(_MOJIBAKE.findall(sample)) > most:
        return (Doubt("mojibake", "the letters look as if UTF-8 had been read in another encoding and stored"),)
    return ()
