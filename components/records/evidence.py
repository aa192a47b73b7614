"""Whether all evidence is accounted for: what stands in the data, and what was left out and why.

`python -m components.records.evidence [EVIDENCE_FOLDER]` prints the counts and what was left out. With a folder of
evidence it also checks that every record of the topics in the ledger is accounted for.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .dossier import load
from .layout import data_folder
from .ledger import EvidenceEntry
from .problem import DossierError


def names_in(content: Any) -> Iterator[str]:
    """The names of the records of one evidence file, those inside others after them; a second of a name is `(2)`."""
    seen: Counter[str] = Counter()
    lists = content.items() if isinstance(content, dict) else [("record", content)]
    for key, items in lists:
        for number, item in enumerate(items if isinstance(items, list) else (), start=1):
            for name in _names(item, f"{key} {number}"):
                seen[name] += 1
                yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _names(item: Any, otherwise: str) -> Iterator[str]:
    if not isinstance(item, dict):
        yield otherwise
        return
    series = " ".join(str(item[key]) for key in ("series", "period") if key in item)
    yield str(item.get("id") or item.get("leg") or series or otherwise)
    for inner in item.values():
        if isinstance(inner, list):
            yield from (str(one["id"]) for one in inner if isinstance(one, dict) and "id" in one)


def unaccounted(ledger: tuple[EvidenceEntry, ...], folder: Path) -> tuple[list[str], list[str]]:
    """Records of the evidence that the ledger has not, and entries of the ledger that the evidence has not."""
    listed = {(entry.topic, entry.file, entry.record) for entry in ledger}
    found = {
        (topic, path.name, name)
        for topic in sorted({entry.topic for entry in ledger})
        for path in sorted((folder / topic).glob("*.yml"))
        for name in names_in(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    }
    return ["/".join(one) for one in sorted(found - listed)], ["/".join(one) for one in sorted(listed - found)]


def report(ledger: tuple[EvidenceEntry, ...]) -> str:
    """How many records of each file stand in the data, and those left out with their reasons."""
    rows = []
    kept = Counter((entry.topic, entry.file) for entry in ledger if entry.place)
    for (topic, file), count in sorted(Counter((entry.topic, entry.file) for entry in ledger).items()):
        rows.append(f"{topic + '/' + file:<40}{count:>6,} records{kept[topic, file]:>7,} in the data")
    left = [entry for entry in ledger if not entry.place]
    rows.append(
        f"{'all':<40}{len(ledger):>6,} records{len(ledger) - len(left):>7,} in the data, {len(left):,} left out:"
    )
    rows += [f"  {entry.topic}/{entry.file} {entry.record}: {entry.reason}" for entry in left]
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    """Print the report and return 0, or 1 where the ledger does not account for everything; 2 where called wrongly."""
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        print("usage: python -m components.records.evidence [EVIDENCE_FOLDER]", file=sys.stderr)
        return 2
    try:
        ledger = load(data_folder()).evidence
    except DossierError as error:
        print(error)
        return 1
    print(report(ledger))
    if not arguments:
        return 0
    missing, unknown = unaccounted(ledger, Path(arguments[0]))
    print(f"{len(missing):,} records of the evidence are not in the ledger", *missing, sep="\n  ")
    print(f"{len(unknown):,} entries of the ledger are not in the evidence", *unknown, sep="\n  ")
    return 1 if missing or unknown or not ledger else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
