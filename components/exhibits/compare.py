"""The corridors beside one another."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.analysis import network
from components.analysis.measurement import is_known
from components.analysis.profile import profile
from components.records import Dossier
from components.wording import format as written
from components.wording import words

from .exhibit import Cell, Exhibit, Filters, Header, Table
from .figures import best
from .naming import TONES, chosen_corridors, corridor_countries, country, in_order, place


def routes_compare(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """The corridors beside one another, along the first-named way of each."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    names = (
        "corridor", "status", "length", "published_length", "modes", "borders", "gauge_breaks", "jurisdictions",
        "transit", "cost",
    )  # fmt: skip
    found = [(corridor, profile(dossier, corridor.variants[0], day)) for corridor in chosen_corridors(dossier, filters)]
    if filters.countries:
        found = [pair for pair in found if corridor_countries(dossier, pair[0]) & set(filters.countries)]
    rows: list[tuple[Cell, ...]] = []
    records: list[dict[str, object]] = []
    timed = 0
    for corridor, one in found:
        status = network.corridor_status(dossier, corridor, day)
        glyph, tone = TONES[status] if status else ("", "none")
        times = [m for m in dossier.transit_times if m.corridor == corridor.id]
        costs = [m for m in dossier.freight_costs if m.corridor == corridor.id]
        transit, cost = best(dossier, times, filters), best(dossier, costs, filters)
        timed += any(m.basis == "observed" and is_known(dossier, m, filters.as_of) for m in times)
        start, end = (place(dossier, stop.node, lang) for stop in (one.stops[0], one.stops[-1]))
        breaks = one.nodes_of("gauge_break")
        lengths = (*corridor.variants[0].lengths, *corridor.lengths)
        printed = Cell("", tone="none")
        if lengths:
            between = lengths[0].said("between", lang)
            km = t("routes.compare.km", km=written.number(lengths[0].km, lang))
            printed = Cell(km, detail=between, sources=lengths[0].source, basis="published")
        km = t("routes.compare.km", km=written.number(one.length_km, lang, 0))
        cells = (
            Cell(corridor.short(lang), detail=corridor.name(lang)),
            Cell(t(f"routes.statuses.{status or 'unknown'}"), glyph=glyph, tone=tone, basis="derived"),
            Cell(km, detail=t("routes.compare.ends", start=start, end=end), basis="derived"),
            printed,
            Cell(" → ".join(t(f"routes.modes.{mode}") for mode in one.modes)),
            Cell(str(one.count("border")), basis="derived"),
            Cell(str(len(breaks)), basis="derived",
                 detail=written.list((place(dossier, node, lang) for node in breaks), lang)),
            Cell(" → ".join(country(dossier, code, lang) for code in one.jurisdictions), basis="derived"),
            transit,
            cost,
        )  # fmt: skip
        rows.append(cells)
        record: dict[str, object] = {"corridor": corridor.id}
        for name, cell in zip(names[1:], cells[1:], strict=True):
            record[name] = cell.text + (f" ({cell.detail})" if cell.detail else "")
        record["source"] = ";".join(in_order(source for cell in cells for source in cell.sources))
        records.append(record)
    if not found:
        headline = t("routes.compare.empty")
    elif len(found) == 1:
        corridor, one = found[0]
        headline = t(
            "routes.compare.headline_one", name=corridor.name(lang), km=written.number(one.length_km, lang, 0),
            borders=one.count("border"), breaks=one.count("gauge_break"),
        )  # fmt: skip
    else:
        by_length = sorted(found, key=lambda pair: pair[1].length_km)
        (short, shortest), (long, longest) = by_length[0], by_length[-1]
        headline = t(
            "routes.compare.headline", total=len(found), timed=timed,
            short=short.short(lang), short_km=written.number(shortest.length_km, lang, 0),
            long=long.short(lang), long_km=written.number(longest.length_km, lang, 0),
        )  # fmt: skip
    return Exhibit(
        id="routes-compare",
        question=t("routes.compare.question"),
        headline=headline,
        body=Table(
            columns=tuple(Header(name, t(f"routes.compare.{name}")) for name in names),
            rows=tuple(rows),
            numeric=frozenset({"borders"}),
            widths={"corridor": 3, "status": 1.6, "length": 2.4, "published_length": 2.4, "modes": 2, "borders": 1,
                    "gauge_breaks": 1.6, "jurisdictions": 3, "transit": 3, "cost": 3},
            empty=t("routes.compare.empty"),
        ),
        table=pd.DataFrame(records),
        sources=in_order(source for row in rows for cell in row for source in cell.sources),
        notes=(t("routes.compare.note_way"), t("routes.compare.note_times")),
    )  # fmt: skip
