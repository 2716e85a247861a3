"""What a site asks of programs: robots.txt, read as RFC 9309 says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

AGENT = "mahdar"
"""The name by which a site's robots.txt may address this program."""

MAX_BYTES = 512_000
"""As much of a robots.txt is read; RFC 9309 asks for 500 KiB at least."""

_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_TOKEN = re.compile(r"[a-zA-Z_-]+")
_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site for this program.

    Attributes:
        rules: pattern and whether it allows, in the file's order.
        delay: seconds between requests that the site asks for, or None.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, target: str) -> bool:
        """Tell whether an address may be fetched: the longest pattern that fits decides, in doubt for it.

        Args:
            target: path and query.

        >>> robots = read_robots("User-agent: *\\nDisallow: /a\\nAllow: /a/b*.html$", "x")
        >>> [robots.allows(one) for one in ("/", "/a/c", "/a/bc.html", "/a/bc.html?q")]
        [True, False, True, False]
        """
        if target == "/robots.txt":
            return True
        target = _same_spelling(target)
        fitting = [(len(pattern), allow) for pattern, allow in self.rules if _fits(pattern, target)]
        return max(fitting, default=(0, True))[1]


NOTHING = Robots((("/", False),))
"""The rules of a site that does not tell its rules: nothing may be fetched."""


def read_robots(text: str, agent: str = AGENT) -> Robots:
    """Return the rules that a robots.txt has for a program: those that name it, else those for all.

    Lines that are no rule are passed over.

    Args:
        text: the file.
        agent: the program's name.
    """
    groups: dict[str, list[tuple[str, bool]]] = {}
    delays: dict[str, float] = {}
    current: list[str] = []
    open_head = False
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            name = _TOKEN.match(value)
            current = [*(current if open_head else []), "*" if value == "*" else name[0].lower() if name else ""]
            open_head = True
            groups.setdefault(current[-1], [])
            continue
        if key in ("allow", "disallow"):
            open_head = False
            if value:
                for one in current:
                    groups[one].append((_same_spelling(value), key == "allow"))
        elif key == "crawl-delay" and re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value):
            open_head = False
            for one in current:
                delays[one] = float(value)
    chosen = agent.lower() if agent.lower() in groups else "*"
    return Robots(tuple(groups.get(chosen, ())), delays.get(chosen))


def _fits(pattern: str, target: str) -> bool:
    """Tell whether a target begins as a pattern says; ``*`` is anything, ``$`` at the end the end."""
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    if not others:
        return not ends or target == first
    at = len(first)
    *middle, last = others
    for piece in middle:
        found = target.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if ends:
        return target.endswith(last) and len(target) - len(last) >= at
    return target.find(last, at) >= 0


def _same_spelling(target: str) -> str:
    """Return a path or pattern with one spelling for each letter: escaped, unless it never needs to be."""

    def plain(found: re.Match[str]) -> str:
        letter = chr(int(found[1], 16))
        return letter if letter in _UNRESERVED else found[0].upper()

    return _ESCAPE.sub(plain, quote(target, safe="%/:=&?~+!$,;'@()*[]-._|#"))
