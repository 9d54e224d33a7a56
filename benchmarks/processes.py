"""Commands run and measured: wall time, processor time, memory of a whole tree of processes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

REPERES = Path(sys.executable).with_name("reperes")
SAMPLE = 0.02
PROC = Path("/proc")


def installed() -> dict[str, str]:
    """The environment of a program that was installed, and so compiled: its byte code may be kept.

    Where a workshop forbids that, Python compiles all of a program that runs from its sources, at each start.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class CommandFailedError(Exception):
    """A command ended with an error; the message holds the end of what it printed."""


@dataclass(frozen=True)
class Run:
    """One run of a command, its children included: seconds on the clock, seconds of processor."""

    wall: float
    cpu: float


def run(command: Sequence[str | Path]) -> Run:
    """Run a command once; CommandFailedError if it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=installed()
    )
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        raise CommandFailedError(f"{' '.join(map(str, command))}\n{printed[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime)


@dataclass(frozen=True)
class Contest:
    """The runs of several commands, taken in turns, so that noise falls on all of them."""

    runs: dict[str, list[Run]]

    def wall(self, name: str) -> float:
        """The median of a command's wall times."""
        return median(run.wall for run in self.runs[name])

    def cpu(self, name: str) -> float:
        """The median of a command's processor times."""
        return median(run.cpu for run in self.runs[name])

    def ratio(self, one: str, other: str) -> float:
        """How many times longer `one` takes than `other`: the median over neighbouring runs."""
        pairs = zip(self.runs[one], self.runs[other], strict=False)
        return median(a.wall / b.wall for a, b in pairs)

    def spread(self, name: str) -> tuple[float, float]:
        """The shortest and the longest wall time."""
        walls = [run.wall for run in self.runs[name]]
        return min(walls), max(walls)


@dataclass(frozen=True)
class Entrant:
    """A command of a contest, what is cleared away before each of its runs, and how often it runs."""

    command: Sequence[str | Path]
    clear: Callable[[], None]
    runs: int


def contest(entrants: dict[str, Entrant], tell: Callable[[str], None]) -> Contest:
    """Run every command as often as it asks, in turns."""
    runs: dict[str, list[Run]] = {name: [] for name in entrants}
    for turn in range(max(entrant.runs for entrant in entrants.values())):
        for name, entrant in entrants.items():
            if turn < entrant.runs:
                entrant.clear()
                done = run(entrant.command)
                runs[name].append(done)
                tell(f"{name}: {done.wall:.2f} s ({done.cpu:.2f} s of processor)")
    return Contest(runs)


# ---- memory


@dataclass(frozen=True)
class Memory:
    """The most memory a tree of processes held at once, in KB; shared pages count once (`together`)."""

    together: int | None
    largest: int


def peak_memory(command: Sequence[str | Path]) -> Memory:
    """Run a command and watch its memory. `together` needs Linux: it is the sum of proportional set sizes."""
    process = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=installed()
    )
    found: list[int] = []
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(SAMPLE):
            found.append(sum(map(_pss, _tree(process.pid))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    stop.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandFailedError(" ".join(map(str, command)))
    unit = 1024 if sys.platform == "darwin" else 1
    return Memory(max(found, default=0) or None, usage.ru_maxrss // unit)


def _tree(pid: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield pid
    try:
        children = (PROC / f"{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _pss(pid: int) -> int:
    """A process's own pages and its share of those it shares, in KB."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", (PROC / f"{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found.group(1)) if found else 0


# ---- a server


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """`reperes serve` over a project, as long as the block runs: gives its address."""
    command = [str(REPERES), "-C", str(root), "serve", "--port", "0"]
    environment = installed() | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        try:
            found = re.search(r"http://[\d.]+:\d+/", process.stdout.readline())
            if found is None:
                raise CommandFailedError("reperes serve gave no address")
            yield found.group()
        finally:
            process.terminate()
