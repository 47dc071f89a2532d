"""Tools for drafting assistants over the Model Context Protocol: an assistant can ask before it writes.

`Shelf` answers with the JSON of the command line, `serve` carries questions and answers over standard input and output.
"""

from claimtrack.mcp.serving import need_sdk, serve
from claimtrack.mcp.shelf import Shelf

__all__ = ["Shelf", "need_sdk", "serve"]
