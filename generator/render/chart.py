"""A chart of values as an SVG file, drawn by Vega-Lite (vl-convert): bars with their values on them."""

from __future__ import annotations

import hashlib
import textwrap
from importlib.metadata import version
from typing import Any

import orjson

from ..document import Bar, SeriesChart

# Drawn for a phone: on a desk the picture grows with its letters.
INK, SOFT, BAR, PAPER = "#1d2b2e", "#4a5a5d", "#1f5450", "#fffdf9"
VEGA_LITE = "5.21"
WIDTH, LETTERS = 150, 20
THICK, LINE = 26, 17
Values = list[dict[str, Any]]


def chart_key(chart: SeriesChart) -> str:
    """The same for charts that look the same: a drawing can be kept under it."""
    made = orjson.dumps([VEGA_LITE, version("vl-convert-python"), specification(chart)])
    return hashlib.sha256(made).hexdigest()[:32]


def chart_svg(chart: SeriesChart) -> bytes:
    """The chart as an SVG file."""
    # It brings a browser's engine along, which a build whose charts are all drawn does not need.
    import vl_convert  # noqa: PLC0415

    svg = vl_convert.vegalite_to_svg(specification(chart), vl_version=VEGA_LITE)
    return (svg + "\n").encode()


def specification(chart: SeriesChart) -> dict[str, Any]:
    """The chart in Vega-Lite."""
    values = [_value(bar) for bar in chart.bars]
    layout = _grouped if chart.several else _over_time if chart.dated else _by_kind
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": chart.alternative,
        "background": PAPER,
        "padding": 12,
        "data": {"values": values},
        "config": {
            "font": "sans-serif",
            "lineBreak": "\n",
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": 13,
                "labelColor": INK,
                "labelLimit": 200,
                "tickColor": SOFT,
                "domainColor": SOFT,
                "grid": False,
            },
            "header": {"labelFontSize": 13, "labelColor": INK, "labelLimit": 200},
        },
        **layout(values),
        **({} if chart.one_unit else {"resolve": {"scale": {"x": "independent", "y": "independent"}}}),
    }


def _value(bar: Bar) -> dict[str, Any]:
    return {
        "series": _wrapped(bar.series),
        "label": _wrapped(bar.label),
        "value": bar.value,
        "text": bar.text,
    }


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, LETTERS))


def _over_time(_values: Values) -> dict[str, Any]:
    """One series, period by period: columns."""
    when = {"field": "label", "type": "ordinal", "sort": None, "title": None, "axis": {"labelAngle": 0}}
    value = {"field": "value", "type": "quantitative", "title": None, "axis": None}
    written = {"type": "text", "dy": -8, "fontSize": 13, "color": INK}
    return {
        "width": 320,
        "height": 180,
        "encoding": {"x": when, "y": value},
        "layer": [
            {"mark": {"type": "bar", "color": BAR, "width": {"band": 0.5}}},
            {"mark": written, "encoding": {"text": {"field": "text"}}},
        ],
    }


def _by_kind(values: Values) -> dict[str, Any]:
    """One series, kind by kind: lines from the left, each with its name."""
    return {"width": WIDTH, "height": {"step": _height(values, "label") + 12}, **_lines()}


def _height(values: Values, field: str) -> int:
    """What the tallest name of a chart needs, in pixels."""
    return max(THICK, LINE * max(str(value[field]).count("\n") + 1 for value in values))


def _grouped(values: Values) -> dict[str, Any]:
    """Several series, one under the other, on one scale: each as high as its name."""
    names = list(dict.fromkeys(value["series"] for value in values))
    fewest = min(sum(value["series"] == name for value in values) for name in names)
    row = {
        "field": "series",
        "sort": names,
        "title": None,
        "header": {"labelAngle": 0, "labelAlign": "left", "labelPadding": 6},
    }
    return {
        "facet": {"row": row},
        "spacing": 14,
        "resolve": {"scale": {"y": "independent"}},
        "spec": {
            "width": WIDTH,
            "height": {"step": max(THICK, _height(values, "series") // fewest)},
            **_lines(),
        },
    }


def _lines() -> dict[str, Any]:
    name = {"field": "label", "type": "ordinal", "sort": None, "title": None}
    value = {"field": "value", "type": "quantitative", "title": None, "axis": None}
    written = {"type": "text", "align": "left", "dx": 6, "fontSize": 13, "color": INK}
    return {
        "encoding": {"y": name, "x": value},
        "layer": [
            {"mark": {"type": "bar", "color": BAR, "height": {"band": 0.6}}},
            {"mark": written, "encoding": {"text": {"field": "text"}}},
        ],
    }
