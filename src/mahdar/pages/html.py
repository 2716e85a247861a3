"""HTML to text: all visible words in document order, one block a line, each with where it stood.

This renderer defines the coordinates of HTML pages. A change that moves text is a new version of the pages
(`store/stages.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from mahdar.model import Doubt, RawBlock
from mahdar.pages.head import read_head

# Elements whose content nobody sees.
_SKIPPED_NAMES = """
    script style noscript template head title meta link object embed iframe svg math canvas audio video map
    datalist
"""
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
# Elements that stay within the line; every other element begins and ends a block.
_INLINE_NAMES = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr img
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_MOST_ATTRIBUTES = 1000
# In a source of so many characters no element has enough attributes to hold up the parser for more than a second.
_SMALL = 60_000
# Possessive, so that what does not match is given up at once.
_TOO_MANY = re.compile(
    r"<[a-zA-Z][^\s>]*+(?:[\s/]++[^\s=>\"'/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++))?+)"
    f"{{{_MOST_ATTRIBUTES}}}"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
# Names and classes of this many nearest ancestors are kept; deeper ones tell nothing.
_PATH_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Rendered:
    """What `render` makes of a page: its text, blocks and metadata, and doubts about them."""

    text: str
    blocks: tuple[RawBlock, ...]
    metadata: Mapping[str, str]
    doubts: tuple[Doubt, ...] = ()


def _parse(source: str) -> tuple[etree._Element | None, bool]:
    """Return the tree of an HTML page, None when it has none, and whether it is too deep to be whole.

    Reaches for no network and no file.
    """
    # lxml.html's own parser would look up a class for each element, which takes as long as parsing.
    parser = etree.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = etree.fromstring(source.encode("utf-8", "surrogatepass"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, False
    return tree, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def most_attributes(source: str) -> int | None:
    """Return how many attributes an element may have when one has more, None when all is well.

    The parser compares each attribute with all before it: 80,000 of them took it a minute.
    """
    return _MOST_ATTRIBUTES if len(source) > _SMALL and _TOO_MANY.search(source) else None


def render(source: str) -> Rendered:
    """Return the visible text of an HTML page, its blocks and what its head declares.

    Args:
        source: the decoded page.

    >>> page = render("<h1>عنوان</h1><p>قال <b>فلان</b><br>كلاما</p><script>x</script>")
    >>> page.text
    'عنوان\\nقال فلان\\nكلاما'
    >>> [block.tag for block in page.blocks]
    ['h1', 'p', 'p']
    """
    tree, too_deep = _parse(source)
    if tree is None:
        return Rendered("", (), {})
    writer = _Writer()
    _walk(tree, writer)
    doubt = Doubt("extractors", "the HTML is nested so deeply that the parser left out its innermost parts")
    return Rendered("\n".join(writer.lines), tuple(writer.blocks), read_head(tree), (doubt,) if too_deep else ())


class _Writer:
    """Gathers words until a block ends, then writes them as one line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.blocks: list[RawBlock] = []
        self.at = 0
        self.words: list[str] = []
        self.linked = 0
        self.open: tuple[str, str] = ("body", "")

    def add(self, words: str | None, inside_link: bool) -> None:
        if words:
            self.words.append(words)
            if inside_link:
                self.linked += sum(map(len, words.split()))

    def end(self) -> None:
        """Write the words gathered so far as a block, if there are any."""
        if not self.words:
            return
        line = " ".join("".join(self.words).split())
        if line:
            solid = len(line) - line.count(" ")
            tag, path = self.open
            share = min(1.0, self.linked / solid) if solid else 0.0
            self.blocks.append(RawBlock(self.at, self.at + len(line), tag, path, round(share, 3)))
            self.lines.append(line)
            self.at += len(line) + 1
        self.words.clear()
        self.linked = 0


def _walk(tree: etree._Element, writer: _Writer) -> None:
    """Write a tree in document order; a stack of its own, so that depth costs no recursion."""
    # Each entry: element, tag and path of its block, whether it stands in a link, whether it is being left.
    stack: list[tuple[etree._Element, str, str, bool, bool]] = [(tree, "body", "", False, False)]
    while stack:
        element, tag, path, linked, leaving = stack.pop()
        name = element.tag
        if leaving:
            if name not in _INLINE:
                writer.end()
            parent_linked = linked
            writer.open = (tag, path)
            writer.add(element.tail, parent_linked)
            continue
        if not isinstance(name, str):
            writer.add(element.tail, linked)
            continue
        if name in _SKIPPED or _is_hidden(element):
            if name not in _INLINE:
                writer.end()
            writer.open = (tag, path)
            writer.add(element.tail, linked)
            continue
        own_tag, own_path = tag, path
        if name == "br" or name == "hr":
            writer.end()
        elif name not in _INLINE:
            writer.end()
            own_tag, own_path = name, _below(path, element)
        writer.open = (own_tag, own_path)
        inside = linked or name == "a"
        writer.add(element.text, inside)
        if len(element):
            stack.append((element, tag, path, linked, True))
            stack.extend((child, own_tag, own_path, inside, False) for child in reversed(element))
        else:
            if name not in _INLINE:
                writer.end()
            writer.open = (tag, path)
            writer.add(element.tail, linked)
    writer.end()


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None or (element.tag == "input" and element.get("type") == "hidden"):
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def _below(path: str, element: etree._Element) -> str:
    """Return the path of a block element: its ancestors' and its own name, id and classes."""
    own = element.tag
    if name := element.get("id"):
        own += "#" + name
    if classes := element.get("class"):
        own += "." + ".".join(classes.split())
    steps = path.split(" ") if path else []
    steps.append(_SPACE.sub("_", own))
    return " ".join(steps[-_PATH_DEPTH:])
