"""Jobs done side by side, each in a process of its own that ends when this one does."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")
U = TypeVar("U")
Outcome = tuple[T | None, str]  # an answer, or what went wrong
PR_SET_PDEATHSIG = 1
TICK = 0.5  # seconds between two looks at jobs that run


class JobFailedError(Exception):
    """A job ended without an answer; the message says why."""


def side_by_side(
    jobs: Mapping[str, Callable[[], T]],
    waiting: Callable[[], None] | None = None,
    here: str | None = None,
) -> list[T]:
    """The answers of all jobs, in their order; one after the other where the system cannot fork.

    `waiting` is called now and then meanwhile, to tell how far they are. `here`: a job done in this process.
    It may leave no thread behind: later jobs would be forked with the locks that one holds.
    """
    if len(jobs) == 1 or not can_fork():
        return [_answer(name, *_outcome(job)) for name, job in jobs.items()]
    running: dict[str, Running[T]] = {}
    try:
        for name, job in jobs.items():
            if name != here:
                running[name] = Running.begin(name, job)
        own = {name: _answer(name, *_outcome(job)) for name, job in jobs.items() if name == here}
        if waiting is not None:
            _wait(running.values(), waiting)
        return [own[name] if name == here else running[name].answer() for name in jobs]
    finally:
        for begun in running.values():
            begun.end()


def _wait(running: Iterable[Running[T]], waiting: Callable[[], None]) -> None:
    left = [job.connection for job in running]
    while left:
        answered = wait(left, timeout=TICK)
        left = [connection for connection in left if connection not in answered]
        waiting()


def beside(elsewhere: Callable[[], T], here: Callable[[], U]) -> tuple[T, U]:
    """The answers of two jobs, the first done in a process of its own meanwhile where the system can."""
    if not can_fork_safely():
        return elsewhere(), here()
    running = Running.begin("beside", elsewhere)
    try:
        answer = here()
        return running.answer(), answer
    finally:
        running.end()


def can_fork() -> bool:
    """Whether a job can have a process of its own here."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


def can_fork_safely() -> bool:
    """Whether it can without leaving behind a lock that another thread holds."""
    return can_fork() and threading.active_count() == 1


@dataclass(frozen=True)
class Running(Generic[T]):
    """A job at work in a process of its own.

    The process is forked here and not taken from a pool: a job is then handed over as it is, when to pickle
    a whole corpus for each language takes longer than to make its pages, and a job whose process is killed
    (by a machine short of memory) is noticed.
    """

    name: str
    process: BaseProcess
    connection: Connection

    @classmethod
    def begin(cls, name: str, job: Callable[[], T]) -> Running[T]:
        """Start a job."""
        context = multiprocessing.get_context("fork")
        connection, sender = context.Pipe(duplex=False)
        process: BaseProcess = context.Process(target=_work, args=(job, sender, os.getpid()), daemon=True)
        begun = cls(name, process, connection)
        # A Ctrl-C that comes while it is being made finds neither half ready, and leaves none behind.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            try:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
            except KeyboardInterrupt:
                begun.end()
                raise
        sender.close()
        return begun

    def answer(self) -> T:
        """Wait for its answer; JobFailedError if there is none."""
        return cast("T", _answer(self.name, *_received(self.connection)))

    def end(self) -> None:
        """Leave no process behind."""
        self.process.kill()
        self.process.join()


def _work(job: Callable[[], T], sender: Connection, parent: int) -> None:
    _end_with(parent)
    sender.send(_outcome(job))


def _outcome(job: Callable[[], T]) -> Outcome[T]:
    try:
        return job(), ""
    except Exception as error:  # noqa: BLE001 - whatever it was, it is told in the parent
        return None, f"{type(error).__name__}: {error}"


def _received(answer: Connection) -> Outcome[Any]:
    try:
        outcome: Outcome[Any] = answer.recv()
    except EOFError:
        return None, "its process was killed"
    return outcome


def _answer(name: str, result: T | None, failure: str) -> T:
    if failure:
        raise JobFailedError(f"{name}: {failure}")
    return cast("T", result)


def _end_with(parent: int) -> None:
    """Leave Ctrl-C to the parent, and do not go on writing once it is gone (Linux)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
