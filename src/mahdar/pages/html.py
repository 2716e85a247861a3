"""HTML to text: all visible words in document order, one block a line, each with where it stood.

This renderer defines the coordinates of HTML pages. A change that moves text is a new version of the pages
(`store/stages.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

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
# They end a line and are no place of their own.
_BREAKS = frozenset({"br", "hr"})
# Attributes that may hide an element. Looking for attributes takes half the time of asking each element for them.
_HIDING = etree.XPath("descendant-or-self::*/@hidden | descendant-or-self::*/@style")
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
    writer = _walk(tree)
    doubt = Doubt("extractors", "the HTML is nested so deeply that the parser left out its innermost parts")
    return Rendered("\n".join(writer.lines), tuple(writer.blocks), read_head(tree), (doubt,) if too_deep else ())


class _Writer:
    """Gathers words until a block ends, then writes them as one line.

    Attributes:
        lines, blocks: what is written.
        words: the texts of the line that is gathered; the first of them is not all space.
        elements: the elements of blocks that are open, outermost first.
        names: name, id and classes of each; None until a line of it, or below it, is written.
    """

    __slots__ = ("_at", "_linked", "_mixed", "blocks", "elements", "lines", "names", "words")

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.blocks: list[RawBlock] = []
        self.words: list[str] = []
        self.elements: list[etree._Element] = []
        self.names: list[str | None] = []
        self._at = 0
        # Those of the words that stand in links, and whether others do not.
        self._linked: list[str] = []
        self._mixed = False

    def add(self, text: str, linked: int) -> None:
        """Gather a text."""
        self.words.append(text)
        if linked:
            self._linked.append(text)
        elif not text.isspace():
            self._mixed = True

    def end(self) -> None:
        """Write the words gathered so far as a block."""
        line = " ".join("".join(self.words).split())
        end = self._at + len(line)
        share = 0.0
        if self._linked:
            share = 1.0
            if self._mixed:
                linked = "".join(self._linked).split()
                share = round(sum(map(len, linked)) / (len(line) - line.count(" ")), 3)
            self._linked.clear()
        tag = self.elements[-1].tag if self.elements else "body"
        self.blocks.append(RawBlock(self._at, end, tag, self._path(), share))
        self.lines.append(line)
        self.words.clear()
        self._at, self._mixed = end + 1, False

    def _path(self) -> str:
        """Return names, ids and classes of the innermost open elements."""
        names = self.names
        for depth in range(len(names) - 1, -1, -1):
            if names[depth] is not None:
                break
            names[depth] = _name(self.elements[depth])
        return " ".join(cast("list[str]", names[-_PATH_DEPTH:]))


def _walk(tree: etree._Element) -> _Writer:
    """Return a tree as it is written in document order; the parser's own walk costs no recursion."""
    writer = _Writer()
    words, elements, names = writer.words, writer.elements, writer.names
    hidden = _hidden(tree)
    links = 0
    passed_over = False
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = element.tag
        inline = name in _INLINE
        if words and not inline:
            writer.end()
        if event == "start":
            if name in _SKIPPED or (hidden and element in hidden):
                passed_over = True
                walk.skip_subtree()
                continue
            if inline:
                links += name == "a"
            elif name not in _BREAKS:
                elements.append(element)
                names.append(None)
            text = element.text
        else:
            if passed_over:  # what comes behind the beginning of such an element is its end
                passed_over = False
            elif inline:
                links -= name == "a"
            elif name not in _BREAKS:
                elements.pop()
                names.pop()
            text = element.tail
        # Most texts are the space between two elements: nothing opens a line with it.
        if text and (words or not text.isspace()):
            writer.add(text, links)
    if words:
        writer.end()
    return writer


def _hidden(tree: etree._Element) -> set[etree._Element]:
    """Return the elements that a page hides by their attributes."""
    attributes = cast("list[etree._ElementUnicodeResult]", _HIDING(tree))
    found = (one.getparent() for one in attributes if one.attrname == "hidden" or _HIDDEN_STYLE.search(one))
    return {element for element in found if element is not None}


def _name(element: etree._Element) -> str:
    """Return the name of an element with its id and classes, without space."""
    name: str = element.tag
    if own := element.get("id"):
        name += "#" + _SPACE.sub("_", own)
    if classes := element.get("class"):
        name += "." + ".".join(classes.split())
    return name
