"""Copy in, Document out: `read` a file, `read_text` a string, `read_bytes` what came from elsewhere,
`read_typed` what somebody is writing."""

from claimtrack.documents.reading import read, read_bytes, read_text, read_typed

__all__ = ["read", "read_bytes", "read_text", "read_typed"]
