"""Dates, numbers and lists as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Day
from decimal import Decimal

from components.records.partial_date import PartialDate

from . import units

FIGURE = "{}"
"""Where the figure stands in a unit that is written around it."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = tuple(name[:3] for name in _MONTHS)
_SCALES_EN = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_SCALES_JA = ((1e12, "兆"), (1e8, "億"), (1e4, "万"))
_SPAN = re.compile(r"(\d{4}(?:-\d{2}){0,2})/(\d{4}(?:-\d{2}){0,2})")
_MONTH_SPAN = re.compile(rf"({'|'.join(_SHORT)})–({'|'.join(_SHORT)}) (\d{{4}})")
_PART = re.compile(r"([HQ])([1-4]) (\d{4})")
_DAY = re.compile(rf"(?:(?:(\d{{1,2}}) )?({'|'.join(_MONTHS)}) )?(\d{{4}})")
_SAID_JA = {
    "as reported": "報告時点",
    "design": "設計値",
    "no year stated; dated by the report": "年の記載なし（報告の日付による）",
}
_AROUND_JA = {"before ": "より前", "to ": "まで", "first half of ": "前半", "second half of ": "後半"}
_TIMES = re.compile(r"×(\d+) (.+)")
_YEARS = re.compile(r"(fiscal )?(\d{4})–(\d{2,4})")


def date(value: PartialDate | Day, lang: str) -> str:
    """A date as precise as it is known: "26 July 2026", "July 2026", "2026"; in Japanese 2026年7月26日."""
    year, month, day = value.year, value.month, value.day
    if lang == "ja":
        return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if month and day else "")
    if month is None:
        return str(year)
    return f"{day} {_MONTHS[month - 1]} {year}" if day else f"{_MONTHS[month - 1]} {year}"


def period(text: str, lang: str) -> str:
    """A period as printed in the data, in the language: "Jan–Oct 2025" is 2025年1～10月 in Japanese.

    A form not known here stays as it is.
    """
    if match := _SPAN.fullmatch(text):
        start, end = PartialDate.parse(match[1]), PartialDate.parse(match[2])
        if lang == "ja":
            return f"{date(start, lang)}～{date(end, lang)}"
        return f"{date(start, lang)} – {date(end, lang)}"
    if lang != "ja":
        return text
    if match := _MONTH_SPAN.fullmatch(text):
        start_month, end_month = (_SHORT.index(name) + 1 for name in match.groups()[:2])
        return f"{match[3]}年{start_month}～{end_month}月"
    if match := _PART.fullmatch(text):
        part = ("上半期", "下半期")[int(match[2]) - 1] if match[1] == "H" else f"第{match[2]}四半期"
        return f"{match[3]}年{part}"
    if match := _YEARS.fullmatch(text):
        return f"{match[2]}～{match[3]}年" + ("度" if match[1] else "")
    if text in _SAID_JA:
        return _SAID_JA[text]
    for before, after in _AROUND_JA.items():
        if text.startswith(before):
            return period(text.removeprefix(before), lang) + after
    first, dash, last = text.partition("–")
    if dash:
        return f"{period(first, lang)}～{period(last, lang)}"
    return date(_printed(match), lang) if (match := _DAY.fullmatch(text)) else text


def _printed(match: re.Match[str]) -> PartialDate:
    """A date printed as "3 March 2025", "March 2025" or "2025"."""
    month = _MONTHS.index(match[2]) + 1 if match[2] else None
    return PartialDate(int(match[3]), month, int(match[1]) if match[1] else None)


def part_of_year(text: str, lang: str) -> str:
    """A part of a year as in a printed period: "Jan–Oct" is 1～10月 in Japanese, "H1" 上半期."""
    some_year = "2000"
    return period(f"{text} {some_year}", lang).replace(f"{some_year}年", "").replace(f" {some_year}", "")


def number(value: float, lang: str, digits: int | None = None) -> str:
    """A number with thousands separators and `digits` decimals (None: as many as it has, at most two).

    Both languages write figures alike; a minus is U+2212.
    """
    if digits is None:
        text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    else:
        text = f"{value:,.{digits}f}"
    return text.replace("-", "−")


def quantity(value: float, unit: str, lang: str, high: float | None = None) -> str:
    """A figure, or a span up to `high`, with its unit and all the decimals it was published with.

    A unit without an entry in the wording stays as stored; an entry "×10 …" counts in a unit ten times smaller, one with {}
    stands around the figure ("USD 3 billion"), and one of two forms parted by | has its first for a single one.
    """
    text = units(lang).get(unit, f" {unit}")
    factor = 1
    if match := _TIMES.fullmatch(text):
        factor, text = int(match[1]), match[2]
    figures = []
    for one in (value,) if high is None else (value, high):
        exact = Decimal(str(one)) * factor
        exponent = exact.normalize().as_tuple().exponent
        figures.append(number(float(exact), lang, max(0, -int(exponent))))
    shown = "–".join(figures)
    single, parted, many = text.partition("|")
    text = single if shown == "1" or not parted else many
    if FIGURE not in text:
        return shown + text
    minus = "−" if shown.startswith("−") else ""
    return minus + text.replace(FIGURE, shown.removeprefix("−"))


def money(value: float, currency: str, lang: str, high: float | None = None) -> str:
    """A sum in its currency, to four significant digits: "USD 3.7 billion", 37億米ドル. `high` makes it a span."""
    largest = value if high is None else high
    scales = _SCALES_JA if lang == "ja" else _SCALES_EN
    factor, word = next(((size, word) for size, word in scales if largest >= size), (1.0, ""))
    spans = [value] if high is None or high == value else [value, high]
    figures = "–".join(number(float(f"{one / factor:.4g}"), lang) for one in spans)
    name = units(lang).get(f"currency {currency}", currency if lang != "ja" else f" {currency}")
    return f"{figures}{word}{name}" if lang == "ja" else f"{name} {figures}{word}"


def unit(stored: str, lang: str) -> str:
    """A unit by itself, as a title of an axis or a column."""
    text = units(lang).get(stored, stored)
    match = _TIMES.fullmatch(text)
    text = (match[1] + match[2] if match else text).rpartition("|")[2]
    return " ".join(text.replace(FIGURE, "").split()) or stored


def year(value: int, lang: str) -> str:
    """A year."""
    return date(PartialDate(value), lang)


def list(items: Iterable[str], lang: str) -> str:  # noqa: A001
    """Items as a list in a sentence: "A, B and C"; in Japanese A、B及びC."""
    parts = tuple(items)
    if len(parts) < 2:
        return "".join(parts)
    head, last = parts[:-1], parts[-1]
    return f"{'、'.join(head)}及び{last}" if lang == "ja" else f"{', '.join(head)} and {last}"
