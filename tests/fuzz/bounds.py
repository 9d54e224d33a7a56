"""How far fuzzing goes, and what stops an example that hangs or takes too much memory.

`REPERES_FUZZ=10000 make prove ARGS=tests/fuzz` tries a hundred times as many examples: it counts in per cent.
"""

from __future__ import annotations

import contextlib
import faulthandler
import functools
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings

F = TypeVar("F", bound=Callable[..., Any])

MORE = int(os.environ.get("REPERES_FUZZ", "100"))
MEMORY = 1_000_000_000
# Seconds of the processor for one example: ours take a tenth of one.
PATIENCE = 20
# Seconds on the clock for one test. What never comes back to Python can be ended by nothing else.
AT_MOST = 900 * max(1, MORE // 100)


class HungError(BaseException):
    """An example did not end. No `except Exception` may take it for a broken file."""


def fuzzed(examples: int) -> Callable[[F], F]:
    """So many examples, the same ones each time."""
    return settings(
        max_examples=max(1, examples * MORE // 100),
        derandomize=True,
        database=None,
        deadline=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )


def ends(test: F) -> F:
    """An example that runs longer than our patience fails. Stands below `given`."""

    @functools.wraps(test)
    def run(*arguments: Any, **named: Any) -> None:
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        try:
            test(*arguments, **named)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    return run  # type: ignore[return-value]


def _hung(*_: object) -> None:
    raise HungError(f"still at work after {PATIENCE} seconds")


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Ends a test that hangs; fails one that took more memory than it may."""
    former = signal.signal(signal.SIGPROF, _hung)
    faulthandler.dump_traceback_later(AT_MOST, exit=True, file=sys.__stderr__)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    before = _memory("VmRSS")
    if before:
        # Twice as much: who is refused memory may go on as if nothing was, and the peak would not show it.
        resource.setrlimit(resource.RLIMIT_AS, (_memory("VmSize") + 2 * MEMORY, hard))
        Path("/proc/self/clear_refs").write_text("5")
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGPROF, former)
    taken = _memory("VmHWM") - before
    assert taken < MEMORY, f"{taken:,} bytes were taken"


def _memory(name: str) -> int:
    """A number of bytes that Linux tells of this process; 0 elsewhere."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), 0)
