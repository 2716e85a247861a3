"""The shapes in which a time is written, as one pattern over a language's word classes.

Every shape is one named group; the groups inside it carry a prefix of their own and a letter or two:
w weekday, d days, m month, m2 its other naming, y year, eg/eh era, l/x/t last, next, this, r relative day,
u unit, c count, h n am pm the time of day (h2 n2 … when it stands before the date).
"""

from __future__ import annotations

from collections.abc import Mapping

_GAP = r"[\s,،؛]"
_DASH = r"[\s\-–/]"
# Directional marks that editors leave between the numbers of a date.
_BIDI = r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]?"
_END = r"(?!\w)"
_OFFSET = r"(?:[+\-−]\s?\d{1,2}:?(?:\d\d)?)?"

# Stands for the shape's own prefix in the names of groups.
_OWN = "§"
PREFIX = {
    "numeric": "nu_",
    "date": "da_",
    "ofmonth": "om_",
    "stroke": "st_",
    "hijri": "hi_",
    "american": "am_",
    "month": "mo_",
    "double": "do_",
    "edged": "ed_",
    "bare": "ba_",
    "weekday": "we_",
    "day": "dy_",
    "unit": "un_",
    "ago": "ag_",
    "edgeyear": "ey_",
    "year": "ye_",
}


def compose(w: Mapping[str, str], marks: str) -> str:
    """Return the pattern of all shapes.

    Args:
        w: a pattern for each word class of the pack.
        marks: marks that may stand inside a word, as the inside of a character class.
    """
    zone = rf"(?:\s*\(?\s*(?:{w['zone']}{_END})?\s*{_OFFSET}\s*\)?)"
    half = rf"(?:\s*(?:(?P<§am>{w['am']})|(?P<§pm>{w['pm']})){_END})?"
    clock = (
        rf"(?:[\s,،|:–\-]{{0,4}}(?:(?:{w['at']})\s*:?\s*|T)?(?<!\d)(?P<§h>\d{{1,2}})[:٫](?P<§n>\d\d)(?!\d)"
        rf"(?::\d\d(?:\.\d+)?)?{half}(?:Z|{zone})?)?"
    )
    # "1100 (GMT+04:00) - 28/06/09": without its zone, four digits before a date are no time of day.
    # "1100 (GMT+04:00) - 28/06/09", "08:50 GMT 13.01.2022": without its zone, four digits before a date are no time.
    zoned = rf"\s*\(?(?:{w['zone']})(?:\s*[+\-−]\s?\d{{1,2}}:?\d\d)?\s*\)?\s*[\-–|,،]?\s*"
    clock_first = (
        rf"(?:(?:(?P<§h2>\d{{1,2}}):(?P<§n2>\d\d)(?:\s*(?:(?P<§am2>{w['am']})|(?P<§pm2>{w['pm']})){_END})?"
        rf"(?:{zoned}|{zone}\s*[\-–|,،]\s*)|(?P<§h3>\d\d)(?P<§n3>\d\d){zoned}))?"
    )
    weekday = rf"(?:(?:{w['dayword']}\s+)?(?P<§w>{w['weekday']}){_END}\)?{_GAP}*\(?)?"
    era = rf"(?:\s?(?:(?P<§eg>{w['era_g']})|(?P<§eh>{w['era_h']})){_END})?"
    year = rf"(?:[\s,،؛\-–/]*(?:{w['of']}\s+)?(?P<§y>\d{{4}})(?!\d){era})"
    mods = rf"(?:\s+(?:(?P<§l>{w['last']})|(?P<§x>{w['next']})|(?P<§t>{w['this']})){_END})"
    month = rf"(?P<§m>{w['month']}){_END}(?:\s*[/\\(–\-]?\s*(?P<§m2>{w['month']}){_END}(?:\s*\))?)?"
    number = day_number(w)
    glue = _glue(w)
    days = rf"(?P<§d>(?<![\d.]){number}(?:{glue}{number}){{0,3}})"
    of = rf"{_DASH}{{0,6}}(?:{w['of']}\s+)?"
    shapes = {
        "numeric": rf"{clock_first}{weekday}(?P<§a>\d{{1,4}}){_BIDI}(?P<§s>[\-/.]){_BIDI}(?P<§b>\d{{1,2}})"
        rf"{_BIDI}(?P=§s){_BIDI}(?P<§e>\d{{1,4}})(?![\d/]){era}{clock}",
        "date": rf"{clock_first}{weekday}(?:{w['dayword']}\s+)?{days}{of}{month}(?:{year}|{mods})?{clock}",
        "ofmonth": rf"(?:{w['dayword']}\s+)?{days}{of}(?:(?P<§tw>{w['thisword']})\s+)?"
        rf"(?P<§u>{w['the_unit']}){_END}{mods}?",
        "stroke": rf"(?:(?P<§dw>{w['dayword']})\s+)?(?<![\d./])(?P<§a>\d{{1,2}})\s?/\s?(?P<§b>\d{{1,2}})(?![\d./])"
        rf"{mods}?",
        "hijri": rf"{weekday}{days}{of}(?P<§m>{w['hijri']}){_END}(?:{year}|{mods})?",
        "american": rf"{weekday}{month}\s*(?P<§d>\d{{1,2}})\s*[,،]\s*(?P<§y>\d{{4}})(?!\d){clock}",
        "month": rf"(?:{w['edge']}\s+(?:{w['in']}\s+)?)?{month}(?:{year}|{mods})",
        "double": rf"(?:{w['edge']}\s+)?(?P<§m>{w['month']})\s*[/(]\s*(?P<§m2>{w['month']}){_END}\s*\)?",
        "edged": rf"(?:{w['edge']})\s+(?P<§m>{w['month']}){_END}",
        "bare": rf"(?P<§m>{w['month']}){_END}",
        "weekday": rf"(?:(?:{w['part']}|{w['dayword']})\s+){{0,2}}(?:(?P<§r>{w['day']}){_END}[\s,،(]*)?"
        rf"\(?(?P<§w>{w['weekday']}){_END}\)?(?:\s*[/\-–]\s*(?P<§w2>{w['weekday']}){_END})?"
        rf"(?:{mods}|\s+(?:{w['of']}\s+)?(?P<§u>{w['the_unit']}){_END}\s+(?:(?P<§ul>{w['last']})|(?P<§ux>{w['next']})){_END})?",
        "day": rf"(?P<§p>(?:{w['part']}|{w['dayword']})\s+)?(?P<§r>{w['day']}){_END}",
        "unit": rf"(?:(?P<§g>{w['edge']})\s+)?(?:(?:{w['thisword']})\s+(?P<§tw>{w['the_unit']}){_END}"
        rf"|(?P<§u>{w['the_unit']}){_END}{mods})",
        "ago": rf"(?:{w['ago']})\s+(?:(?P<§c>\d{{1,3}}|{w['cardinal']})\s+)?(?P<§u>{w['a_unit']}){_END}"
        rf"(?!\s+(?:(?:{w['from_else']}){_END}|{w['and']}|\d|(?:{w['weekday']}|{w['month']}|{w['hijri']}){_END}))",
        "edgeyear": rf"(?:{w['edge']})\s+(?P<§y>\d{{4}})(?![\d,.]\d)(?!\d)(?!\s*{w['era_h']})",
        "year": rf"(?:{w['yearword']})\s+(?P<§y>\d{{4}})(?![\d,.]\d)(?!\d){era}",
    }
    body = "|".join(f"(?P<{name}>{shape.replace(_OWN, PREFIX[name])})" for name, shape in shapes.items())
    return rf"(?<![\w{marks}])(?:(?:{w['before']})(?=\S))?(?:{body})"


