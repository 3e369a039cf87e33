"""A child that reads: takes one source after another from its parent, within limits that the system itself holds."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
from multiprocessing.connection import Connection

from merida.reading.values import Problem
from merida.running import limits as limit
from merida.running.limits import MEGABYTE, Limits
from merida.running.sources import Source
from merida.running.work import Answer, answer

__all__ = ["serve"]


def serve[T](connection: Connection, limits: Limits) -> None:
    """Answer until the parent hangs up."""
    _be_quiet()
    _restrict(limits)
    while True:
        try:
            source, stage = connection.recv()
        except (EOFError, OSError):
            return
        _watch(limits.seconds)
        reply = _packed(answer(source, stage, limits), source, limits)
        _watch(0)
        try:
            connection.send_bytes(reply)
        except OSError:  # the parent has gone
            return


def _packed(found: Answer[object], source: Source, limits: Limits) -> bytes:
    try:
        reply = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return _sorry(source, limit.out_of_memory(limits))
    except Exception as error:  # a stage whose value cannot travel
        how = type(error).__name__
        message = f"What was made of this file cannot be handed over ({how}): use a stage of plain values."
        return _sorry(source, Problem("failed", message))
    if len(reply) > limits.answer:
        return _sorry(source, limit.too_much_found(limits))
    return reply


def _sorry(source: Source, problem: Problem) -> bytes:
    refused: Answer[object] = Answer(source.file, problems=(problem,))
    return pickle.dumps(refused)


def _be_quiet() -> None:
    """Libraries in C write on standard error when they give up; what is said to people is said by the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which stops its children
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)


def _restrict(limits: Limits) -> None:
    try:
        import resource  # optional
    except ImportError:  # Windows has no such limits; the parent's patience still holds
        return
    for what, most in (
        (resource.RLIMIT_AS, limits.memory * MEGABYTE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),  # readers write no files
    ):
        with contextlib.suppress(ValueError, OSError):  # some systems do not hold this limit
            resource.setrlimit(what, (most, most))


def _watch(seconds: int) -> None:
    """The system stops the child after so many seconds of computing; 0 ends the watch."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
