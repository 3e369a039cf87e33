"""Opens paths (files, folders, patterns, archives, pipes); runs readers in children with limits of memory and time."""

from merida.running.limits import Limits
from merida.running.run import run, run_sources
from merida.running.sources import Source
from merida.running.work import Answer, Stage

__all__ = ["Answer", "Limits", "Source", "Stage", "run", "run_sources"]
