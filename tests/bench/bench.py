"""How fast and how light the app is beside an empty Streamlit page: `make bench`."""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from components.analysis.score import firsts, random_weights, scores  # noqa: E402
from components.analysis.treaties import status_as_of  # noqa: E402
from components.analysis.weights import weights  # noqa: E402
from components.exhibits import registry  # noqa: E402
from components.exhibits.briefing import filters_of  # noqa: E402
from components.exhibits.exhibit import Filters  # noqa: E402
from components.records import Dossier, load  # noqa: E402
from components.records.live import LastGood  # noqa: E402
from components.slides import Shown, made  # noqa: E402

LARGER = 1_000
"""How many times the register is enlarged."""
RERUNS = 30
SESSIONS = 20
DECK_SLIDES, MAPS = 12, 2
PAGE = "routes"
"""The page that the way to the stage is measured beside."""
KEPT_RUNS = 2
"""How many runs a browser keeps a message for: Streamlit's `global.maxCachedMessageAge`."""
VIEWS = (
    ("", ""), ("routes", ""), ("routes", "part=strip"), ("routes", "part=series"), ("routes", "part=compare"),
    ("routes", "part=corridors"), ("routes", "part=risks"),
    ("routes", "part=bottlenecks"), ("routes", "part=projects"), ("routes", "part=disruptions"), ("routes", "part=territory"),
    ("routes", "measure=volumes.Mt"), ("actors", ""), ("actors", "over=dimension"), ("actors", "over=country"), ("actors", "over=actor"),
    ("actors", "part=score"), ("actors", "part=compare"), ("actors", "part=time"), ("actors", "part=pledges"),
    ("actors", "part=formats"), ("actors", "part=paper"), ("countries", ""), ("treaties", ""),
    ("treaties", "part=register"), ("treaties", "part=provisions"), ("treaties", "part=coverage"), ("treaties", "part=outlook"),
    ("treaties", "part=claims"), ("treaties", "part=changes"),
)  # fmt: skip
"""A page and the options in its address."""


