"""What stands below an exhibit as markup: notes, sources, the table with its downloads, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from components.exhibits.exhibit import Exhibit, Filters, Map, Strip
from components.records import Dossier, Source
from components.wording import format as written
from components.wording import words

SHOWN_SOURCES = 4
"""Sources named in the line under an exhibit; the list has all."""


def behind(exhibit_id: str, lang: str, address: str) -> str:
    """What stands below an exhibit, which the browser asks for when the reader opens it."""
    return (
        f'<details class="k-behind" data-load="{escape(f"/exhibit/{exhibit_id}.tail?{address}")}">'
        f"<summary>{escape(words(lang)('shell.exhibit.behind'))}</summary>"
        '<div class="k-fetched"></div></details>'
    )


def tail(exhibit: Exhibit, dossier: Dossier, filters: Filters, address: str) -> str:
    """Notes, sources in one line with the whole list behind it, the table with its download, and what to do with it."""
    lang = filters.lang
    t = words(lang)
    citation = t(
        "briefing.citation", headline=exhibit.headline, version=dossier.version[:8], count=len(exhibit.sources),
        day=written.date(filters.as_of, lang),
    )  # fmt: skip
    parts = []
    if exhibit.notes:
        items = "".join(f"<li>{escape(note)}</li>" for note in exhibit.notes)
        parts.append(f'<ul class="k-notes" aria-label="{escape(t("shell.exhibit.notes"))}">{items}</ul>')
    known = [dossier.sources[source] for source in exhibit.sources if source in dossier.sources]
    line = "; ".join(f"{escape(s.publisher)} ({escape(_published(s, lang))})" for s in known[:SHOWN_SOURCES])
    if not known:
        parts.append(f'<p class="k-sources">{escape(t("shell.exhibit.no_sources"))}</p>')
    else:
        more = f" … {escape(t('shell.exhibit.source_count', count=len(known)))}" if len(known) > SHOWN_SOURCES else ""
        parts.append(
            f'<details class="k-sources" data-load="{escape(f"/exhibit/{exhibit.id}.sources?{address}")}">'
            f"<summary><b>{escape(t('shell.exhibit.sources'))}</b> {line}{more}</summary>"
            '<div class="k-fetched"></div></details>'
        )
    base = f"/exhibit/{exhibit.id}"
    forms = [
        "csv",
        "json",
        *(["ics"] if exhibit.dates else []),
        *(["geojson"] if isinstance(exhibit.body, Map) else []),
        *(["svg"] if isinstance(exhibit.body, Strip) else []),
    ]
    rows = escape(t("shell.exhibit.rows", count=len(exhibit.table)))
    parts.append(
        f'<details class="k-data" data-load="{escape(f"{base}.html?{address}")}">'
        f"<summary>{escape(t('shell.exhibit.table'))} ({rows})</summary>"
        f"<p>{_downloads(base, address, forms, lang)}</p>"
        '<div class="k-scroll k-fetched" tabindex="0"></div></details>'
    )
    done = escape(t("briefing.copied"))
    parts.append(
        f'<p class="k-actions"><button type="button" class="k-link" data-select="collect={escape(exhibit.id)}">'
        f"{escape(t('briefing.collect'))}</button>"
        f'<button type="button" class="k-link" data-link data-copy="{escape(address)}" data-done="{done}">'
        f"{escape(t('briefing.copy_link'))}</button>"
        f'<button type="button" class="k-link" data-copy="{escape(citation)}" data-done="{done}">'
        f"{escape(t('briefing.copy_citation'))}</button></p>"
    )
    return "".join(parts)


def _downloads(base: str, address: str, forms: Iterable[str], lang: str) -> str:
    """Links to an exhibit in the forms that it has."""
    t = words(lang)
    return " · ".join(
        f'<a href="{escape(f"{base}.{form}?{address}")}" download>{escape(t(f"shell.exhibit.downloads.{form}"))}</a>'
        for form in forms
    )


def keep_view(lang: str) -> str:
    """A button that puts the view of the map as it stands into the address."""
    text = escape(words(lang)("shell.exhibit.keep_view"))
    return f'<p class="k-small"><button type="button" class="k-link" data-keep-view="at">{text}</button></p>'


def source_list(exhibit: Exhibit, dossier: Dossier, lang: str, address: str) -> str:
    """The sources of an exhibit, numbered as its cells cite them; asked for when the reader opens the line."""
    links = _downloads(f"/exhibit/{exhibit.id}", address, ("bib", "csl"), lang)
    return f"{sources(exhibit, dossier, lang)}<p>{links}</p>"


def sources(exhibit: Exhibit, dossier: Dossier, lang: str) -> str:
    """The sources of an exhibit as a numbered list."""
    items = "".join(
        _source_item(dossier.sources[source], lang) for source in exhibit.sources if source in dossier.sources
    )
    return f"<ol>{items}</ol>"


def _published(source: Source, lang: str) -> str:
    if source.published is None:
        return words(lang)("shell.exhibit.undated")
    return written.date(source.published, lang)


def _source_item(source: Source, lang: str) -> str:
    mirror = f" [{escape(words(lang)('shell.exhibit.mirror'))}]" if source.is_mirror else ""
    return (
        f'<li>{escape(source.publisher)}, <a href="{escape(source.url)}" '
        f'lang="{escape(source.lang)}">{escape(source.title)}</a>, {escape(_published(source, lang))}{mirror}</li>'
    )
