"""security.txt is there once somebody can be told, and says until when it is true."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from diagnostics.project import TODAY

from generator import open_data
from generator.corpus import Corpus
from generator.project import open_project
from generator.render.security_txt import PATH, security_txt

PUBLISHER = "content/facts/publisher.yml"
TOLD = "https://val-clair.example/security"


def test_fields_are_those_that_the_standard_asks_for() -> None:
    text = security_txt(TOLD, "https://val-clair.example/", ("fr", "en"), date(2027, 1, 1))
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == TOLD
    assert fields["Canonical"] == "https://val-clair.example/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "fr, en"
    until = datetime.fromisoformat(fields["Expires"]).date()
    # The standard asks for less than a year.
    assert date(2027, 1, 1) < until < date(2027, 1, 1) + timedelta(days=365)


def test_a_site_without_a_contact_has_none(corpus_of: Callable[..., Corpus], tmp_path: Path) -> None:
    for told in (None, TOLD):
        publisher = (
            "name: null\nsite_url: https://val-clair.example/\nexit_url: https://exit.example/\n"
            f"security_url: {told or 'null'}\n"
        )
        root = corpus_of({PUBLISHER: publisher}).root
        project, report = open_project(root, TODAY)
        assert project is not None, report.render()
        made = open_data.write(project, tmp_path / str(told is None))
        assert (PATH in made) == (told is not None)
        assert (tmp_path / str(told is None) / PATH).exists() == (told is not None)
