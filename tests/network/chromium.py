"""A real browser without a window; tests that need one skip without it, but not in CI."""

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

READY = 60
"""How many seconds a page may take on a loaded machine."""


def _programs() -> tuple[str, str]:
    browsers = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    browser, driver = next(filter(None, browsers), None), shutil.which("chromedriver")
    if browser and driver:
        return browser, driver
    why = "no Chromium with chromedriver: scripts/install_browsers.sh installs them"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


@contextmanager
def chromium() -> Iterator["Browser"]:
    """A browser that keeps what pages write to the console and ask the network for."""
    browser, driver = _programs()
    if os.environ.get("CI"):
        from selenium import webdriver  # noqa: PLC0415
    else:
        webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

    options = webdriver.ChromeOptions()
    options.binary_location = browser
    flags = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,900"]
    for flag in [*flags, *(["--no-sandbox"] if os.geteuid() == 0 else [])]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    inner = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield Browser(inner)
    finally:
        inner.quit()


class Browser:
    """What tests do in a browser."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def open(self, page: Path) -> None:
        """Open a page from its file, and wait until it says that it is ready."""
        self.inner.get_log("browser")
        self.inner.get_log("performance")
        self.inner.get(page.as_uri())
        self.wait("return document.documentElement.dataset.ready === 'true'")

    def run(self, script: str, *arguments: Any) -> Any:
        return self.inner.execute_script(script, *arguments)

    def wait(self, script: str) -> None:
        end = time.monotonic() + READY
        while not self.run(script):
            assert time.monotonic() < end, f"never came true: {script}"
            time.sleep(0.05)

    def find(self, css: str) -> Any:
        return self.inner.find_element("css selector", css)

    def texts(self, css: str) -> list[str]:
        return [each.text for each in self.inner.find_elements("css selector", css)]

    def text(self, css: str) -> str:
        return str(self.find(css).text)

    def keys(self, *keys: str) -> None:
        """Press keys wherever the focus is."""
        for key in keys:
            self.inner.switch_to.active_element.send_keys(key)

    def focused(self) -> str:
        """The id of what has the focus."""
        return str(self.run("return document.activeElement.id"))

    def complaints(self) -> list[str]:
        """What the console got since the page was opened."""
        return [entry["message"] for entry in self.inner.get_log("browser")]

    def requests(self) -> list[str]:
        """The addresses that were asked for since the page was opened, but for files and data."""
        messages = (
            json.loads(entry["message"])["message"] for entry in self.inner.get_log("performance")
        )
        asked = (
            m["params"]["request"]["url"]
            for m in messages
            if m["method"] == "Network.requestWillBeSent"
        )
        return [url for url in asked if not url.startswith("data:")]
