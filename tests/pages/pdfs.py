"""Small PDFs, as programs write them: glyphs from left to right as they are seen, and a table of what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

LAM_ALEF = "لا"
_RUNS = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,]*|[^0-9A-Za-z]+")


def pdf(lines: Sequence[str], *, told: bool = True, picture: bool = False) -> bytes:
    """A PDF of one page.

    Args:
        lines: what stands on it, from right to left.
        told: whether it says which letters its glyphs are.
        picture: whether there is a picture on it.
    """
    meaning: dict[str, int] = {}
    content = []
    for number, line in enumerate(lines):
        glyphs = [meaning.setdefault(glyph, len(meaning) + 1) for glyph in _seen(line)]
        shown = "".join(f"{glyph:04X}" for glyph in glyphs)
        content.append(f"BT /F1 12 Tf 1 0 0 1 {550 - 6 * len(glyphs)} {780 - 18 * number} Tm <{shown}> Tj ET")
    if picture:
        content.append("q 100 0 0 100 50 50 cm /I1 Do Q")
    table = "".join(f"<{number:04X}> <{glyph.encode('utf-16-be').hex()}>\n" for glyph, number in meaning.items())
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(meaning)} beginbfchar\n{table}endbfchar\n"
        "endcmap end end"
    )
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [6 0 R]"
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> /XObject << /I1 9 0 R >> >> >>",
            _stream("\n".join(content)),
            (font + (" /ToUnicode 7 0 R >>" if told else " >>")).encode(),
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 500 /FontDescriptor 8 0 R"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
            _stream(unicode),
            b"<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
            b" /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
            _stream(
                "\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
            ),
        ]
    )


def _seen(line: str) -> list[str]:
    """The glyphs of a line from left to right; lam and alef are one."""
    glyphs: list[str] = []
    for run in reversed(_RUNS.findall(line)):
        own = re.findall(f"{LAM_ALEF}|.", run)
        glyphs += own if run[0].isascii() and run[0].isalnum() else reversed(own)
    return glyphs


def _stream(content: str, more: str = "") -> bytes:
    payload = content.encode("latin-1")
    return f"<< /Length {len(payload)} {more} >>\nstream\n".encode() + payload + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    found, places = b"%PDF-1.5\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        found
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(found))
    )
