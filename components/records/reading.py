"""How YAML, CSV and GeoJSON files are read without trusting them, keeping the line of every value."""

from __future__ import annotations

import csv
import io
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from .problem import DossierError, Problem

MAX_BYTES = 20 * 1024 * 1024
MAX_DEPTH = 20
MAX_VALUES = 300_000
MAX_RECORDS = 20_000
MAX_COLUMNS = 200

Place = tuple[str | int, ...]
"""Where a value stands in a file: record number, field, number in a list …"""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ufeff\ufffe\uffff]")
"""What no text needs; a turned writing direction or a byte order mark inside a text can't even be seen."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TAB_INDENT = re.compile(r"[ ]*\t")


@dataclass(frozen=True)
class Content:
    """What a file says: `value` in plain lists, dictionaries and strings; `lines` the line of each place.

    A key without a value is left out of `value`. `problems` are faults that did not stop the reading.
    """

    file: str
    value: Any
    lines: Mapping[Place, int]
    problems: list[Problem] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest value around it."""
        for length in range(len(place), -1, -1):
            found = self.lines.get(place[:length])
            if found is not None:
                return found
        return 0


def shortened(value: object, limit: int = 60) -> str:
    """A value as an error message names it: quoted text, cut where long; lists and records by their kind."""
    if value is None:
        return "nothing"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, dict):
        return "a record"
    text = str(value)
    return repr(text) if len(text) <= limit else f"{text[:limit]!r}…"


def read_bytes(folder: Path, file: str) -> bytes:
    """The bytes of a regular file of at most 20 MB; links, folders, pipes and larger files are refused unread."""
    path = folder / file
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        what = "is a link; expected the file itself" if path.is_symlink() else f"can't be opened ({why})"
        raise DossierError([Problem(file, 0, "", f"the file {what}", "unreadable")]) from None
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise DossierError([Problem(file, 0, "", "expected a file, found a folder or device", "unreadable")])
        if state.st_size > MAX_BYTES:
            message = f"expected at most {MAX_BYTES // 2**20} MB, found {state.st_size / 2**20:.1f} MB"
            raise DossierError([Problem(file, 0, "", message, "too_large")])
        chunks: list[bytes] = []
        while chunk := os.read(handle, 1024 * 1024):
            chunks.append(chunk)
            if len(chunks) * 1024 * 1024 > 2 * MAX_BYTES:
                raise DossierError([Problem(file, 0, "", "the file grows while it is read", "too_large")])
        return b"".join(chunks)
    except OSError as error:
        message = f"the file can't be read ({error.strerror})"
        raise DossierError([Problem(file, 0, "", message, "unreadable")]) from None
    finally:
        os.close(handle)


