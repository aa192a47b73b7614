"""Checks a data folder: `python -m components.records [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from .dossier import Dossier, load
from .layout import BRIEFINGS, FILES, data_folder
from .problem import DossierError


def summary(dossier: Dossier) -> str:
    """What a good folder holds, on one screen."""
    rows = [f"{dossier.folder}: {dossier.desk.title_en}"]
    for attribute in dict.fromkeys(file.attribute for file in FILES):
        files = [file for file in FILES if file.attribute == attribute]
        part, name = getattr(dossier, attribute), ", ".join(file.name for file in files)
        count = len(part) if files[0].holds != "one" else int(part is not None)
        rows.append(f"  {name:<36}{count:>7,}" if count else f"  {name:<36}{'-':>7}")
    if dossier.briefings:
        rows.append(f"  {BRIEFINGS.name:<36}{len(dossier.briefings):>7,}")
    rows.append(f"  version {dossier.version}, evidence up to {dossier.horizon}")
    known = {file.name for file in FILES}
    found = sorted(path.name for path in dossier.folder.iterdir() if path.suffix in (".yml", ".yaml", ".csv"))
    rows += [f"  not read, as no data file has this name: {name!r}" for name in found if name not in known]
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    """Print every problem, one a line, and return 1; or print a summary and return 0. 2 where called wrongly."""
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        print("usage: python -m components.records [FOLDER]", file=sys.stderr)
        return 2
    try:
        dossier = load(Path(arguments[0]) if arguments else data_folder())
    except DossierError as error:
        print(error)
        return 1
    print(summary(dossier))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
