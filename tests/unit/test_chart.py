"""Charts of values: what the drawing says is what the document holds."""

from __future__ import annotations

import re

from lxml import etree

from generator.document import Bar, FileRef, SeriesChart
from generator.render.chart import chart_key, chart_svg, specification

PEOPLE = (
    Bar("Personnes aidées", "2022", 12.0, "12"),
    Bar("Personnes aidées", "2023", 16.0, "16"),
)
MONEY = (
    Bar("Sommes versées", "2022", 60000.0, "60 000 euros"),
    Bar("Sommes versées", "2023", 76000.0, "76 000 euros"),
)


def chart(bars: tuple[Bar, ...], *, several: bool = False, one_unit: bool = True) -> SeriesChart:
    return SeriesChart(FileRef("charts/a.svg"), "Un graphique", bars, several, dated=True, one_unit=one_unit)


def words(svg: bytes) -> str:
    return " ".join(etree.fromstring(svg).itertext())


def test_every_value_and_every_period_is_written() -> None:
    shown = words(chart_svg(chart(PEOPLE)))
    for bar in PEOPLE:
        assert bar.text in shown
        assert bar.label in shown


def test_same_chart_same_bytes_and_same_key() -> None:
    assert chart_svg(chart(PEOPLE)) == chart_svg(chart(PEOPLE))
    assert chart_key(chart(PEOPLE)) == chart_key(chart(PEOPLE))
    assert chart_key(chart(PEOPLE)) != chart_key(chart(MONEY))


def test_series_stand_in_their_own_order() -> None:
    shown = words(chart_svg(chart((*MONEY, *PEOPLE), several=True)))
    assert shown.index("Sommes") < shown.index("Personnes")


def bars_of(svg: bytes) -> list[float]:
    """The length of each bar."""
    paths = [path for path in etree.fromstring(svg).iter("{*}path") if path.get("fill") == "#1f5450"]
    return [float(re.search(r"h(-?[\d.]+)", path.get("d"))[1]) for path in paths]


def test_units_that_differ_have_scales_of_their_own() -> None:
    """On one scale with euros, people would be invisible."""
    mixed = bars_of(chart_svg(chart((*PEOPLE, *MONEY), several=True, one_unit=False)))
    assert len(mixed) == 4
    assert min(mixed) > max(mixed) / 2
    alone = bars_of(chart_svg(chart((*PEOPLE, *MONEY), several=True)))
    assert min(alone) < max(alone) / 100


def test_nothing_is_asked_elsewhere() -> None:
    """The schema is a name, not an address that anybody opens."""
    assert b"http" not in re.sub(rb'xmlns(:\w+)?="[^"]+"', b"", chart_svg(chart(PEOPLE)))
    assert specification(chart(PEOPLE))["description"] == "Un graphique"
