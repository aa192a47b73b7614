"""What is wrong in a data folder, where, and what was expected instead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file: `file` is relative to the data folder, `line` counts from 1 (0: the file as a whole).

    `field` is the dotted path of the value, empty when the fault is not in one field. `code` is a word of
    `PROBLEM_CODES`; `message` says in English what was found and what was expected.
    """

    file: str
    line: int
    field: str
    message: str
    code: str = "value"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field or '-'}: {self.message}"


PROBLEM_CODES: dict[str, str] = {
    "missing_folder": "The data folder does not exist or holds no data file.",
    "missing_file": "A file that every data folder needs is not there.",
    "unreadable": "The file could not be opened.",
    "too_large": "The file is larger than a data file may be.",
    "encoding": "The file is not UTF-8.",
    "syntax": "The file is not well-formed YAML or CSV.",
    "alias": "YAML anchors and aliases are not allowed, as they can make a small file explode.",
    "too_deep": "Lists are nested deeper than any record needs.",
    "duplicate_key": "The same key stands twice in one record.",
    "duplicate_id": "Two records bear the same id.",
    "shape": "A list or record was expected here.",
    "missing_field": "A field that the record needs is not there.",
    "unknown_field": "The record has a field that is not in the dictionary.",
    "value": "The value is not of the kind that the field takes.",
    "unknown_reference": "An id points to nothing.",
    "order": "Dates or events stand in an order that can't be.",
    "conflict": "Two records say different things where only one can hold.",
    "more": "More faults were found than are listed.",
}


LISTED = 500
"""How many faults are listed; a closing one then says how many more there are."""


class DossierError(Exception):
    """A data folder can't be served; `problems` holds the faults found, sorted by file and line, at most 500."""

    def __init__(self, problems: list[Problem]) -> None:
        found = sorted(problems)
        if len(found) > LISTED:
            message = f"at least {len(found) - LISTED:,} more problems are not listed; these come first"
            found[LISTED:] = [Problem(".", 0, "", message, "more")]
        self.problems = tuple(found)
        super().__init__("\n".join(map(str, self.problems)))
