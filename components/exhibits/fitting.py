"""How much of a body fits where room is limited: the first entries, and how many are left out."""

from __future__ import annotations

from dataclasses import replace

from .exhibit import Body, Chart, Matrix, Strip, Table, Text, Timeline


def entries(body: Body) -> int:
    """How many rows, lanes, categories, sentences or ways a body has; 0 where it is not a list of them."""
    if isinstance(body, (Matrix, Table, Strip)):
        return len(body.rows)
    if isinstance(body, Timeline):
        return len(body.lanes)
    if isinstance(body, Text):
        return len(body.statements)
    if isinstance(body, Chart) and body.kind != "lines":
        return len(categories(body))
    return 0


def categories(body: Chart) -> tuple[str, ...]:
    """The categories of a chart in their order."""
    return tuple(dict.fromkeys(str(point.at) for series in body.series for point in series.points))


def part(body: Body, start: int, end: int) -> Body:
    """The body with the entries from `start` up to, but without, `end`."""
    if isinstance(body, Matrix):
        return replace(body, rows=body.rows[start:end])
    if isinstance(body, Table):
        return replace(body, rows=body.rows[start:end])
    if isinstance(body, Strip):
        return replace(body, rows=body.rows[start:end])
    if isinstance(body, Timeline):
        return replace(body, lanes=body.lanes[start:end])
    if isinstance(body, Text):
        return replace(body, statements=body.statements[start:end])
    if isinstance(body, Chart) and body.kind != "lines":
        kept = set(categories(body)[start:end])
        series = (
            replace(one, points=tuple(point for point in one.points if str(point.at) in kept)) for one in body.series
        )
        return replace(body, series=tuple(one for one in series if one.points))
    return body