@contextmanager
def served(script: Path) -> Iterator[tuple[int, psutil.Process]]:
    """A Streamlit server of a script; gives its port and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.address", "127.0.0.1"]
    command += ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    environment = {**os.environ, "KAIRO_DATA": str(ROOT / "data")}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=script.parent, env=environment, stdout=quiet, stderr=quiet)
    try:
        until = time.monotonic() + 60
        while not _healthy(port):
            if time.monotonic() > until or process.poll() is not None:
                raise RuntimeError(f"{script} does not start")
            time.sleep(0.1)
        yield port, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def _healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
            return True
    except OSError:
        return False


@dataclass
class Client:
    """One session, as a browser holds it: it keeps the messages of its last runs that the server lets it keep.

    So an unchanged large message counts as the short reference that a browser is sent instead.
    """

    port: int
    page_hash: str = ""
    runs: deque[set[str]] = field(default_factory=lambda: deque(maxlen=KEPT_RUNS))

    async def connect(self) -> Client:
        """Open the connection."""
        self.socket = await websockets.connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
            origin=f"http://127.0.0.1:{self.port}",
        )
        return self

    async def rerun(self, page: str, query: str) -> tuple[float, int]:
        """Run the script once: seconds until it finished, and bytes received."""
        message = BackMsg()
        run = message.rerun_script
        run.query_string = query
        run.page_script_hash = self.page_hash
        run.page_name = "" if self.page_hash else page
        run.cached_message_hashes.extend(set().union(*self.runs))
        self.runs.append(set())
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        size = 0
        while True:
            raw = await self.socket.recv()
            size += len(raw)
            answer = ForwardMsg.FromString(raw)
            kind = answer.WhichOneof("type")
            if kind == "navigation":
                self.page_hash = answer.navigation.page_script_hash
            elif kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(f"/{page}?{query}: {answer.delta.new_element.exception.message}")
            elif kind == "script_finished":
                return time.perf_counter() - start, size
            if answer.hash and answer.metadata.cacheable:
                self.runs[-1].add(answer.hash)


def queries(dossier: Dossier) -> list[str]:
    """Filter changes, each unlike all others: the as-of day and the countries change together."""
    countries = [*dossier.desk.focus_countries] or [*dossier.countries]
    days = [dossier.horizon - timedelta(days=67 * step) for step in range(RERUNS)]
    return [f"asof={day}&countries={countries[step % len(countries)]}" for step, day in enumerate(days)]


@dataclass(frozen=True)
class Measured:
    """Medians: seconds of a filter change, seconds of the empty page in turns with it, bytes sent."""

    seconds: float
    empty_seconds: float
    size: float


async def measure(app: int, empty: int, page: str, own: str, changes: list[str]) -> tuple[Measured, Measured]:
    """The changes on a page for the first time on this server, and the same changes once more; `own` are its options."""
    one, other = await Client(app).connect(), await Client(empty).connect()
    for _ in range(2):
        await one.rerun(page, own)
        await other.rerun("", "")
    passes = []
    for _ in range(2):
        ours, theirs = [], []
        for change in changes:
            ours.append(await one.rerun(page, f"{change}&{own}" if own else change))
            theirs.append(await other.rerun("", change))
        passes.append(
            Measured(
                statistics.median(seconds for seconds, _ in ours),
                statistics.median(seconds for seconds, _ in theirs),
                statistics.median(size for _, size in ours),
            )
        )
    await one.socket.close()
    await other.socket.close()
    return passes[0], passes[1]


async def weight(app: int, server: psutil.Process, changes: list[str]) -> float:
    """Megabytes that each further session adds, with every page visited."""
    before = server.memory_info().rss
    clients = []
    for number in range(SESSIONS):
        client = await Client(app).connect()
        page, own = VIEWS[number % len(VIEWS)]
        await client.rerun(page, f"{changes[number % len(changes)]}&{own}")
        clients.append(client)
    grown = (server.memory_info().rss - before) / SESSIONS / 1e6
    for client in clients:
        await client.socket.close()
    return grown


def median_seconds(call: Callable[[], object], times: int) -> float:
    """Median time of a call."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def row(name: str, figure: str, target: str = "", is_met: bool | None = None) -> str:
    """One line of the report."""
    verdict = "" if is_met is None else "met" if is_met else "NOT MET"
    return f"{name:<58}{figure:>24}  {target:<14}{verdict}"


