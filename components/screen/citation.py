"""The sources of an exhibit as entries for reference managers: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import bibtexparser
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from components.exhibits.exhibit import Exhibit
from components.records import Dossier, Source
from components.records.partial_date import PartialDate

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
_KINDS = {"law": "legislation", "press": "article-newspaper", "academic": "article", "official": "webpage"}
"""The CSL type of a kind of source; a report where none fits better."""


def as_bibtex(exhibit: Exhibit, dossier: Dossier) -> str:
    """The sources as BibTeX entries of the type `online`; letters of every script stay as they are (UTF-8)."""
    library = Library([_entry(source) for source in _used(exhibit, dossier)])
    return str(bibtexparser.write_string(library))


def as_csl(exhibit: Exhibit, dossier: Dossier) -> str:
    """The sources as CSL-JSON, which Zotero and the like read."""
    items = [_item(source) for source in _used(exhibit, dossier)]
    return json.dumps(items, ensure_ascii=False, indent=1)


def _used(exhibit: Exhibit, dossier: Dossier) -> list[Source]:
    return [dossier.sources[one] for one in exhibit.sources if one in dossier.sources]


def _entry(source: Source) -> Entry:
    fields = {
        "title": source.title.translate(_LATEX),
        "author": f"{{{source.publisher.translate(_LATEX)}}}",
        "date": str(source.published or ""),
        "year": str(source.published.year) if source.published is not None else "",
        "url": quote(source.url, safe=":/?#[]@!$&'()*+,;=%~-._"),
        "urldate": str(source.accessed),
        "langid": source.lang,
    }
    return Entry("online", source.id, [Field(name, text) for name, text in fields.items() if text])


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": _KINDS.get(source.kind, "report"),
        "title": source.title,
        "author": [{"literal": source.publisher}],
        "publisher": source.publisher,
        "URL": source.url,
        "language": source.lang,
        "accessed": {"date-parts": [_parts(source.accessed)]},
    }
    if source.published is not None:
        item["issued"] = {"date-parts": [_parts(source.published)]}
    return item


def _parts(day: PartialDate) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part is not None]
