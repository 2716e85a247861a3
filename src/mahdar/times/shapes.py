"""Where a time may begin, and what its next word is: the patterns over a language's word classes."""

from __future__ import annotations

from collections.abc import Mapping

# Directional marks that editors leave between the numbers of a date.
_BIDI = r"\u200e\u200f\u202a-\u202e\u2066-\u2069"
# A phrase ends before anything but a letter: a number may be written together with it.
_END = r"(?![^\W\d]|_)"


def item(w: Mapping[str, str]) -> str:
    """Return the pattern of the next item: a number, a phrase of the pack, a joined letter, or a mark.

    Args:
        w: a pattern for each word class; `phrase` holds all of them, `joined` letters written together with a word.
    """
    return (
        rf"[\s{_BIDI}]*(?:(?P<number>\d+)|(?P<word>(?:{w['phrase']}){_END})"
        rf"|(?P<join>{w['joined']})(?=\d|(?:{w['phrase']}){_END})|(?P<mark>[,،؛:٫.|/()+\-–−]|T(?=\d)))"
    )


def trigger(w: Mapping[str, str], marks: str) -> str:
    """Return the pattern of a word or number with which a time may begin: cheap, and often wrong.

    Args:
        w: a pattern for each word class of the pack; `begin` holds the words that may open a time.
        marks: marks that may stand inside a word, as the inside of a character class.
    """
    # The boundary, which every match has, is a cheaper look than the one behind.
    return rf"\b(?<![\w{marks}])(?:{w['before']})?(?:(?:{w['begin']}){_END}|(?<!\d[.,])\d)"


def confirm(w: Mapping[str, str]) -> str:
    """Return the pattern that a time fits where one may begin: right more often than not.

    Args:
        w: a pattern for each word class of the pack; `alone` holds the words that open a time whatever follows.
    """
    glue = rf"(?:\s*[،,\-–/]\s*|\s*(?:{w['and']})\s*|\s+(?:{w['to']})\s+)"
    of = rf"(?:[\s\-–/.]{{0,6}}(?:(?:{w['of']})\s+)*)"
    relative = rf"(?:{w['last_before']}|{w['next_before']}|{w['this_before']})"
    modified = rf"(?:{w['last']}|{w['next']}|{w['this']})"
    month = rf"(?:{w['month']}|{w['hijri']}|(?:{relative}\s+)?(?:{w['unit']})|{w['this']}){_END}"
    count = rf"(?:(?:{w['article']})?\d{{1,3}}|{w['cardinal']}|{w['vague']})"
    suffix = rf"(?:{w['suffix']})?"
    number = (
        rf"\d{{1,4}}(?:[{_BIDI}]?\s?[\-/.][{_BIDI}]?\s?\d|[:٫]\d\d|\s*\(|\s*(?:{w['am']}|{w['pm']}){_END}"
        rf"|{suffix}(?:{glue}\d{{1,2}}{suffix}){{0,3}}{of}{month}|(?:{w['decade_s']}|{w['era_h']}){_END}"
        rf"|{suffix}\s*(?:{w['century']}){_END}|\s+(?:{w['a_unit']}){_END}\s+(?:{w['ago_after']}|{modified}))"
        r"|(?:19|20)\d\d(?!\d)"
    )
    counted = rf"(?:{w['dayword']}|{w['weekday']}|{w['bare_weekday']}|{w['fraction']}|{w['century']}){_END}"
    ordinal = rf"(?:{w['ordinal']})(?:{glue}(?:{w['ordinal']}))?{of}(?:{month}|{counted})"
    distance = rf"(?:{w['ago']}|{w['ahead']})\s+(?:(?:{w['approx']})\s+)?(?:{count}\s+)?(?:{w['a_unit']}){_END}"
    ago = rf"(?:(?:{w['approx']})\s+)?{count}\s+(?:{w['a_unit']}){_END}\s+(?:{w['ago_after']}|{w['now']}|{modified})"
    last = rf"(?:{w['last_count']})\s+{count}\s"
    own = "|".join(w[kind] for kind in ("unit", "weekday", "month", "season", "dayword", "part", "century"))
    named = rf"{relative}\s+(?:(?:{own}){_END}|{count}\s)"
    century = rf"(?:{w['century']})\s+(?:{w['ordinal']}|{modified}){_END}"
    unit = rf"(?:{w['unit']})\s+(?:{modified}|{count}|{w['vague']}){_END}"
    rest = "|".join((distance, last, named, ordinal, century, unit, ago, number))
    return rf"(?:{w['before']})??(?:(?:{w['alone']}){_END}|{rest})"
