"""Whether the files of a data folder changed: a cheap fingerprint of their state, and a hash of their contents."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from .layout import BASEMAP, files_in

Fingerprint = tuple[tuple[str, int, int], ...]
"""Name, size and time of change (ns) of every data file that is there."""


def fingerprint(folder: Path) -> Fingerprint:
    """The state of the folder's data files without reading them; equal as long as no file was touched."""
    states: list[tuple[str, int, int]] = []
    for name in (*(file.name for file in files_in(folder)), *BASEMAP):
        try:
            state = (folder / name).lstat()
        except (OSError, ValueError):
            continue
        states.append((name, state.st_size, state.st_mtime_ns))
    return tuple(states)


def version(contents: Mapping[str, bytes]) -> str:
    """16 hexadecimal digits that stand for the contents of the files, whatever their times."""
    digest = hashlib.sha256()
    for name, data in sorted(contents.items()):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:16]
