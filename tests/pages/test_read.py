"""One payload to one page: encodings, kinds of content, reasons for dropping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.errors import PageError
from mahdar.model import Page
from mahdar.pages import MAX_BYTES, read_bytes

SENTENCE = "قال رئيس البلدية إن الجسر الجديد سيفتح أمام السيارات يوم الأحد. "


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200), st.sampled_from(["", "\ufeff"]))
def test_text_is_the_decoded_file(text: str, mark: str) -> None:
    """Every character stays, newlines and a byte order mark too, so that offsets count what is stored."""
    stored = f"{mark}{SENTENCE}\r\n{text}\rنهاية\n\n"
    page = read_bytes(stored.encode(), "a.txt", "text/plain")
    assert page.text == stored
    assert (page.encoding, page.media_type, page.html, page.blocks) == ("utf-8", "text/plain", None, ())


@pytest.mark.parametrize(
    ("payload", "declared", "encoding", "codes"),
    [
        (SENTENCE.encode("utf-16"), None, "utf-16-le", []),
        (("\ufeff" + SENTENCE).encode("utf-16-be"), None, "utf-16-be", []),
        ((SENTENCE * 5).encode("utf-16-le"), None, "utf-16-le", ["encoding"]),
        ((SENTENCE * 5).encode("cp1256"), "text/plain; charset=windows-1256", "cp1256", []),
        ((SENTENCE * 5).encode("cp1256"), None, "cp1256", ["encoding"]),
        ((SENTENCE * 5).encode("cp1256"), "text/plain; charset=iso-8859-1", "cp1256", ["encoding"]),
        ((SENTENCE * 5).encode("cp1256"), "text/plain; charset=utf-8", "cp1256", ["encoding"]),
        ((SENTENCE * 5).encode("cp1256"), "text/plain; charset=klingon", "cp1256", ["encoding"]),
        ((SENTENCE * 5).encode("iso8859-6"), "text/plain; charset=iso-8859-6", "iso8859-6", []),
    ],
)
def test_other_encodings_are_read(payload: bytes, declared: str | None, encoding: str, codes: list[str]) -> None:
    """Marks and true declarations are believed; a guess is a doubt."""
    page = read_bytes(payload, "a.txt", declared or "text/plain")
    assert page.encoding == encoding
    assert page.text.strip("\ufeff").startswith(SENTENCE)
    assert [doubt.code for doubt in page.doubts] == codes


def test_a_torn_file_is_still_utf8() -> None:
    """Cut in the middle of a letter, it is read with a doubt."""
    page = read_bytes((SENTENCE * 10).encode()[:-3], "a.txt")
    assert page.encoding == "utf-8"
    assert [doubt.code for doubt in page.doubts] == ["bad-bytes"]


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "cp1256"])
def test_text_stored_in_a_wrong_encoding_is_doubtful(wrong: str) -> None:
    """UTF-8 that somebody read as something else and saved again."""
    twisted = "".join(bytes([byte]).decode(wrong, "replace") for byte in (SENTENCE * 5).encode())
    assert [doubt.code for doubt in read_bytes(twisted.encode(), "a.txt").doubts] == ["mojibake"]


def test_plain_arabic_is_not_doubted() -> None:
    """Letters that also occur in broken text are no doubt by themselves."""
    assert read_bytes("طظ طظ طاء وظاء وظلال وطيور".encode(), "a.txt").doubts == ()


@pytest.mark.parametrize(
    ("payload", "media_type", "reason"),
    [
        (b"", None, "empty"),
        (b" \r\n\t ", None, "empty"),
        (b"\x89PNG\r\n\x1a\n", "text/plain", "picture"),
        (b"PK\x03\x04....", None, "binary"),
        (bytes(range(32)) * 50, None, "binary"),
        (b"\0" * 100, None, "binary"),
        (b"..... !!! ---", None, "not-text"),
        (b"<html><head><title>x</title></head><body></body></html>", None, "no-text"),
        (b"x" * (MAX_BYTES + 1), None, "too-large"),
    ],
)
def test_what_is_no_page_says_why(payload: bytes, media_type: str | None, reason: str) -> None:
    """The reason is a stable code; the path stands in the error."""
    with pytest.raises(PageError) as caught:
        read_bytes(payload, "folder/a", media_type)
    assert (caught.value.reason, caught.value.path) == (reason, "folder/a")


@pytest.mark.parametrize(
    "payload",
    [
        b"<!DOCTYPE html><p>x y</p>",
        b"\xef\xbb\xbf \n<html><p>x y</p>",
        b"<!-- saved -->\n<HTML><p>x y</p>",
        b"<?xml version='1.0'?><html><p>x y</p></html>",
        b"<p>x y</p>",
    ],
)
def test_html_is_told_from_its_content(payload: bytes) -> None:
    """Without a media type, what it opens with decides; with one, that does."""
    assert read_bytes(payload, "a").media_type == "text/html"
    assert read_bytes(payload, "a", "text/plain").media_type == "text/plain"


def test_the_same_payload_has_the_same_id() -> None:
    """The id hashes the bytes, not the place."""
    first, second = (read_bytes(SENTENCE.encode(), path) for path in ("a", "b"))
    assert first.id == second.id
    assert first.id != read_bytes(SENTENCE.encode() + b".", "a").id


@given(st.binary(max_size=300), st.sampled_from([None, "text/plain", "text/html", "text/html; charset=utf-16"]))
def test_no_bytes_break_it(payload: bytes, media_type: str | None) -> None:
    """Any bytes are a page or an error with a reason."""
    try:
        page = read_bytes(payload, "a", media_type)
    except PageError:
        return
    assert isinstance(page, Page)
    assert all(page.text[block.start : block.end].strip() for block in page.blocks)
