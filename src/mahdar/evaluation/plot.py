"""A reliability diagram as SVG, drawn by hand: no library, the same bytes for the same figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from mahdar.evaluation.calibration import Band

_SIDE, _LEFT, _TOP, _BELOW, _RIGHT = 360, 60, 24, 60, 20
_COLOURS = ("#1f5fa8", "#b3541e", "#3a7d44")
#: The radius of a point that stands for one statement; the area grows with their number.
_POINT = 0.55


def reliability(series: Mapping[str, Sequence[Band]]) -> str:
    """Return an SVG: mean score of each band against the share that was right, with 95 % Wilson intervals.

    Args:
        series: bands by the name to show, at most three.
    """
    width, height = _LEFT + _SIDE + _RIGHT, _TOP + _SIDE + _BELOW + 22 * len(series)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img" font-family="sans-serif" font-size="12">',
        "<title>Scores against what was right</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#444444"/>',
    ]
    for tenth in range(0, 11, 2):
        value = tenth / 10
        lines += [
            f'<line x1="{_x(value)}" y1="{_y(0)}" x2="{_x(value)}" y2="{_y(1)}" stroke="#e4e4e4"/>',
            f'<line x1="{_x(0)}" y1="{_y(value)}" x2="{_x(1)}" y2="{_y(value)}" stroke="#e4e4e4"/>',
            f'<text x="{_x(value)}" y="{_y(0) + 18}" text-anchor="middle">{value:.1f}</text>',
            f'<text x="{_LEFT - 8}" y="{_y(value) + 4}" text-anchor="end">{value:.1f}</text>',
        ]
    middle = _TOP + _SIDE / 2
    lines += [
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#888888" stroke-dasharray="4 4"/>',
        f'<text x="{_LEFT + _SIDE / 2}" y="{_TOP + _SIDE + 40}" text-anchor="middle">score</text>',
        f'<text x="16" y="{middle}" text-anchor="middle" transform="rotate(-90 16 {middle})">right</text>',
    ]
    for number, (name, some) in enumerate(series.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        for band in some:
            low, high = band.right.interval
            at, value = _x(band.mean), band.right.hits / band.right.of
            radius = round(3 + _POINT * band.right.of**0.5, 1)
            lines += [
                f'<line x1="{at}" y1="{_y(low)}" x2="{at}" y2="{_y(high)}" stroke="{colour}" stroke-width="1.5"/>',
                f'<circle cx="{at}" cy="{_y(value)}" r="{radius}" fill="{colour}" fill-opacity="0.75">'
                f"<title>{band.right.hits} of {band.right.of}</title></circle>",
            ]
        below = _TOP + _SIDE + _BELOW + 22 * number
        lines += [
            f'<circle cx="{_LEFT + 6}" cy="{below}" r="6" fill="{colour}" fill-opacity="0.75"/>',
            f'<text x="{_LEFT + 20}" y="{below + 4}">{escape(name)}</text>',
        ]
    return "\n".join([*lines, "</svg>", ""])


def _x(value: float) -> float:
    return round(_LEFT + _SIDE * value, 1)


def _y(value: float) -> float:
    return round(_TOP + _SIDE * (1 - value), 1)
