"""Copy in, Document out: `read` a file, `read_text` a string, `read_bytes` what came from elsewhere."""

from claimtrack.documents.reading import read, read_bytes, read_text

__all__ = ["read", "read_bytes", "read_text"]
