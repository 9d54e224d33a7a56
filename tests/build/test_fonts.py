"""The folder of fonts: several presses may make it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.prints import NPM, fonts
from generator.render.paper import FONTS


def test_a_font_that_another_press_has_just_put_there_is_no_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in FONTS:
        file = tmp_path / NPM / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    link = Path.symlink_to

    def after_another(here: Path, target: Path) -> None:
        """The other press makes its link between the look at ours and the making of it."""
        theirs = here.with_name(target.name)
        theirs.unlink(missing_ok=True)
        link(theirs, target)
        link(here, target)

    monkeypatch.setattr(Path, "symlink_to", after_another)
    assert {file.name for file in fonts(tmp_path).iterdir()} == {Path(name).name for name in FONTS}
