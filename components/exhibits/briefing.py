"""Briefings: taken from what a reader sees, kept in a file or in an address, and shown again as exhibits."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

import yaml
from pydantic import ValidationError

from components.records import Briefing, Dossier, DossierError, Problem, Slide
from components.records.layout import BRIEFINGS
from components.records.reading import Place, dotted, shortened
from components.records.validating import sheet

from . import registry
from .exhibit import Exhibit, Filters, Lang
from .options import OPTIONS, may_stand

LONGEST_CODE = 6_000
"""Characters of a briefing in an address; what is longer goes into a file."""
LARGEST_FILE = 1_000_000
"""Bytes of a briefing file."""


def taken(dossier: Dossier, exhibit: Exhibit, exhibit_id: str, filters: Filters, options: Mapping[str, str]) -> Slide:
    """The slide of an exhibit as a reader sees it: on its day, under its filters, with its choices, the default ones too."""
    reads = registry.READS.get(exhibit_id, ())
    own = {**exhibit.options, **registry.own_options(exhibit_id, options)}
    return Slide(
        exhibit=exhibit_id,
        as_of=filters.as_of,
        lang=filters.lang,
        countries=filters.countries,
        actors=filters.actors,
        corridors=filters.corridors,
        options={name: own[name] for name in reads if own.get(name) and may_stand(dossier, name, own[name])},
    )


def filters_of(slide: Slide, as_of_reader: Filters, lang: Lang | None = None) -> Filters:
    """The filters of a slide for a reader: the day is the reader's where the slide names none."""
    return Filters(
        as_of=slide.as_of or as_of_reader.as_of,
        lang=lang or as_of_reader.lang,
        countries=slide.countries,
        actors=slide.actors,
        corridors=slide.corridors,
    )


def faults(dossier: Dossier, slide: Slide) -> Iterator[tuple[Place, str]]:
    """What a slide names that is not known here: the place in the slide, and what is wrong with it."""
    for field, known in (
        ("countries", dossier.countries),
        ("actors", dossier.actors),
        ("corridors", dossier.corridors),
    ):
        for number, code in enumerate(getattr(slide, field)):
            if code not in known:
                yield (field, number), f"expected an id among the {field}, found {shortened(code)}"
    if slide.exhibit not in registry.exhibit_ids(dossier):
        yield ("exhibit",), f"expected the id of an exhibit, found {shortened(slide.exhibit)}"
        return
    reads = registry.READS.get(slide.exhibit, ())
    for name, value in slide.options.items():
        if name not in reads or name not in OPTIONS:
            yield ("options", name), f"{shortened(name)} is not an option of the exhibit {slide.exhibit!r}"
        elif not may_stand(dossier, name, value):
            yield ("options", name), f"expected a value that the option {name!r} knows, found {shortened(value)}"


def read(data: bytes, file: str, dossier: Dossier) -> Briefing:
    """The briefing of a file. DossierError with every fault, each with its line, where it can't be shown here."""
    if len(data) > LARGEST_FILE:
        message = f"expected at most {LARGEST_FILE:,} bytes, found {len(data):,}"
        raise DossierError([Problem(file, 0, "", message, "too_large")])
    done = sheet(replace(BRIEFINGS, name=file), data)
    problems = list(done.problems)
    for placed in done.records:
        for number, slide in enumerate(_briefing(placed.record).slides):
            for path, message in faults(dossier, slide):
                place = ("slides", number, *path)
                problems.append(Problem(file, done.line(None, *place), dotted(place), message, "unknown_reference"))
    if problems:
        raise DossierError(problems)
    return _briefing(done.records[0].record)


def write(briefing: Briefing) -> str:
    """The briefing as a file that `read` takes."""
    content = briefing.model_dump(mode="json", exclude_defaults=True)
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
    return text


def encode(briefing: Briefing) -> str:
    """The briefing as a code for an address; letters, digits, - and _."""
    text = json.dumps(
        briefing.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, separators=(",", ":")
    )
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(text.encode()) + packer.flush()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decode(code: str) -> Briefing | None:
    """The briefing of a code; None where it is none. Never raises, and unpacks no more than a file may hold."""
    if not code or len(code) > LONGEST_CODE or not code.isascii():
        return None
    try:
        packed = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
        packer = zlib.decompressobj(-15)
        text = packer.decompress(packed, LARGEST_FILE)
        if packer.unconsumed_tail or not packer.eof:
            return None
        return Briefing.model_validate(json.loads(text))
    except (binascii.Error, zlib.error, ValueError, RecursionError, ValidationError):
        return None


def _briefing(record: object) -> Briefing:
    assert isinstance(record, Briefing)
    return record
