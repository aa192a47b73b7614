"""What the server keeps of the data for its sessions."""

from __future__ import annotations

import gc
import os
import shutil
import weakref
from datetime import date
from pathlib import Path

import pytest

from components.exhibits import registry
from components.exhibits.exhibit import Filters
from components.screen import served

ANDES = Path(__file__).resolve().parents[1] / "data" / "andes"
DAY = date(2025, 5, 20)


def test_data_that_an_edit_replaced_are_freed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(ANDES, tmp_path / "data"))
    monkeypatch.setenv("KAIRO_DATA", str(folder))
    dossier = served.current().dossier
    assert dossier is not None
    for exhibit_id in registry.EXHIBITS:
        served.exhibit(dossier, exhibit_id, Filters(DAY), {"over": "dimension"})
    watched, before = weakref.ref(dossier), dossier.version
    del dossier
    desk = folder / "desk.yml"
    desk.write_text(desk.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    os.utime(desk, (0, 0))
    now = served.current().dossier
    assert now is not None and now.version != before
    gc.unfreeze()
    gc.collect()
    assert watched() is None
