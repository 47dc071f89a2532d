"""What the client can do, as far as answers depend on it."""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol import types


@dataclass(frozen=True, slots=True)
class Client:
    """Abilities; all that is not declared is missing."""

    versions: bool = False
    """Edits may name the version of the text they are for."""
    snippets: bool = False
    """Edits may say where the cursor goes."""
    creates: bool = False
    """Edits may make files."""
    markdown: bool = False
    """Hovers may be Markdown."""
    documents: bool = False
    """It opens a document when it is asked to."""

    @classmethod
    def of(cls, declared: types.ClientCapabilities) -> Client:
        """The abilities that a client declares."""
        edits = declared.workspace.workspace_edit if declared.workspace else None
        hover = declared.text_document.hover if declared.text_document else None
        shows = declared.window.show_document if declared.window else None
        versions = bool(edits and edits.document_changes)
        return cls(
            versions=versions,
            snippets=versions and bool(edits and edits.snippet_edit_support),
            creates=versions
            and bool(edits and types.ResourceOperationKind.Create in (edits.resource_operations or ())),
            markdown=bool(hover and types.MarkupKind.Markdown in (hover.content_format or ())),
            documents=bool(shows and shows.support),
        )
