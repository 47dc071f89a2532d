"""Copy in, Report out: the main job, for the command line and for programs alike."""

from claimtrack.checker.checking import Copy, check
from claimtrack.checker.judging import Judge, Judged
from claimtrack.checker.report import Report, Summary, UnreadPlace

__all__ = ["Copy", "Judge", "Judged", "Report", "Summary", "UnreadPlace", "check"]