async def servers(dossier: Dossier, changes: list[str]) -> list[str]:
    """The lines on the running app."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text("import streamlit as st\n\nst.write(1)\n")
        with served(ROOT / "app.py") as (app, server), served(script) as (empty, _):
            for page, own in VIEWS:
                first, again = await measure(app, empty, page, own, changes)
                view = f"{page}?{own}" if own else page
                for measured, name in ((first, "new filters"), (again, "filters seen before")):
                    ratio = measured.seconds / measured.empty_seconds
                    took = f"{measured.seconds * 1000:.0f}/{measured.empty_seconds * 1000:.0f} ms"
                    lines.append(
                        row(f"/{view}  {name}, beside empty", f"{ratio:.2f} x ({took})", "<= 1.50 x", ratio <= 1.5)
                    )
                    size = measured.size
                    lines.append(row(f"/{view}  {name}, sent", f"{size / 1000:.1f} kB", "<= 40 kB", size <= 40_000))
            lines.append(await stage(app, dossier, changes))
            grown = await weight(app, server, changes)
            lines.append(row("memory per further session", f"{grown:.2f} MB", "<= 2 MB", grown <= 2))
    return lines


async def stage(app: int, dossier: Dossier, changes: list[str]) -> str:
    """The line on presenting: the way to the first slide beside the way to a page, in turns, each time on a new day."""
    client = await Client(app).connect()
    name = next(iter(dossier.briefings))
    paths = (("", ""), (PAGE, ""), ("briefing", f"&ready={name}&present=1"))
    taken: dict[str, list[float]] = {page: [] for page, _ in paths}
    for change in changes:
        for page, own in paths:
            client.page_hash = ""
            seconds, _ = await client.rerun(page, change + own)
            taken[page].append(seconds)
    await client.socket.close()
    presenting, page = (statistics.median(taken[one]) for one in ("briefing", PAGE))
    took = f"{presenting / page:.2f} x ({presenting * 1000:.0f}/{page * 1000:.0f} ms)"
    return row("presenting, beside a page change", took, "<= 1.50 x", presenting <= 1.5 * page)


def slides_of(dossier: Dossier, filters: Filters) -> list[Shown]:
    """So many slides of the ready-made briefings, the maps first, with their exhibits built anew."""
    slides = [slide for one in dossier.briefings.values() for slide in one.slides]
    slides.sort(key=lambda slide: "map" not in slide.exhibit)
    shown = []
    for slide in (*slides[:MAPS], *slides[-(DECK_SLIDES - MAPS) :]):
        own = filters_of(slide, filters)
        exhibit = registry.build(slide.exhibit, dossier, own, slide.options)
        shown.append(Shown(exhibit, own, slide.either("title", own.lang), slide.either("notes", own.lang), "http://x/"))
    return shown


def weighings(dossier: Dossier) -> None:
    """The whole matrix from its figures: made comparable, scored, and weighed 10,000 times with fresh draws."""
    random_weights.cache_clear()
    firsts(scores(dossier, dossier.horizon, dossier.actors, dossier.desk.focus_countries, weights(dossier), "log"))


def enlarged(dossier: Dossier, times: int) -> Dossier:
    """The dossier with every instrument so many times over."""
    copies = {f"{id}-{copy}": one for copy in range(times) for id, one in dossier.instruments.items()}
    return replace(dossier, instruments=copies, version=f"{dossier.version}-{times}")


def main() -> None:
    """Print the report."""
    folder = ROOT / "data"
    dossier = load(folder)
    loading = median_seconds(lambda: load(folder), 3)
    live = LastGood(folder)
    live.current()
    warm = median_seconds(live.current, 200)
    register = median_seconds(lambda: status_as_of(dossier, dossier.horizon), 1000)
    large = enlarged(dossier, LARGER)
    status_as_of(large, large.horizon)
    large_register = median_seconds(lambda: status_as_of(large, large.horizon), 5)
    weighing = median_seconds(lambda: weighings(dossier), 20)
    filters = Filters(dossier.horizon, "ja")
    size = len(made(dossier, "Bench", filters, slides_of(dossier, filters)))
    deck = median_seconds(lambda: made(dossier, "Bench", filters, slides_of(dossier, filters)), 3)
    lines = asyncio.run(servers(dossier, queries(dossier)))
    lines.append(row("load and check data/", f"{loading:.2f} s", "<= 2 s", loading <= 2))
    lines.append(row(f"deck of {DECK_SLIDES} slides with {MAPS} maps", f"{deck:.2f} s", "<= 3 s", deck <= 3))
    lines.append(row(f"deck of {DECK_SLIDES} slides, size", f"{size / 1e6:.2f} MB", "<= 10 MB", size <= 10_000_000))
    lines.append(row("warm dossier", f"{warm * 1000:.2f} ms", "~ 0", warm < 0.005))
    lines.append(row("status_as_of, the whole register", f"{register * 1000:.2f} ms", "<= 20 ms", register <= 0.02))
    lines.append(
        row(f"status_as_of, {LARGER:,} times as large", f"{large_register:.2f} s", "<= 2 s", large_register <= 2)
    )
    lines.append(
        row("10,000 random weightings of all actors", f"{weighing * 1000:.1f} ms", "<= 300 ms", weighing <= 0.3)
    )
    print("\n".join(lines))


if __name__ == "__main__":
    main()
