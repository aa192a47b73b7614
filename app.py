"""The launcher: the server's routes and headers, and the shell of the screen."""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from components.screen.http import MIDDLEWARE, ROUTES  # noqa: E402

app = st.App(ROOT / "components" / "screen" / "shell.py", routes=ROUTES, middleware=MIDDLEWARE)

if __name__ == "__main__":
    app.run()
