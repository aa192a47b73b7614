"""What the map asks for by URL: the layers of the basemap, and the lines and places of a picture."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock

from components.records import DossierError, data_folder
from components.records.geojson import check_geojson
from components.records.layout import BASEMAP
from components.records.reading import read_bytes

log = logging.getLogger(__name__)
LONGEST = 200
"""Characters of a list of kinds in an address."""
KEPT = 256
"""Pictures kept per process; an older one is made again by the next rerun of the page that shows it."""

_kept: OrderedDict[str, bytes] = OrderedDict()
_good: dict[Path, bytes] = {}
"""The last good contents of each layer of the basemap: they stay on the map while an edit of the file is broken."""
_lock = Lock()


def keep(name: str, items: object) -> str:
    """Keep items for a map layer; the path to ask for them, which changes with the contents."""
    payload = json.dumps(items, ensure_ascii=False, separators=(",", ":")).encode()
    version = hashlib.sha256(payload).hexdigest()[:16]
    with _lock:
        _kept[f"{name}/{version}"] = payload
        _kept.move_to_end(f"{name}/{version}")
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return f"/geo/{name}?v={version}"


def is_kept(path: str) -> bool:
    """Whether the payload of a path that `keep` gave is still there."""
    name, _, version = path.removeprefix("/geo/").partition("?v=")
    with _lock:
        return f"{name}/{version}" in _kept


def basemap_path(name: str, left_out: tuple[str, ...] = ()) -> str | None:
    """The path of a basemap layer such as `land.json`, without features of some kinds; None where there is none."""
    try:
        stat = _basemap_file(name).stat()
    except OSError:
        return None
    without = f"&without={','.join(left_out)}" if left_out else ""
    return f"/geo/{name}?v={stat.st_mtime_ns:x}-{stat.st_size:x}{without}"


def geo_payload(name: str, params: Mapping[str, str]) -> bytes | None:
    """The JSON behind `/geo/{name}?v=…`; None where there is nothing of that name and version."""
    if f"basemap/{name}" in BASEMAP:
        left_out = tuple(filter(None, params.get("without", "")[:LONGEST].split(",")))
        path = _basemap_file(name)
        try:
            stat = path.stat()
        except OSError:
            return None
        try:
            _good[path] = _read(data_folder(), f"basemap/{name}", stat.st_mtime_ns, stat.st_size)
        except DossierError as error:
            log.warning("%s", error)
        content = _good.get(path)
        return _without(content, left_out) if content and left_out else content
    with _lock:
        return _kept.get(f"{name}/{params.get('v', '')}")


def _basemap_file(name: str) -> Path:
    return data_folder() / "basemap" / name


@lru_cache(maxsize=6)
def _read(folder: Path, file: str, mtime_ns: int, size: int) -> bytes:
    content = read_bytes(folder, file)
    check_geojson(content, file)
    return content


@lru_cache(maxsize=8)
def _without(content: bytes, left_out: tuple[str, ...]) -> bytes:
    collection = json.loads(content)
    kept = [
        one
        for one in collection["features"]
        if not {str(value) for value in (one.get("properties") or {}).values()} & set(left_out)
    ]
    return json.dumps({**collection, "features": kept}, ensure_ascii=False, separators=(",", ":")).encode()
