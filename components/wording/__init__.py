"""The words of the interface in both languages, one catalogue file a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any

import yaml

LANGUAGES = ("en", "ja")
_HERE = Path(__file__).resolve().parent


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """Every entry of a language: `routes.title` is the key `title` of the file `routes.yml`."""
    entries: dict[str, str] = {}
    for path in sorted((_HERE / lang).glob("*.yml")):
        if path.stem == "units":
            continue
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        _flatten(path.stem, content or {}, entries)
    return MappingProxyType(entries)


def _flatten(prefix: str, content: Mapping[str, object], entries: dict[str, str]) -> None:
    for name, value in content.items():
        key = f"{prefix}.{name}"
        if isinstance(value, Mapping):
            _flatten(key, value, entries)
        else:
            entries[key] = str(value)


class _Writer(Formatter):
    """Writes a count with its noun: `{count:#country|countries}` is "1 country", "5 countries"."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if not format_spec.startswith("#"):
            return str(super().format_field(value, format_spec))
        one, many = format_spec[1:].split("|")
        shown = f"{value:,}" if isinstance(value, int) else value
        return f"{shown} {one if str(value) == '1' else many}"


_WRITER = _Writer()


@cache
def words(lang: str) -> Callable[..., str]:
    """A function `t(key, **values)` that gives the wording of a key in a language; an unknown key is a KeyError."""
    entries = catalogue(lang if lang in LANGUAGES else "en")

    def t(key: str, **values: object) -> str:
        return _WRITER.vformat(entries[key], (), values) if values else entries[key]

    return t


@cache
def units(lang: str) -> Mapping[str, str]:
    """How a language writes the units of the data after a figure, by the unit as stored."""
    content = yaml.load((_HERE / lang / "units.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return MappingProxyType({str(unit): str(text) for unit, text in content.items()})
