"""Text PDFs, read with the extra ``pdf`` (pypdfium2)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from mahdar.errors import PageError
from mahdar.model import Capture, Doubt, Page, content_hash
from mahdar.pages.formats.pdf_text import ligatures, paragraphs, stands_backwards, unmapped

# Pages of one PDF that are read: an issue of a newspaper has fewer.
_MOST_PAGES = 500
# Text that is read of one PDF (code points), as of a text file.
_MOST_TEXT = 20 * 1024 * 1024
# Above this share of letters that the PDF does not tell, what is left is no text.
_MOST_UNMAPPED = 0.1
# Two letters of one glyph begin within this distance (points).
_SAME_PLACE = 0.01


def read_pdf(capture: Capture) -> Page:
    """Return the text of a PDF as a page of flattened text: lines joined into paragraphs, one a line.

    The library puts lines that run from right to left into the order of reading, and shapes of letters back into
    letters; where it tears the letters of a ligature, that is mended. Where words still seem to stand backwards the
    page has the doubt ``pdf-order``.

    Args:
        capture: a PDF.

    Raises:
        PageError: ``needs-extra`` (the library is not installed), ``encrypted``, ``damaged``, ``picture`` (pages that
            hold pictures and no text), ``no-text``, ``not-text`` (the PDF does not tell which letters it shows).
    """
    path = capture.path
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise PageError("needs-extra", "PDFs are read with an extra: pip install 'mahdar[pdf]'", path) from error
    try:
        document = pdfium.PdfDocument(capture.payload)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise PageError("encrypted", "the PDF is locked with a password; unlock it first", path) from error
        raise PageError("damaged", f"the PDF cannot be opened: {error}", path) from error
    try:
        pages = list(_texts(document))
        words = any(any(map(str.isalpha, page)) for page in pages)
        pictures = not words and _has_pictures(document)
    except pdfium.PdfiumError as error:
        raise PageError("damaged", f"the PDF cannot be read: {error}", path) from error
    finally:
        document.close()
    if not words:
        if pictures:
            raise PageError("picture", "the PDF holds pictures and no text; words in pictures are not read", path)
        raise PageError("no-text", "the PDF holds no text", path)
    text = paragraphs(pages)
    if unmapped(text) > _MOST_UNMAPPED:
        raise PageError("not-text", "the PDF does not tell which letters it shows", path)
    doubt = Doubt("pdf-order", "many words of the PDF seem to stand backwards")
    return Page(
        f"pg-{content_hash(capture.payload)[:16]}",
        path,
        "application/pdf",
        text,
        metadata=capture.metadata,
        url=capture.url,
        captured=capture.captured,
        doubts=capture.doubts + ((doubt,) if stands_backwards(text) else ()),
    )


def _texts(document: Any) -> Iterator[str]:
    """Yield the text of each page, its lines in the order of reading."""
    left = _MOST_TEXT
    for number in range(min(len(document), _MOST_PAGES)):
        page = document[number]
        found = page.get_textpage()
        text = found.get_text_range()[:left]
        yield _mended(text, found)
        left -= len(text)
        found.close()
        page.close()


def _mended(text: str, found: Any) -> str:
    """Return a text whose ligatures have their letters in the order of reading.

    One glyph that stands for two letters is turned round with the line; its letters must be turned back.
    """
    import pypdfium2.raw as pdfium

    letters = list(text)

    def place(index: int) -> tuple[float, float] | None:
        if chr(pdfium.FPDFText_GetUnicode(found, index)) != text[index]:
            return None
        x, y = ctypes.c_double(), ctypes.c_double()
        return (x.value, y.value) if pdfium.FPDFText_GetCharOrigin(found, index, x, y) else None

    for index in ligatures(text):
        first, second = place(index), place(index + 1)
        if first and second and max(abs(first[0] - second[0]), abs(first[1] - second[1])) < _SAME_PLACE:
            letters[index], letters[index + 1] = letters[index + 1], letters[index]
    return "".join(letters)


def _has_pictures(document: Any) -> bool:
    import pypdfium2.raw as pdfium

    return any(
        next(iter(document[number].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])), None) is not None
        for number in range(min(len(document), 20))
    )
