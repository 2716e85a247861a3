"""Which language a text is in."""

from __future__ import annotations

# Characters that are looked at: enough to tell, and bounded.
_SAMPLE = 3000
#: What a text is in whose language cannot be told.
UNKNOWN = "und"


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of a text is in; ``und`` when it cannot be told.

    Args:
        text: the page's text; its middle is looked at, where running text is.

    >>> language_of("قال المتحدث باسم الوزارة إن الاجتماع المقرر غدا تأجل إلى الأسبوع المقبل"), language_of("... 12")
    ('ar', 'und')
    """
    from resiliparse.parse.lang import detect_fast

    if not any(map(str.isalpha, text)):
        return UNKNOWN
    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    # The cut-off at which short texts are still told; the library's own default calls most of them unknown.
    code, _ = detect_fast(text[middle : middle + _SAMPLE], cutoff=1600)
    return UNKNOWN if code == "unknown" else str(code)
