"""The writer's page: one local page that judges copy while it is written.

`Desk` answers what the page asks, `Server` hands the page out and carries the questions, on this machine alone. The
page itself is in `assets/`, as a browser reads it.
"""

from claimtrack.draft.desk import Desk
from claimtrack.draft.server import Server

__all__ = ["Desk", "Server"]
