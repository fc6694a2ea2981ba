"""What the doctests of the package stand on: the seeds, a folder to build in, a vocabulary."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.small_vocabulary import small_vocabulary_path

ROOT = Path(__file__).parent

# A loaded machine is no failure; what guards the main branch draws the same examples every time.
settings.register_profile("kg", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("kg")


@pytest.fixture(autouse=True)
def _doctest_ground(
    request: pytest.FixtureRequest,
    doctest_namespace: dict[str, object],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Give examples the seeds, a folder, and the small vocabulary as the installed one."""
    if isinstance(request.node, pytest.DoctestItem):
        monkeypatch.setenv("KG_VOCABULARY", str(small_vocabulary_path()))
        doctest_namespace["seeds"] = ROOT / "seeds"
        doctest_namespace["folder"] = tmp_path_factory.mktemp("example")
