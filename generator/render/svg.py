"""A status chart as an SVG file of its own: the same marks as on the page, with a title."""

from __future__ import annotations

from html import escape

from ..document import StatusChart, plain

STEP, ROW, LEFT = 24, 34, 150
COLOURS = {"done": "#1b6438", "partial": "#7c4a00", "not-done": "#9c271f", None: "#4a5a5d"}


def status_chart_svg(chart: StatusChart, title: str, description: str) -> bytes:
    """Full, half and empty discs; a dash where no status was published."""
    widest = max((len(row.statuses) for row in chart.rows), default=1)
    width, height = LEFT + widest * STEP + 16, len(chart.rows) * ROW + 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        f' width="{width}" height="{height}" role="img" aria-labelledby="t d">',
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(description)}</desc>',
        f'<rect width="{width}" height="{height}" fill="#fffdf9"/>',
    ]
    for at, row in enumerate(chart.rows):
        y = 8 + at * ROW + ROW // 2
        label = escape(plain(row.label))
        parts.append(
            f'<text x="8" y="{y + 5}" font-family="sans-serif" font-size="15" fill="#1d2b2e">{label}</text>'
        )
        parts += [_mark(status, LEFT + i * STEP + 12, y) for i, status in enumerate(row.statuses)]
    return ("\n".join([*parts, "</svg>"]) + "\n").encode()


def _mark(status: str | None, x: int, y: int) -> str:
    colour = COLOURS[status]
    ring = f'fill="none" stroke="{colour}" stroke-width="2.6"'
    if status is None:
        return f'<path d="M{x - 6} {y}h12" {ring}/>'
    if status == "done":
        return f'<circle cx="{x}" cy="{y}" r="8" fill="{colour}" stroke="{colour}" stroke-width="2.6"/>'
    half = f'<path d="M{x} {y - 8}a8 8 0 0 0 0 16z" fill="{colour}"/>' if status == "partial" else ""
    return f'{half}<circle cx="{x}" cy="{y}" r="8" {ring}/>'
