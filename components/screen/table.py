"""The table behind an exhibit, as a file and as a page part."""

from __future__ import annotations

import csv
import io
import json
from html import escape

import numpy as np
import pandas as pd

from components.exhibits.exhibit import Exhibit, Filters
from components.records import Dossier

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins like this for a formula."""
MOST = 2_000
"""Rows shown on screen; the file has all."""


def as_csv(exhibit: Exhibit, dossier: Dossier, filters: Filters) -> bytes:
    """The table as UTF-8 CSV with a byte order mark; headline, day and sources follow the rows."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([safe(column) for column in exhibit.table.columns])
    for row in exhibit.table.itertuples(index=False, name=None):
        writer.writerow([safe(value) for value in row])
    writer.writerow([])
    writer.writerow(["headline", safe(exhibit.headline)])
    writer.writerow(["as_of", filters.as_of.isoformat()])
    writer.writerow(["data", dossier.version])
    for source_id in exhibit.sources:
        source = dossier.sources.get(source_id)
        if source is not None:
            parts = (source_id, source.publisher, source.title, source.published or "", source.url)
            writer.writerow(["source", *(safe(str(part)) for part in parts)])
    return ("\ufeff" + out.getvalue()).encode()


def as_json(exhibit: Exhibit, dossier: Dossier, filters: Filters) -> str:
    """The table as JSON: rows by column, with headline, day, version of the data and sources."""
    rows = [{str(name): _plain(value) for name, value in row.items()} for row in exhibit.table.to_dict("records")]
    sources = [
        {"id": one.id, "publisher": one.publisher, "title": one.title, "published": str(one.published or ""), "url": one.url}
        for one in (dossier.sources.get(source) for source in exhibit.sources)
        if one is not None
    ]  # fmt: skip
    about = {
        "exhibit": exhibit.id,
        "headline": exhibit.headline,
        "as_of": filters.as_of.isoformat(),
        "data": dossier.version,
    }
    return json.dumps({**about, "rows": rows, "sources": sources}, ensure_ascii=False, indent=1)


def _plain(value: object) -> object:
    """A value that JSON knows; a missing one is null."""
    if value is None or value is pd.NaT or value != value:
        return None
    if isinstance(value, np.generic):
        return value.item()
    return value if isinstance(value, str | int | float | bool) else str(value)


def safe(value: object) -> object:
    """A value that no spreadsheet runs: a text that looks like a formula gets an apostrophe in front."""
    if value is None or (isinstance(value, float) and pd.isna(value)) or value is pd.NaT:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def as_html(frame: pd.DataFrame, lang: str) -> str:
    """The table as escaped markup, asked for when the reader opens it."""
    head = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in frame.columns)
    rows = []
    for row in frame.head(MOST).itertuples(index=False, name=None):
        cells = ("" if value is None or value is pd.NaT or value != value else str(value) for value in row)
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    return f'<table class="k-table k-raw"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
