"""How the content of a file becomes records, and what it is told where it can't."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .layout import DataFile
from .problem import DossierError, Problem
from .reading import Content, Place, dotted, read_csv, read_yaml, shortened
from .record import Record

ENOUGH = 5_000
"""A file with more faults than this is not read to its end."""

_FORMS = {
    r"^[a-z0-9][a-z0-9_-]{0,79}$": "an id of small letters, digits, - and _ (at most 80)",
    r"^[A-Z][A-Z0-9]{1,9}$": "a code of 2 to 10 capital letters and digits",
    r"^#[0-9a-fA-F]{6}$": "a colour as #rrggbb",
    r"^https?://\S+$": "an address that begins with http:// or https://",
    r"^[a-z]{2,3}(-[A-Za-z]+)?$": "a language code such as en or ja",
}
_KINDS = {
    "string": "text", "float": "a number", "finite": "a number", "int": "a whole number", "bool": "true or false",
    "tuple": "a list", "model": "a record (name: value)", "dict": "a record (name: value)",
}  # fmt: skip
_BOUNDS = {
    "greater_than": ("gt", "a number above {}"),
    "greater_than_equal": ("ge", "a number of at least {}"),
    "less_than": ("lt", "a number below {}"),
    "less_than_equal": ("le", "a number of at most {}"),
    "too_short": ("min_length", "at least {} in the list"),
    "too_long": ("max_length", "at most {} in the list"),
    "string_too_short": ("min_length", "text of at least {} characters"),
    "string_too_long": ("max_length", "text of at most {} characters"),
}


@dataclass(frozen=True)
class Placed:
    """A valid record and its number in the file."""

    record: Record
    number: int | None


@dataclass(frozen=True)
class Sheet:
    """What became of one file: its valid records, and the names of all its records, valid or not."""

    file: DataFile
    content: Content
    records: tuple[Placed, ...]
    names: frozenset[str]
    problems: tuple[Problem, ...]

    def line(self, number: int | None, *path: str | int) -> int:
        """The line of a place in a record."""
        return self.content.line(path if number is None else (number, *path))


def sheet(file: DataFile, data: bytes) -> Sheet:
    """The records of one file with the problems found; DossierError where the file can't be read at all."""
    if file.holds == "table":
        content = read_csv(data, file.name, *_columns(file.record))
    else:
        content = read_yaml(data, file.name)
    entries = _entries(file, content)
    problems = list(content.problems)
    missing_columns = {problem.field for problem in problems if problem.code == "missing_field"}
    records: list[Placed] = []
    names: dict[str, int] = {}
    for number, entry in entries:
        if len(problems) > ENOUGH:
            break
        start: Place = () if number is None else (number,)
        try:
            records.append(Placed(file.record.model_validate(entry), number))
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                if not (detail["type"] == "missing" and detail["loc"][-1] in missing_columns):
                    problems.append(_problem(file, content, start, detail))
        name = entry.get(file.key) if file.key and isinstance(entry, dict) else None
        if isinstance(name, str) and number is not None:
            first = names.setdefault(name, number)
            if first != number:
                line = content.line((number, file.key))
                message = f"{shortened(name)} names two records, on lines {content.line((first, file.key))} and {line}"
                problems.append(Problem(file.name, line, file.key, message, "duplicate_id"))
    return Sheet(file, content, tuple(records), frozenset(names), tuple(problems))


def _entries(file: DataFile, content: Content) -> list[tuple[int | None, Any]]:
    """The raw records of a file with their numbers."""
    value = content.value
    if value is None:
        wanted = "a record (name: value)" if file.holds == "one" else "a list of records; write [] where there is none"
        message = f"expected {wanted}, found an empty file"
    elif file.holds == "one":
        if isinstance(value, dict):
            return [(None, value)]
        message = f"expected a record (name: value), found {shortened(value)}"
    elif not isinstance(value, list):
        message = f"expected a list of records, each beginning with a dash, found {shortened(value)}"
    else:
        return list(enumerate(value))
    raise DossierError([*content.problems, Problem(file.name, content.line(()) or 1, "", message, "shape")])


@cache
def _columns(record: type[Record]) -> tuple[frozenset[str], frozenset[str]]:
    """The columns a table of these records may have, and those it must have."""
    fields = {(field.alias or name): field.is_required() for name, field in record.model_fields.items()}
    return frozenset(fields), frozenset(name for name, is_required in fields.items() if is_required)


def _problem(file: DataFile, content: Content, start: Place, detail: ErrorDetails) -> Problem:
    """One complaint of pydantic, in plain words and with its line."""
    place: Place = (*start, *detail["loc"])
    kind = detail["type"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    found = shortened(detail["input"])
    code, expected = "value", ""
    if kind == "missing":
        code, expected, found = "missing_field", f"a value for {detail['loc'][-1]!r}", "nothing"
    elif kind == "extra_forbidden":
        name = str(detail["loc"][-1])
        message = f"{shortened(name)} is not a field of this record{_meant(file.record, detail['loc'], name)}"
        return Problem(file.name, content.line(place), dotted(place), message, "unknown_field")
    elif kind == "literal_error":
        expected = f"one of {context['expected']}"
    elif kind == "string_pattern_mismatch":
        expected = _FORMS.get(context["pattern"], f"text of the form {context['pattern']}")
    elif kind in _BOUNDS:
        name, words = _BOUNDS[kind]
        expected = words.format(context.get(name))
        found = f"{context['actual_length']}" if "actual_length" in context else found
    elif kind == "value_error":
        return Problem(file.name, content.line(place), dotted(place), str(context["error"]), code)
    else:
        expected = _KINDS.get(kind.split("_", 1)[0], "")
        code = "shape" if kind.startswith(("tuple", "model", "dict")) or found in ("a list", "a record") else "value"
    message = f"expected {expected}, found {found}" if expected else f"{detail['msg']}, found {found}"
    return Problem(file.name, content.line(place), dotted(place), message, code)


def _meant(record: type[Record], loc: tuple[int | str, ...], name: str) -> str:
    """A known field that the unknown one may stand for, as the end of a sentence."""
    known: list[str] = []
    if len(loc) == 1:
        known = [field.alias or key for key, field in record.model_fields.items()]
    close = get_close_matches(name[:80], known, 1)
    return f"; did you mean {close[0]!r}?" if close else ""
