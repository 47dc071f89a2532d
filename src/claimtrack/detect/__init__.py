"""Copy in, mentions out: what is claimed, where, of what, and how it is meant."""

from claimtrack.detect.detector import find_mentions
from claimtrack.detect.house import find_barred_names, find_house_words, find_listed_words
from claimtrack.detect.mention import Evidence, Mention

__all__ = [
    "Evidence",
    "Mention",
    "find_barred_names",
    "find_house_words",
    "find_listed_words",
    "find_mentions",
]
