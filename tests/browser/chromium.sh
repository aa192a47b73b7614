#!/bin/sh
# Prints the path of a Chromium: the system's, else Debian's package when root, else Playwright's own.
set -e

system() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name"; then return 0; fi
    done
    return 1
}

if [ -n "$KAIRO_CHROMIUM" ]; then echo "$KAIRO_CHROMIUM"; exit 0; fi
if system; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    if apt-get update >&2 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends chromium >&2; then
        if system; then exit 0; fi
    fi
fi
"${PYTHON:-python3}" -m playwright install chromium >&2
exec "${PYTHON:-python3}" -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as p: print(p.chromium.executable_path)'
