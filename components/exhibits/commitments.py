"""Pledges against delivery: sums by stage, and the records behind each sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from components.analysis import commitments
from components.analysis.commitments import By, Total
from components.records import BASE_CURRENCY, STAGES, Commitment, Dossier
from components.wording import format as written
from components.wording import words

from .exhibit import Basis, Cell, Exhibit, Filters, Header, Key, Matrix, Tone
from .naming import in_order

LOOKS: Mapping[str, tuple[str, Tone]] = {
    "announced": ("◌", "weak"), "signed": ("◔", "weak"), "financed": ("◑", "partial"),
    "under_construction": ("◐", "partial"), "operating": ("●", "good"), "completed": ("✓", "good"), "cancelled": ("×", "bad"),
}  # fmt: skip


def by(options: Mapping[str, str]) -> By:
    """What the rows are."""
    return next((one for one in commitments.BYS if one == options.get("by")), commitments.BYS[0])


def by_choices(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> dict[str, str]:
    """What the rows may be."""
    t = words(filters.lang)
    return {one: t(f"pledges.by.{one}") for one in commitments.BYS} if dossier.commitments else {}


def is_cell(dossier: Dossier, value: str) -> bool:
    """Whether a text names a group of commitments and a stage, as in `loan.signed`."""
    group, _, stage = value.rpartition(".")
    groups = {commitments.EVERY} | {
        commitments.group(one, kind) for one in dossier.commitments.values() for kind in commitments.BYS
    }
    return stage in STAGES and group in groups


def pledges(dossier: Dossier, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """Actor, instrument or sector by stage: the sum in one currency, and how many records it holds."""
    t, lang, day = words(filters.lang), filters.lang, filters.as_of
    kind = by(options)
    records = chosen(dossier, filters)
    found = commitments.totals(dossier, day, records, kind)
    stages = [stage for stage in STAGES if (commitments.EVERY, stage) in found]
    order = {group: number for number, group in enumerate(_order(dossier, kind))}
    groups = sorted({group for group, _ in found} - {commitments.EVERY}, key=lambda one: order.get(one, len(order)))
    rows: list[dict[str, object]] = []
    cells: dict[tuple[str, str], Cell] = {}
    for (group, stage), total in found.items():
        cells[group, stage] = _cell(dossier, group, stage, total, lang)
        rows.append(
            {"group": group, "stage": stage, "records": len(total.records), "added": len(total.added), "usd": total.value,
             "usd_high": total.high, "records_added": ";".join(total.added), "records_left_out": ";".join(total.left),
             "source": ";".join(_sources(dossier.commitments[one] for one in total.records))}
        )  # fmt: skip
    said = [_said(found[commitments.EVERY, stage], stage, lang) for stage in stages]
    day_text = written.date(day, lang)
    notes = [t("pledges.note"), t("pledges.note_left"), t("pledges.note_rate", currency=BASE_CURRENCY)]
    wider = sum(
        all(dossier.countries[code].kind != "country" for code in one.countries)
        for one in commitments.known(dossier, day)
    )
    if filters.countries and wider:
        notes.append(t("pledges.note_wider", count=wider))
    return Exhibit(
        id="actors-pledges",
        question=t("pledges.question"),
        headline=t("pledges.headline", count=len(records), day=day_text, list=written.list(said, lang))
        if records
        else t("pledges.empty", day=day_text),
        body=Matrix(
            t(f"pledges.by.{kind}"),
            tuple(_header(dossier, kind, group, records, lang) for group in groups)
            + ((Header(commitments.EVERY, t("pledges.all"), t("pledges.count", count=len(records))),) if groups else ()),
            tuple(Header(one, t(f"pledges.stages.{one}")) for one in stages),
            cells, option="cell", selected=options.get("cell"),
            legend=tuple(Key(t(f"pledges.stages.{one}"), *LOOKS[one]) for one in stages),
        ),
        table=pd.DataFrame(
            rows,
            columns=["group", "stage", "records", "added", "usd", "usd_high", "records_added", "records_left_out", "source"],
        ),
        sources=_sources(records),
        notes=tuple(notes),
        options={"by": kind},
    )  # fmt: skip


def chosen(dossier: Dossier, filters: Filters) -> tuple[Commitment, ...]:
    """The commitments of the actors, countries and corridors filtered for."""
    countries = tuple(code for code in filters.countries if code in dossier.countries)
    actors = tuple(code for code in filters.actors if code in dossier.actors)
    found = commitments.known(dossier, filters.as_of, actors, countries)
    corridors = set(filters.corridors)
    return tuple(one for one in found if not corridors or corridors.intersection(one.corridors))


def _order(dossier: Dossier, kind: By) -> list[str]:
    """The groups in the order of the actors, else by name of the record."""
    if kind == "actor":
        return [*dossier.actors]
    return sorted({commitments.group(one, kind) for one in dossier.commitments.values()})


def _header(dossier: Dossier, kind: By, group: str, records: Iterable[Commitment], lang: str) -> Header:
    count = sum(commitments.group(one, kind) == group for one in records)
    detail = words(lang)("pledges.count", count=count)
    if kind == "actor":
        return Header(group, dossier.actors[group].name(lang), detail, dossier.actors[group].colour)
    return Header(group, words(lang)(f"pledges.{kind}s.{group}"), detail)


def _cell(dossier: Dossier, group: str, stage: str, total: Total, lang: str) -> Cell:
    t = words(lang)
    glyph, tone = LOOKS[stage]
    detail = t("pledges.cell.detail", added=len(total.added), total=len(total.records))
    text = (
        t("pledges.cell.no_sum") if total.value is None else written.money(total.value, BASE_CURRENCY, lang, total.high)
    )
    basis: Basis | None = None
    if total.value is not None:
        is_printed = len(total.added) == 1 and _is_printed(dossier, total.added[0])
        basis = "published" if is_printed else "derived"
    return Cell(
        text,
        detail,
        glyph,
        tone,
        f"{group}.{stage}",
        _sources(dossier.commitments[one] for one in total.records),
        basis,
    )


def _is_printed(dossier: Dossier, id: str) -> bool:
    found = commitments.in_base(dossier, dossier.commitments[id])
    return found is not None and found.rate is None


def _said(total: Total, stage: str, lang: str) -> str:
    t = words(lang)
    if total.value is None:
        return t("pledges.said_plain", count=len(total.records), stage=t(f"pledges.stages.{stage}"))
    money = written.money(total.value, BASE_CURRENCY, lang, total.high)
    return t("pledges.said", count=len(total.records), stage=t(f"pledges.stages.{stage}"), money=money)


def _sources(records: Iterable[Commitment]) -> tuple[str, ...]:
    return in_order(source for one in records for source in one.source)


def kind_of(dossier: Dossier, group: str) -> By:
    """What kind of group a text names."""
    return next((one for one in commitments.BYS if group in _order(dossier, one)), commitments.BYS[0])


def group_name(dossier: Dossier, group: str, lang: str) -> str:
    """A group by name."""
    if group == commitments.EVERY:
        return words(lang)("pledges.all")
    return _header(dossier, kind_of(dossier, group), group, (), lang).text
