"""A dossier that follows its folder: read again when a file changed, and never lost to a broken edit."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import NamedTuple

from .dossier import Dossier, load
from .fingerprint import Fingerprint, fingerprint
from .problem import DossierError, Problem


class Current(NamedTuple):
    """The last good dossier (None where there never was one), and what is wrong with the folder as it stands now."""

    dossier: Dossier | None
    problems: tuple[Problem, ...]


class LastGood:
    """The dossier of one folder for any number of threads.

    `current` costs a look at the files' times; the folder is read only after a change. While one thread reads, the
    others go on with what was there before, or wait where there is nothing yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)
        self._lock = Lock()
        self._seen: Fingerprint | None = None
        self._current = Current(None, ())

    def current(self) -> Current:
        """The dossier to show and the problems to tell of."""
        state = fingerprint(self.folder)
        if state == self._seen:
            return self._current
        if not self._lock.acquire(blocking=self._current.dossier is None):
            return self._current
        try:
            state = fingerprint(self.folder)
            if state != self._seen:
                self._current = self._read()
                self._seen = state
            return self._current
        finally:
            self._lock.release()

    def _read(self) -> Current:
        last = self._current.dossier
        try:
            dossier = load(self.folder)
        except DossierError as error:
            return Current(last, error.problems)
        return Current(last if last is not None and last.version == dossier.version else dossier, ())
