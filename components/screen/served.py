"""The data folder that this process serves, and the exhibits built from it for every session."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from functools import lru_cache
from itertools import count
from weakref import ref

from components.exhibits import registry
from components.exhibits.exhibit import Exhibit, Filters
from components.records import Dossier, data_folder
from components.records.live import Current, LastGood

KEPT = 512
"""Exhibits kept per process."""
SETTLED = 24
"""So many new exhibits are kept before they too are taken out of garbage collection."""

_built = count(1)


@lru_cache(maxsize=4)
def _live(folder: str) -> LastGood:
    return LastGood(data_folder())


def current() -> Current:
    """The dossier to show now, and what is wrong with its folder."""
    now = _live(str(data_folder())).current()
    if now.dossier is not None:
        _settle_version(now.dossier.version)
    return now


@lru_cache(maxsize=1)
def _settle_version(version: str) -> None:
    _settle()


def _settle() -> None:
    """Take what lives long out of garbage collection: the dossier, the libraries, and the exhibits kept.

    Streamlit collects after every run; going through all of it each time costs as much as a page. What was taken out
    before is looked through again first, so that what has ended since is freed.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def exhibit(dossier: Dossier, exhibit_id: str, filters: Filters, options: Mapping[str, str]) -> Exhibit:
    """An exhibit by its address; what one session computed, every session has."""
    own = tuple(sorted(registry.own_options(exhibit_id, options).items()))
    return _exhibit(dossier.version, exhibit_id, filters, own, Held(dossier))


class Held:
    """Carries a dossier past the cache key, in which its version already stands.

    It doesn't keep the dossier alive, so that one whose folder has changed since is freed.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = ref(dossier)

    @property
    def dossier(self) -> Dossier:
        """The dossier, while whoever asks for it holds it."""
        found = self._dossier()
        assert found is not None
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=KEPT)
def _exhibit(
    version: str, exhibit_id: str, filters: Filters, options: tuple[tuple[str, str], ...], held: Held
) -> Exhibit:
    if next(_built) % SETTLED == 0:
        _settle()
    return registry.build(exhibit_id, held.dossier, filters, dict(options))
