"""The folder of fonts: several presses may make it at once."""

from __future__ import annotations

from multiprocessing import get_context
from pathlib import Path

import pytest

from generator.prints import NPM, fonts
from generator.render.paper import FONTS

PRESSES, TIMES = 4, 5


def make(root: Path) -> None:
    fonts(root)


@pytest.mark.parametrize("_time", range(TIMES))
def test_presses_that_begin_together_share_their_fonts(_time: int, tmp_path: Path) -> None:
    for name in FONTS:
        file = tmp_path / NPM / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    begun = [get_context("spawn").Process(target=make, args=(tmp_path,)) for _ in range(PRESSES)]
    for process in begun:
        process.start()
    for process in begun:
        process.join()
    assert [process.exitcode for process in begun] == [0] * PRESSES
    assert {link.name for link in fonts(tmp_path).iterdir()} == {Path(name).name for name in FONTS}
