"""HTML pages: two extractors vote on the renderer's blocks; the head is asked for headline, date and publisher."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mahdar.articles.bounds import credit_lines
from mahdar.articles.extract import assemble, pack_for
from mahdar.articles.flat import assign, lay_out
from mahdar.articles.head import Head, read_page_head
from mahdar.articles.headline import clearest, find_headline
from mahdar.articles.language import language_of
from mahdar.articles.layout import Layout
from mahdar.articles.lexicon import Chrome, load_chrome
from mahdar.articles.lines import is_byline
from mahdar.articles.markup import CAPTION, HEADINGS, MAX_LINKS, assign_marked, is_comment
from mahdar.articles.pieces import MAX_PIECES, Piece, pieces_of
from mahdar.articles.profile import OutletProfile
from mahdar.articles.settle import settle
from mahdar.articles.teasers import linked_headings, linked_teasers
from mahdar.articles.votes import votes
from mahdar.model import Article, Page, RawBlock, Role

# Above these, in characters and tags, the extractors are not run: they need a second for each megabyte and more for
# each ten thousand tags, and no news page is as large.
_MAX_HTML = 3_000_000
_MAX_TAGS = 30_000
# A first heading of fewer characters is no headline, and one of so few words may be the name of the site.
_TITLE_SIZE = 12
_NAME_WORDS = 3
# A chosen block that is shorter and ends no sentence may be a heading that is not marked as one.
_SUBHEAD_MAX = 80
_ITEMS = frozenset({"li", "td", "dd", "dt", "pre", "blockquote"})
# The share of the smaller vote that both must hold for their agreement to count.
_AGREED = 0.5


def extract_html(page: Page, profile: OutletProfile | None = None, *, fast: bool = False) -> Article:
    """Return the article of an HTML page.

    Blocks that both extractors take for the article are its body; where they have too little in common, the
    one is taken whose blocks hold more running text and fewer links; where neither finds any, the page is read
    as flattened text.

    Args:
        page: a page with `html` and `blocks`.
        profile: what other pages of its outlet taught; it decides where the extractors disagree.
        fast: ask one quick extractor in place of two good ones.

    Raises:
        PageError: the page holds no article; see `mahdar.articles.extract`.
    """
    language = language_of(page.text)
    pack = pack_for(language)
    chrome = load_chrome(pack)
    head = read_page_head(page, pack)
    pieces = pieces_of(page, chrome)
    places = profile.places if profile is not None else frozenset()
    if profile is not None:
        profile.mark(pieces, chrome, head.titles)
    chosen: set[int] = set()
    notes: list[str] = []
    if page.html is not None and len(page.html) <= _MAX_HTML and page.html.count("<") <= _MAX_TAGS:
        chosen, notes = _agreed(page, pieces, page.html, places, fast=fast)
    teasers = linked_teasers(pieces, page.blocks, chrome)
    chosen = _without(chosen, teasers, page, pieces)
    prose = {index for index, piece in enumerate(pieces) if piece.prose}
    layout = _layout(page, pieces, chosen, head, chrome, pack) if chosen else lay_out(pieces, pack)
    teasers = {index: heading for index, heading in teasers.items() if index in prose}
    settled = settle(
        pieces,
        layout,
        teasers,
        prose,
        chrome,
        pack,
        page.path,
        links=linked_headings(pieces, page.blocks),
        live=head.live,
    )
    return assemble(page, settled, language, pack, head=head, notes=notes)


def _without(chosen: set[int], teasers: Mapping[int, int], page: Page, pieces: list[Piece]) -> set[int]:
    """Return the chosen blocks without excerpts of other articles.

    Where nothing but excerpts was chosen, a brief that stands between the first headline and their headings is the
    article; where there is none, all stays as it was chosen.
    """
    others = {*teasers, *teasers.values()}
    own = chosen - others
    if not teasers or any(pieces[index].prose for index in own) or not chosen & others:
        return own or chosen
    top = next(_with_tag(page, "h1"), None)
    if top is None:
        return chosen
    first = min(heading for heading in teasers.values())
    return {i for i in range(top + 1, first) if pieces[i].prose and page.blocks[i].link_share <= MAX_LINKS} or chosen


def _agreed(
    page: Page, pieces: list[Piece], html: str, places: frozenset[str], *, fast: bool
) -> tuple[set[int], list[str]]:
    """Return the blocks of the body by vote, and what went wrong on the way."""
    usable = {
        index
        for index, (piece, block) in enumerate(zip(pieces, page.blocks, strict=False))
        if not piece.known and (block.link_share <= MAX_LINKS or (piece.prose and block.link_share < 1))
    }
    asked = [piece.words if index in usable else "" for index, piece in enumerate(pieces)]
    first, second, notes = votes(html, asked, fast=fast)
    outside = {index for index in usable if is_comment(page.blocks[index])}
    # Some sites name the whole page so.
    usable -= outside if (first | second) & usable - outside else set()
    first, second = first & usable, second & usable
    both = first & second

    def weight(indexes: set[int]) -> int:
        return sum(pieces[i].size for i in indexes)

    if both and weight(both) >= _AGREED * min(weight(first), weight(second)):
        return both, notes
    if not first or not second:
        return first or second, notes

    def worth(indexes: set[int]) -> float:
        inside = sum(pieces[i].size for i in indexes if page.blocks[i].path in places)
        known = 1 + inside / max(1, weight(indexes)) if places else 1.0
        return known * sum(
            pieces[i].size * (1 - page.blocks[i].link_share) * (1 if pieces[i].prose else 0.3) for i in indexes
        )

    return max((first, second), key=worth), [*notes, "the extractors disagree about the body"]


def _layout(
    page: Page, pieces: list[Piece], chosen: set[int], head: Head, chrome: Chrome, language: str
) -> Layout | None:
    """Return the roles of the blocks, the body being the chosen ones."""
    title = _headline(page, pieces, chosen, head, chrome, language)
    body = sorted(index for index in chosen if any(map(str.isalpha, pieces[index].words)))
    if title is not None:
        after = [index for index in body if index > title]
        body = after or [index for index in body if index != title]
    while len(body) > 1 and _is_above(page, pieces, body[0], language):
        body.pop(0)
    while len(body) > 1 and not pieces[body[-1]].prose and not pieces[body[-1]].ended:
        body.pop()
    if not body:
        return lay_out(pieces, language)
    opening = credit_lines(pieces, body[0], title + 1 if title is not None else 0, False, language)
    body = [*range(opening, body[0]), *body]
    members = set(body)
    running = {index for index in members if _is_running(pieces[index], page.blocks[index])}
    for index, piece in enumerate(pieces):
        inside = body[0] <= index <= body[-1]
        piece.prose = index in members or (inside and piece.prose and page.blocks[index].link_share < 0.3)
    layout = Layout(pieces, body[0], body[-1], title)
    assign(layout, language)
    assign_marked(layout, page.blocks, members, running, head.authors)
    for index in range(layout.last + 1, len(pieces)):
        # Names that are links lead to more pages: they are no credit line below the text.
        if layout.roles[index][1] == "closing-line" and page.blocks[index].link_share > MAX_LINKS:
            layout.roles[index] = (Role.RELATED, "links")
    return layout


def _is_running(piece: Piece, block: RawBlock) -> bool:
    """Return whether a block that was chosen reads as running text, or is an item of a list."""
    return piece.prose or piece.ended or piece.size >= _SUBHEAD_MAX or block.tag in _ITEMS


def _is_above(page: Page, pieces: list[Piece], index: int, language: str) -> bool:
    """Return whether a block that opens the body belongs above it: a date, a heading, a caption, no sentence."""
    block, piece = page.blocks[index], pieces[index]
    if is_byline(piece.words, language):
        return False
    return block.tag in HEADINGS or CAPTION.search(block.path) is not None or not (piece.prose or piece.ended)


def _headline(
    page: Page, pieces: list[Piece], chosen: set[int], head: Head, chrome: Chrome, language: str
) -> int | None:
    """Return the block of the headline: the declared title's, else the first h1, else by its place."""
    first = min((index for index in chosen if pieces[index].prose), default=min(chosen))
    order = sorted(range(len(pieces)), key=lambda index: (page.blocks[index].tag not in HEADINGS, abs(first - index)))
    found = _declared(page, pieces, order, [key for key in map(chrome.key, head.titles) if key], chrome)
    if found is None:
        found = next(
            (i for i in _with_tag(page, "h1") if pieces[i].size >= _TITLE_SIZE and _is_over(i, chosen, pieces)), None
        )
    if found is None:
        return find_headline(pieces, first, False, language)[0]
    # A short one may be the name of the site or of a section.
    if found < first and pieces[found].key.count(" ") < _NAME_WORDS:
        below = [i for i in range(found + 1, first) if page.blocks[i].tag in HEADINGS and not page.blocks[i].link_share]
        return clearest(pieces, found, first, language, below)
    return found


def _is_over(index: int, chosen: set[int], pieces: list[Piece]) -> bool:
    """Return whether most of the chosen text stands below a block; a banner may stand above it."""
    above = sum(pieces[i].size for i in chosen if i < index and pieces[i].prose)
    return above < sum(pieces[i].size for i in chosen if i > index and pieces[i].prose)


def _declared(page: Page, pieces: list[Piece], order: list[int], wanted: list[str], chrome: Chrome) -> int | None:
    """Return the block that is a declared title, or the beginning of one."""
    for key in wanted:
        for index in order:
            # Two words far above the text are the name of the site.
            heading = page.blocks[index].tag in HEADINGS
            if key.count(" ") < 2 and not heading:
                continue
            own = pieces[index].key or chrome.key(pieces[index].words)
            if own == key or (
                len(own) > 15
                and (
                    key.startswith(own)
                    or (heading and key.endswith(own))
                    or (own.startswith(key) and len(own) < 1.3 * len(key))
                )
            ):
                return index
    return None


def _with_tag(page: Page, tag: str) -> Iterator[int]:
    return (index for index, block in enumerate(page.blocks[:MAX_PIECES]) if block.tag == tag)
