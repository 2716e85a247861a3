"""Which names in a folder or an archive are those of pages, and which of things that accompany them."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection
from urllib.parse import quote

from mahdar.model import Dropped
from mahdar.pages.kinds import ending_of

# Endings of files that accompany pages and are none. They are reported as dropped, not opened.
_NOT_PAGES_NAMES = """
    yaml yml toml ini cfg csv tsv parquet db sqlite md rst py ipynb sh js mjs ts css scss map svg ico mp3 mp4 m4a avi
    mov webm ogg wav woff woff2 ttf otf eot doc docx xls xlsx ppt pptx odt epub bz2 xz zst 7z rar tar tgz cdx cdxj idx
    exe dll so bin log lock
"""
NOT_PAGES = frozenset(_NOT_PAGES_NAMES.split())
PICTURES = frozenset(["png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif"])

_PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".HTML", ".HTM")
# What stands between the name of a saved page and the end of the name of its folder, in one browser or another.
_JOINTS = "_-. "
# The end that Chrome, Safari and Firefox give that folder in English; others are told by the page's referring to it.
_USUAL_END = "_files"


def unopened(name: str, path: str) -> Dropped | None:
    """Return why a file with such a name is not opened when it is met among others; None to open it.

    >>> unopened("a.html", "x/a.html"), unopened("photo.JPG", "x/photo.JPG").reason, unopened("a.css", "x/a.css").reason
    (None, 'picture', 'not-a-page')
    """
    ending = ending_of(name)
    if ending in PICTURES:
        return Dropped(path, "picture", f"a .{ending} picture; words in pictures are not read")
    if ending in NOT_PAGES:
        return Dropped(
            path, "not-a-page", f"files ending in .{ending} are not read among others; name the file itself to read it"
        )
    return None


def page_beside(folder: str, names: Collection[str], read: Callable[[str], bytes]) -> str | None:
    """Return the saved page whose pictures and frames a folder holds; None when it is a folder like others.

    "Save page as" writes ``X.html`` and, beside it, a folder whose name begins with ``X`` and to which the page refers.

    Args:
        folder: the folder's name.
        names: what stands beside it.
        read: gives the bytes of one of those.

    >>> page_beside("a_files", {"a.html"}, lambda name: b""), page_beside("a_2021", {"a.html"}, lambda name: b"<p>")
    ('a.html', None)
    """
    for place, letter in enumerate(folder):
        if letter not in _JOINTS or not place:
            continue
        for ending in _PAGE_ENDINGS:
            page = folder[:place] + ending
            if page in names and (folder[place:] == _USUAL_END or _refers(read(page), folder)):
                return page
    return None


def companion(path: str, page: str) -> Dropped:
    """Return a folder as dropped, because it belongs to a saved page."""
    return Dropped(path, "not-a-page", f"the folder holds what {page} was saved with")


def _refers(source: bytes, folder: str) -> bool:
    shapes = {folder, quote(folder), quote(folder, safe="()"), html.escape(folder)}
    return any(f"{shape}/".encode("utf-8", "surrogateescape") in source for shape in shapes)
