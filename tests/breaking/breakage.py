"""What a breakage is: a rule, what is changed in a copy, and who must notice, for which reason."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# What is copied and broken: files of the site, the whole site, a few pages for a browser, examples for hosts,
# sources that are checked, sources that tests of content read; or a test that breaks the rule by itself.
Where = Literal["files", "site", "browser", "hosts", "sources", "content", "itself"]
# Stands where a diagnostic is expected; it is taken out before the file is written.
HERE = "§"
INLINE = "<{0}>(.*?)</{0}>"


@dataclass(frozen=True)
class Edit:
    """What is changed in the first file that fits, or in every one: a pattern, and what takes its place.

    `signed`: the page's policy is given the hashes of the changed script and style.
    An empty `old` makes a file, or takes one away where `new` is empty too.
    """

    path: str
    old: str
    new: str
    every: bool = False
    signed: bool = False

    def apply(self, folder: Path) -> Iterator[tuple[str, int]]:
        """Change the files; where a diagnostic is expected: path and line."""
        if not self.old:
            yield from self._whole(folder / self.path)
            return
        files = sorted(folder.glob(self.path))
        assert files, f"no file to break: {self.path}"
        for file in files if self.every else files[:1]:
            before = file.read_text("utf-8")
            text, count = re.subn(self.old, self.new, before, count=1, flags=re.DOTALL | re.MULTILINE)
            assert count, f"{self.path}: nothing to break: {self.old}"
            assert text != before, f"{self.path}: changed nothing"
            at = text.find(HERE)
            yield file.relative_to(folder).as_posix(), text.count("\n", 0, at) + 1 if at >= 0 else 0
            replace(file, _signed(text) if self.signed else text.replace(HERE, ""))

    def _whole(self, file: Path) -> Iterator[tuple[str, int]]:
        if self.new:
            file.parent.mkdir(parents=True, exist_ok=True)
            replace(file, self.new.replace(HERE, ""))
        else:
            file.unlink()
        at = self.new.find(HERE)
        yield self.path, self.new.count("\n", 0, at) + 1 if at >= 0 else 0


def replace(file: Path, text: str) -> None:
    """Write a new file: the old one may be a link to the site that is copied."""
    file.unlink(missing_ok=True)
    file.write_text(text, "utf-8")


def _signed(text: str) -> str:
    for tag in ("script", "style"):
        if inside := re.search(INLINE.format(tag), text, re.DOTALL):
            told = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
            text = re.sub(rf"{tag}-src 'sha256-[^']+'", f"{tag}-src 'sha256-{told}'", text, count=1)
    return text


@dataclass(frozen=True)
class Breakage:
    """A rule in a sentence, how it is broken, which test or diagnostic must see it, and what it must say."""

    rule: str
    says: str
    broken: str
    where: Where
    seen_by: str
    because: str = ""
    edits: tuple[Edit, ...] = ()
    # What would hide other breakages is made in a copy of its own, which this names.
    copy: str = ""

    @property
    def name(self) -> str:
        return re.sub(r"\W+", "-", f"{self.rule} {self.broken}".lower()).strip("-")[:90]


@dataclass(frozen=True)
class Row:
    """What a reader of the proof is told of a breakage."""

    rule: str
    says: str
    broken: str
    seen_by: str
