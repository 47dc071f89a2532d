"""Built pages traced to the files they were made from.

A built page says what is claimed of which treatment, since there the heading, the lead-in and the text have come
together; the source says where a person can mend it. A sentence is traced where exactly one block of the source has
it; else the finding stays on the built page and names the places it may come from.
"""

from claimtrack.built.sources import Sources
from claimtrack.built.tracing import traced

__all__ = ["Sources", "traced"]