def day_number(w: Mapping[str, str]) -> str:
    """Return the pattern of the number of a day, in digits or words."""
    return rf"(?:\d{{1,2}}(?!\d)|{w['ordinal']}{_END})"


def trigger(w: Mapping[str, str], marks: str) -> str:
    """Return the pattern of a word or number with which a time may begin: cheap, and right more often than not.

    Args:
        w: a pattern for each word class of the pack; `begin` holds the words that may open a time.
        marks: marks that may stand inside a word, as the inside of a character class.
    """
    number = (
        rf"(?<!\d[.,])\d{{1,4}}(?:{_BIDI}\s?[\-/.]{_BIDI}\s?\d|:\d\d|\s*\("
        rf"|(?:{_glue(w)}\d{{1,2}}){{0,3}}{_DASH}{{0,6}}(?:{w['of']}\s+)?"
        rf"(?:{w['month']}|{w['hijri']}|(?:{w['thisword']}\s+)?{w['the_unit']}){_END})"
    )
    relative = rf"(?:{w['thisword']})\s+(?:{w['the_unit']}){_END}"
    unit = rf"(?:{w['the_unit']})\s+(?:{w['last']}|{w['next']}|{w['this']}){_END}"
    return rf"(?<![\w{marks}])(?:{w['before']})?(?:(?:{w['begin']}){_END}|{relative}|{unit}|{number})"


def _glue(w: Mapping[str, str]) -> str:
    """Return the pattern of what joins two days of one month."""
    return rf"(?:\s*[،,\-–/]\s*|\s*(?:{w['and']})\s*|\s+(?:{w['to']})\s+)"
