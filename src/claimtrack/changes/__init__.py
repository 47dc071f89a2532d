"""What a branch changed: the files of it by git, and the findings that its copy has and the older copy had not."""

from claimtrack.changes.findings import Read, new_only
from claimtrack.changes.git import Changes, changes_since

__all__ = ["Changes", "Read", "changes_since", "new_only"]