def decode(data: bytes, file: str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; anything else is refused with its line."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DossierError([Problem(file, 1, "", "expected UTF-8, found UTF-16; save the file as UTF-8", "encoding")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"expected UTF-8, found the byte 0x{data[error.start]:02x}; save the file as UTF-8"
        raise DossierError([Problem(file, line, "", message, "encoding")]) from None
    control = _CONTROL.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        message = f"found the control character U+{ord(control[0]):04X}; expected plain text in UTF-8"
        raise DossierError([Problem(file, line, "", message, "encoding")])
    return text


def read_yaml(data: bytes, file: str) -> Content:
    """What a YAML file says, every scalar as text (so a code like NO or a date stays what was typed).

    The stream of events is read one by one and refused at the first anchor, alias, tag or second document, and beyond
    20 levels or 300,000 values, so that no file can explode or hang. Raises DossierError with the one fault that stops.
    """
    return _YamlReader(file, decode(data, file)).read()


class _YamlReader:
    """Builds plain values from YAML events, remembering lines."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self.value: Any = None
        self.line = 1
        self.levels: list[_Level] = []

    def read(self) -> Content:
        """Run through the events."""
        documents = values = 0
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self.line = event.start_mark.line + 1  # type: ignore[union-attr]  # parsed events always have marks
                if isinstance(event, yaml.NodeEvent):
                    values += 1
                    if values > MAX_VALUES:
                        self.stop(f"expected at most {MAX_VALUES:,} values in a file, found more", "too_large")
                    self.node(event)
                elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                    self.levels.pop()
                elif isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self.stop("expected one YAML document, found a second one after `---`", "syntax")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.line = mark.line + 1 if mark is not None else self.line
            self.stop(self.explained(error), "syntax")
        except yaml.YAMLError as error:
            self.stop(f"not well-formed YAML: {shortened(error)}", "syntax")
        return Content(self.file, self.value, self.lines, self.problems)

    def node(self, event: yaml.NodeEvent) -> None:
        """Take in a scalar, or open a list or record."""
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            sign = "alias *" if isinstance(event, yaml.AliasEvent) else "anchor &"
            self.stop(f"expected plain values, found the {sign}{str(event.anchor)[:40]}; write the value out", "alias")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.stop(f"expected plain values, found the tag {shortened(tag)}", "syntax")
        level = self.levels[-1] if self.levels else None
        if level is not None and level.awaits_key:
            self.key(level, event)
            return
        place = level.next_place() if level is not None else ()
        self.lines.setdefault(place, self.line)
        if isinstance(event, yaml.ScalarEvent):
            value: Any = None if event.implicit[0] and event.value in _NULLS else event.value
        else:
            value = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        if level is None:
            self.value = value
        else:
            level.add(value)
            if level.count > MAX_RECORDS:
                self.stop(f"expected at most {MAX_RECORDS:,} entries in a list, found more", "too_large")
        if not isinstance(event, yaml.ScalarEvent):
            if len(self.levels) >= MAX_DEPTH:
                self.stop(f"expected at most {MAX_DEPTH} levels of lists and records, found more", "too_deep")
            self.levels.append(_Level(value, place))

    def key(self, level: _Level, event: yaml.NodeEvent) -> None:
        """Take in the key of a record."""
        if not isinstance(event, yaml.ScalarEvent):
            self.stop("expected a name before the colon, found a list or record", "shape")
        key = event.value
        place = (*level.place, key)
        if key in level.keys:
            message = f"the field {shortened(key)} stands twice in one record, first on line {self.lines[place]}"
            self.problems.append(Problem(self.file, self.line, dotted(place), message, "duplicate_key"))
        level.keys.add(key)
        level.pending = key
        level.awaits_key = False
        self.lines.setdefault(place, self.line)

    def explained(self, error: yaml.MarkedYAMLError) -> str:
        """The parser's complaint in plain words."""
        rows = self.text.splitlines()
        row = rows[self.line - 1] if self.line <= len(rows) else ""
        if _TAB_INDENT.match(row) or "'\\t'" in str(error.problem):
            return "expected spaces, found a tab at the beginning of the line"
        for sign, words in _EXPLAINED.items():
            if sign in str(error.problem):
                return f"not well-formed YAML: {words}"
        return f"not well-formed YAML: {str(error.problem)[:120]}"

    def stop(self, message: str, code: str) -> NoReturn:
        """Give up reading, with the fault that makes the rest meaningless."""
        raise DossierError([*self.problems, Problem(self.file, self.line, "", message, code)])


_EXPLAINED = {
    "mapping values are not allowed": "a colon stands where none can; check the indentation, and quote text with a colon in it",
    "did not find expected key": "expected a field name here; check indentation and quotes of this and earlier lines",
    "could not find expected ':'": "expected a colon after the field name",
    "did not find expected '-' indicator": "expected the next record to begin with a dash",
    "did not find expected ',' or": "a bracket or brace is not closed, or a comma is missing",
    "found unexpected end of stream": "the file ends inside quotes or brackets",
    "did not find expected <document start>": "text stands behind the end of the record; check indentation and quotes",
    "did not find expected node content": "expected a value here; check commas, brackets and quotes",
    "found character that cannot start any token": "found a character that needs quotes (such as @, ` or %)",
}


class _Level:
    """A list or record that is being filled."""

    __slots__ = ("awaits_key", "count", "into", "is_record", "keys", "pending", "place")

    def __init__(self, into: Any, place: Place) -> None:
        self.into = into
        self.place = place
        self.is_record = isinstance(into, dict)
        self.awaits_key = self.is_record
        self.keys: set[str] = set()
        self.pending = ""
        self.count = 0

    def next_place(self) -> Place:
        """The place of the value that comes next."""
        return (*self.place, self.pending if self.is_record else self.count)

    def add(self, value: Any) -> None:
        """Put the next value in; a field without a value is left out."""
        if not self.is_record:
            self.into.append(value)
            self.count += 1
            return
        self.awaits_key = True
        if value is None:
            self.into.pop(self.pending, None)
        else:
            self.into[self.pending] = value


def dotted(place: Place) -> str:
    """A place inside a record as `events.2.date`, counting list entries from 1; the record's own number is left out."""
    inner = place[1:] if place and isinstance(place[0], int) else place
    return ".".join(str(part + 1) if isinstance(part, int) else part[:60] for part in inner)


def read_csv(data: bytes, file: str, columns: frozenset[str], required: frozenset[str]) -> Content:
    """The rows of a CSV file as records of text; empty cells are left out, rows without any cell skipped.

    Unknown, missing and repeated columns and rows of the wrong length are problems; so that one slip in the header
    does not repeat itself on every row, rows are then still read as far as they go.
    """
    text = decode(data, file)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[dict[str, str]] = []
    lines: dict[Place, int] = {(): 1}
    problems: list[Problem] = []
    header: list[str] | None = None
    start = 1
    try:
        for number, cells in enumerate(reader):
            start, line = reader.line_num + 1, start
            if number > MAX_RECORDS or len(cells) > MAX_COLUMNS:
                message = f"expected at most {MAX_RECORDS:,} rows of {MAX_COLUMNS} columns, found more"
                raise DossierError([*problems, Problem(file, line, "", message, "too_large")])
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                problems += _header_problems(file, line, header, columns, required)
            elif len(cells) != len(header):
                message = f"expected {len(header)} cells as in the header, found {len(cells)}"
                problems.append(Problem(file, line, "", message, "syntax"))
            else:
                lines[len(rows),] = line
                stripped = zip(header, map(str.strip, cells), strict=True)
                rows.append({name: cell for name, cell in stripped if cell and name in columns})
    except csv.Error as error:
        message = f"not well-formed CSV: {str(error)[:120]}; check the quotes from this line on"
        raise DossierError([*problems, Problem(file, start, "", message, "syntax")]) from None
    if header is None:
        raise DossierError(
            [Problem(file, 1, "", "expected a line with the names of the columns, found nothing", "shape")]
        )
    return Content(file, rows, lines, problems)


_SEPARATORS = {"\t": "tabs", ";": "semicolons", "|": "bars"}


def _header_problems(
    file: str, line: int, header: list[str], columns: frozenset[str], required: frozenset[str]
) -> list[Problem]:
    known = ", ".join(sorted(columns))
    problems: list[Problem] = []
    if len(header) == 1 and (other := next((sign for sign in _SEPARATORS if sign in header[0]), None)):
        message = f"expected commas between the columns, found {_SEPARATORS[other]}; save the table as CSV with commas"
        return [Problem(file, line, "", message, "syntax")]
    for number, name in enumerate(header, start=1):
        if name in header[: number - 1]:
            message = f"the column {shortened(name)} stands twice in the header"
            problems.append(Problem(file, line, name[:60], message, "duplicate_key"))
        elif not name:
            message = f"expected a name for column {number}, found nothing"
            problems.append(Problem(file, line, "", message, "unknown_field"))
        elif name not in columns:
            message = f"{shortened(name)} is not a column of this file; expected {known}"
            problems.append(Problem(file, line, name[:60], message, "unknown_field"))
    for name in sorted(required.difference(header)):
        problems.append(
            Problem(file, line, name, f"expected a column {name!r}, which every row needs", "missing_field")
        )
    return problems
