"""What many pages of one outlet teach: the lines that repeat, and where its articles stand.

A profile is learnt in a pass of its own and is an argument of `mahdar.articles.extract`. It never changes, and its id
is a hash of all that it holds: the same page read with another profile is another article (`Article.id`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from mahdar.articles.lexicon import Chrome, load_chrome
from mahdar.articles.pieces import Piece, pieces_of
from mahdar.errors import RecordError
from mahdar.model import Article, Page, content_hash

FORMAT = "mahdar-profile/1"
"""What a saved profile names itself."""

# A line repeats when it stands on this share of the pages, running text on a greater one, since paragraphs of
# background are used again; and on so many pages at least.
_SHARE = 0.1
_PROSE_SHARE = 0.2
_PAGES = 3
# A line stands above the bodies of an outlet, and a place holds them, on this share of its pages.
_MOST = 0.5
# So much of a block tells it from others, and so many words make a line that may be a headline.
_KEY = 200
_HEADLINE_WORDS = 4


@dataclass(frozen=True)
class OutletProfile:
    """What is learnt from pages of one outlet.

    Attributes:
        pages: how many pages it was learnt from.
        lines: digests of the blocks that repeat on them; none of their words is kept.
        above: the digest of the repeating line right above the body of most of them, None when there is none.
        places: names and classes of the elements in which the blocks of HTML bodies stand on most of them.
    """

    pages: int
    lines: frozenset[str] = frozenset()
    above: str | None = None
    places: frozenset[str] = frozenset()

    @cached_property
    def id(self) -> str:
        """``prof-`` and 16 digits that depend on everything the profile holds."""
        return f"prof-{content_hash(self.dumps().encode())[:16]}"

    def dumps(self) -> str:
        """Return the profile as JSON on one line; the same profile always as the same characters."""
        held = {
            "format": FORMAT,
            "pages": self.pages,
            "above": self.above,
            "lines": sorted(self.lines),
            "places": sorted(self.places),
        }
        return json.dumps(held, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def loads(cls, saved: str) -> OutletProfile:
        """Return a saved profile.

        Raises:
            RecordError: it is no profile, or one of another format.

        >>> profile = OutletProfile(3, frozenset({"0123456789abcdef"}))
        >>> OutletProfile.loads(profile.dumps()) == profile
        True
        """
        try:
            held = json.loads(saved)
            if held["format"] != FORMAT:
                raise ValueError(f"its format is {held['format']!r}")
            lines, places, above = held["lines"], held["places"], held["above"]
            if not all(isinstance(one, str) for one in (*lines, *places, above or "")):
                raise ValueError("lines and places are texts")
            return cls(int(held["pages"]), frozenset(lines), above, frozenset(places))
        except (ValueError, KeyError, TypeError) as error:
            raise RecordError(f"no profile of an outlet ({FORMAT}): {error}") from error

    def mark(self, pieces: list[Piece], chrome: Chrome, titles: Collection[str] = ()) -> None:
        """Mark the blocks of a page that repeat on the outlet's pages as chrome, and what stands above its bodies.

        A line of four words or more that stands twice on the page, or is a title that it declares, may be the
        headline, which other pages of the outlet link to: it is left alone.

        Args:
            pieces: the blocks of the page; they are changed.
            chrome: the words of the page's language.
            titles: titles that the page declares.
        """
        keys = [_digest(piece, chrome) for piece in pieces]
        twice = Counter(keys)
        declared = {chrome.key(title) for title in titles}
        if self.above is not None and self.above in twice:
            for piece in pieces[: keys.index(self.above)]:
                if piece.prose:
                    piece.known, piece.prose = "chrome", False
        for piece, key in zip(pieces, keys, strict=True):
            if key not in self.lines or piece.known:
                continue
            if piece.key.count(" ") + 1 >= _HEADLINE_WORDS and (twice[key] > 1 or piece.key in declared):
                continue
            piece.known, piece.prose = "chrome", False


def learn(pages: Iterable[Page]) -> OutletProfile:
    """Return what pages of one outlet teach; the order of the pages does not matter.

    Pages without an article count for the lines that repeat. One or two pages teach nothing.

    Args:
        pages: pages of one outlet; a page that comes twice counts once.

    >>> from mahdar.pages import read_bytes
    >>> texts = [f"صحيفة مستقلة\\n\\nخبر {n} من المدينة\\n\\nقال متحدث إن الأمر {n} انتهى." for n in range(5)]
    >>> profile = learn(read_bytes(text.encode(), "a.txt") for text in texts)
    >>> profile.pages, len(profile.lines)
    (5, 1)
    """
    from mahdar.articles.extract import extract, pack_for
    from mahdar.articles.language import language_of
    from mahdar.errors import PageError

    standing: Counter[str] = Counter()
    running: Counter[str] = Counter()
    places: Counter[str] = Counter()
    above: list[list[str]] = []
    titles: Counter[str] = Counter()
    seen: set[str] = set()
    for page in pages:
        if page.id in seen:
            continue
        seen.add(page.id)
        chrome = load_chrome(pack_for(language_of(page.text)))
        pieces = pieces_of(page, chrome)
        keys = [_digest(piece, chrome) for piece in pieces]
        standing.update(set(keys))
        running.update({key for piece, key in zip(pieces, keys, strict=True) if piece.prose})
        try:
            article = extract(page)
        except PageError:
            continue
        if article.title is not None:
            titles[chrome.key(article.title.text)] += 1
        above.append([key for piece, key in zip(pieces, keys, strict=True) if piece.end <= article.body[0]])
        places.update(_places(page, article))
    enough = max(_PAGES, _SHARE * len(seen))
    enough_running = max(_PAGES, _PROSE_SHARE * len(seen))
    lines = {key for key, count in standing.items() if count >= (enough_running if running[key] else enough)}
    # The headline of one page stands in the lists of others; what is taken for that of many is the outlet's own name.
    lines -= {_hash(title) for title, count in titles.items() if count < _PAGES}
    nearest = Counter(next((key for key in reversed(keys) if key in lines), "") for keys in above)
    line, count = max(nearest.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return OutletProfile(
        len(seen),
        frozenset(lines),
        line if line and count >= max(_PAGES, _MOST * len(above)) else None,
        frozenset(place for place, count in places.items() if count >= max(_PAGES, _MOST * len(above))),
    )


def _places(page: Page, article: Article) -> set[str]:
    """Return where in an HTML page the blocks of the body stand."""
    body = {block.start for block in article.body_blocks()}
    return {block.path for block in page.blocks if block.start in body}


def _digest(piece: Piece, chrome: Chrome) -> str:
    """Return what tells a block from others: a hash of its folded words."""
    return _hash(piece.key or chrome.key(piece.words[:_KEY]))


def _hash(key: str) -> str:
    return content_hash(key.encode("utf-8", "surrogatepass"))[:16]
