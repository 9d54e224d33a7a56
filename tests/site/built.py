"""The folder of the built site, for all folders of tests that read it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from played import ROOT

sys.path.append(str(ROOT / "tests"))

from whole_site import whole_site


def built_site(temporary: pytest.TempPathFactory) -> Path:
    """The site that REPERES_SITE names, or the repository's, built once for all workers and all tests."""
    given = os.environ.get("REPERES_SITE")
    return Path(given).resolve() if given else whole_site(temporary)
