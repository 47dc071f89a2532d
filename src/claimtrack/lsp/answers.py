"""What the editor asks: the evidence under the pointer, what to do about a mark, wording and ids to go on with."""

from __future__ import annotations

from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path

from claimtrack.lsp import cards, completing, ids
from claimtrack.lsp.actions import EVIDENCE, actions
from claimtrack.lsp.checking import Checked
from claimtrack.lsp.client import Client
from claimtrack.lsp.kinds import library_of
from claimtrack.lsp.session import Session

__all__ = ["EVIDENCE", "code_actions", "completion", "evidence", "hover", "resolve"]

_MOST = 3
"""Cards in one hover."""


async def hover(session: Session, params: types.HoverParams) -> types.Hover | None:
    """The evidence card of what is claimed at a place."""
    checked = await session.checked(params.text_document.uri)
    if not isinstance(checked, Checked):
        return None
    found = checked.occurrences_at(checked.buffer.lines.offset(params.position))[:_MOST]
    if not found:
        return None
    markdown = _client(session).markdown
    card = cards.of_occurrence if markdown else cards.of_occurrence_plain
    texts = [await session.beside(card, one, checked.judge, checked.judged.profile) for one in found]
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    content = types.MarkupContent(kind, "\n\n---\n\n".join(dict.fromkeys(texts)))
    return types.Hover(content, checked.buffer.lines.range(found[0].place.span))


async def code_actions(session: Session, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What can be done about the passages that a range meets."""
    checked = await session.checked(params.text_document.uri)
    if not isinstance(checked, Checked):
        return []
    span = checked.buffer.lines.span(params.range)
    offered = actions(checked, span, params.context.diagnostics, _client(session))
    found: list[types.CodeAction] = await session.beside(list, offered)
    wanted = params.context.only
    return [one for one in found if not wanted or any(_is_kind(one.kind, kind) for kind in wanted)]


async def completion(session: Session, params: types.CompletionParams) -> types.CompletionList:
    """Approved wording in copy; in the files of a library the ids that may stand at the cursor."""
    uri = params.text_document.uri
    buffer = session.buffers.get(uri)
    items: list[types.CompletionItem] = []
    if buffer and (folder := library_of(buffer.file)):
        library = await session.beside(session.judges.last_good, folder)
        if library:
            items = ids.completions(buffer, buffer.lines.offset(params.position), library.records)
    else:
        checked = await session.checked(uri)
        if isinstance(checked, Checked):
            offset = checked.buffer.lines.offset(params.position)
            items = await session.beside(completing.completions, checked, offset)
    return types.CompletionList(is_incomplete=False, items=items)


async def resolve(session: Session, item: types.CompletionItem) -> types.CompletionItem:
    """An item with its documentation."""
    data: dict[str, Any] = item.data if isinstance(item.data, dict) else {}
    buffer = session.buffers.get(str(data.get("uri", "")))
    folder = library_of(buffer.file) if buffer else None
    if folder and (library := session.judges.last_good(folder)):
        item.documentation = ids.detail(library.records, str(data.get("table")), str(data.get("id")))
    elif buffer and data.get("claim"):
        card = await _card(session, str(data["claim"]), buffer.uri)
        item.documentation = types.MarkupContent(types.MarkupKind.Markdown, card) if card else None
    return item


async def evidence(session: Session, claim: str, uri: str) -> str:
    """The card of a claim, as an answer; where the client can open documents, in a file that it opens, too."""
    card = await _card(session, claim, uri)
    if card and _client(session).documents:
        file = session.folder() / f"{claim.replace('/', '-')}.md"
        file.write_text(f"{card}\n", encoding="utf-8")
        session.window_show_document(types.ShowDocumentParams(str(from_fs_path(str(file))), take_focus=True))
    return card


async def _card(session: Session, claim: str, uri: str) -> str:
    """Empty where the text is not judged or its library holds no such claim."""
    checked = await session.checked(uri)
    if not isinstance(checked, Checked) or claim not in checked.judge.library.claims:
        return ""
    return await session.beside(cards.of_claim, claim, checked.judge, checked.judged.profile)


def _client(session: Session) -> Client:
    return Client.of(session.client_capabilities)


def _is_kind(kind: str | None, wanted: str) -> bool:
    """Whether a kind is the wanted one or one below it: 'quickfix.spelling' is a 'quickfix'."""
    return kind is not None and (kind == wanted or kind.startswith(f"{wanted}."))
