"""The dictionary of a data folder, written from the records themselves: `python -m components.records.dictionary`."""

from __future__ import annotations

import types
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from .layout import BASEMAP, BRIEFINGS, FILES, DataFile, data_folder
from .partial_date import PartialDate
from .problem import PROBLEM_CODES
from .record import Code, Record, Slug, Words
from .treaty import EventKind

_HEAD = """\
# The data folder

This file is generated from the records' own definitions (`python -m components.records.dictionary`); a test
keeps it in step. It lists every file, every field, and how to edit them. Nothing here is a fact about the region: facts stand in the other files.

## How to edit

1. Open the file in a text editor (YAML) or a spreadsheet (CSV: UTF-8, comma, first line with the column names).
2. Change, add or remove a record. An id, once published, is never reused for something else.
3. Every fact names at least one `source` (an id in `sources.yml`, the better authority first) and a `confidence`: `high`,
   `medium` or `low`. Add the publication to `sources.yml` first if it is new.
4. Save, and run `python -m components.records` (or with the folder as an argument). It lists all problems at once, one a line as
   `file:line: field: message`, and ends with exit code 1; or it prints how many records each file holds, with exit code 0.
5. A running app shows the change on the next interaction. If the edit is broken, the last good data stays on screen under a banner
   that names file, line and field.

What helps to know:

- **Dates** are `2024`, `2024-05` or `2024-05-17`, from the year 1000 to 2999, with or without quotes. A date known by year or month counts as known from
  the last day of that period.
- **Text** is read as it stands: `NO`, `on` or `012` stay text. An empty value, `~` or `null` means "not known", the same as
  leaving the field out. Text that contains a colon and a space needs quotes.
- **Lists** are `[a, b]` in YAML and `a;b` in a CSV cell. One value may stand without brackets.
- **Missing is not zero.** A value that nobody published is left out.
- **Nothing derivable is stored**: a treaty's status follows from its events, a corridor's state from its legs.
- **Two series that count differently** stay two series or two indicators.
- Not accepted, with a clear message: YAML anchors, aliases and tags, several documents in one file, tabs as indentation, a field given
  twice, files over 20 MB or in another encoding than UTF-8, links in place of files.

`KAIRO_DATA` names another data folder; it may be about any region.

`python -m components.records.evidence` prints what became of the evidence behind the folder: how much of it stands in which file, and
what was left out and why (`evidence.csv`). With the folder of the evidence as an argument it checks that nothing is forgotten.
"""


ALL = (*FILES, BRIEFINGS)


def dictionary() -> str:
    """The dictionary as Markdown."""
    parts = [_HEAD, "## Files\n", "| File | Holds | Required |", "|---|---|---|"]
    parts += [f"| [`{f.name}`](#{_anchor(f.name)}) | {f.about} | {'yes' if f.is_required else 'no'} |" for f in ALL]
    parts += [f"| `{name}` | GeoJSON under the map. | no |" for name in BASEMAP]
    for file in ALL:
        parts.append("\n" + _file(file))
    parts += ["\n## Treaty events\n", "The word in an event's `event` is one of:", ""]
    parts.append(", ".join(f"`{word}`" for word in get_args(EventKind)) + ".")
    parts += ["", "An event with `until` is an inferred window: it is shown as uncertain and never decides a status."]
    parts += ["\n## Problem codes\n", "| Code | Meaning |", "|---|---|"]
    parts += [f"| `{code}` | {meaning} |" for code, meaning in PROBLEM_CODES.items()]
    return "\n".join(parts) + "\n"


_PLURALS = {"code": "codes", "id": "ids", "text": "texts", "date": "dates"}


def _anchor(name: str) -> str:
    return name.translate({ord(sign): None for sign in "./*"})


def _file(file: DataFile) -> str:
    holds = {"one": "One record.", "list": "A list of records.", "table": "A table: one row a record."}[file.holds]
    first = next(one for one in ALL if one.record is file.record)
    if first is not file:
        return (
            f"## {file.name}\n\n{file.about} {holds} The fields are those of [`{first.name}`](#{_anchor(first.name)})."
        )
    blocks = [f"## {file.name}\n\n{file.about} {holds}\n\n{_table(file.record)}"]
    for inner in _inner(file.record):
        blocks.append(f"### {inner.__name__} in {file.name}\n\n{_summary(inner)}\n\n{_table(inner)}")
    return "\n\n".join(blocks)


def _summary(record: type[Record]) -> str:
    return " ".join((record.__doc__ or "").split())


def _inner(record: type[Record]) -> list[type[Record]]:
    """Kinds of records that stand inside this one, outermost first."""
    found: list[type[Record]] = []
    for hint in get_type_hints(record, include_extras=True).values():
        for inner in _records_in(hint):
            found += [kind for kind in (inner, *_inner(inner)) if kind not in found]
    return found


def _records_in(hint: Any) -> list[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        return [hint]
    return [record for argument in get_args(hint) for record in _records_in(argument)]


def _table(record: type[Record]) -> str:
    hints = get_type_hints(record, include_extras=True)
    rows = ["| Field | Type | Required | Meaning |", "|---|---|---|---|"]
    for name, field in record.model_fields.items():
        meaning = (field.description or "").replace("|", "\\|")
        needed = "yes" if field.is_required() else _default(field)
        rows.append(f"| `{field.alias or name}` | {_kind(hints[name])} | {needed} | {meaning} |")
    return "\n".join(rows)


def _default(field: FieldInfo) -> str:
    value = field.default
    if value in (None, (), PydanticUndefined):
        return "no"
    return f"no (`{str(value).lower() if isinstance(value, bool) else value}`)"


def _kind(hint: Any) -> str:
    """The type of a field in words."""
    for known, words in ((Code, "code"), (Slug, "id"), (Words, "text"), (PartialDate, "date")):
        if hint == known:
            return words
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _kind(arguments[0])
    if origin in (Union, types.UnionType):
        return ", or ".join(_kind(argument) for argument in arguments if argument is not type(None))
    if origin is Literal:
        return "one of " + ", ".join(f"`{word}`" for word in arguments)
    if origin is dict:
        return "names and values"
    if origin is tuple:
        if Ellipsis not in arguments:
            return "pairs of " + " and ".join(_kind(argument) for argument in arguments)
        words = _kind(arguments[0])
        return f"list of {_PLURALS.get(words, words)}"
    if isinstance(hint, type) and issubclass(hint, Record):
        return f"{hint.__name__} records"
    return {str: "text", date: "day", float: "number", int: "whole number", bool: "true or false"}.get(hint, str(hint))


def main() -> None:
    """Write the dictionary beside the data."""
    (data_folder() / "README.md").write_text(dictionary(), encoding="utf-8")


if __name__ == "__main__":
    main()
