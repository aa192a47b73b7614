"""The app in a Chromium that reaches nothing but this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
]
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


@contextmanager
def app(folder: Path, log: Path) -> Iterator[str]:
    """The app serving a data folder; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", "127.0.0.1"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "KAIRO_DATA": str(folder)}, stdout=output, stderr=output
        )
        try:
            address = f"http://127.0.0.1:{port}"
            until = time.monotonic() + PATIENCE_MS / 1000
            while not _answers(f"{address}/_stcore/health"):
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.1)
            yield address
        finally:
            process.terminate()
            process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture(scope="package")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], object]:
    return lambda folder: app(folder, tmp_path_factory.mktemp("server") / "log.txt")


@pytest.fixture(scope="package")
def address(serve: Callable[[Path], object]) -> Iterator[str]:
    with serve(ROOT / "data") as url:
        yield url


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped data, to be edited."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("KAIRO_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """One reader: a page, and every address it asked for."""

    page: Page
    asked: list[str] = field(default_factory=list)

    def open(self, url: str) -> Page:
        """Open an address and wait until the script has run to its end."""
        self.page.goto(url)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until no script runs, the page has its heading or its error list, and every body asked for is there."""
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning] h1", timeout=PATIENCE_MS)
        expect(self.page.locator(".k-root [aria-busy=true]")).to_have_count(0)

    def foreign(self) -> list[str]:
        """Addresses of any other host."""
        own = ("127.0.0.1", "localhost")
        schemes = ("http", "https", "ws", "wss")
        return [url for url in self.asked if urlsplit(url).scheme in schemes and urlsplit(url).hostname not in own]


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens readers; each has a context of its own, with the network cut but for this machine."""
    contexts = []

    def new(**settings: object) -> Visit:
        context = chromium.new_context(viewport={"width": 1400, "height": 1000}, locale="en-GB", **settings)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        visit = Visit(context.new_page())
        context.route("**/*", _only_here)
        visit.page.on("request", lambda request: visit.asked.append(request.url))
        visit.page.on("websocket", lambda socket: visit.asked.append(socket.url))
        return visit

    yield new
    for context in contexts:
        context.close()


def _only_here(route: Route) -> None:
    if urlsplit(route.request.url).hostname == "127.0.0.1":
        route.continue_()
    else:
        route.abort()


@pytest.fixture
def visit(reader: Callable[..., Visit]) -> Visit:
    return reader()
