"""What can be done about a passage: an allowed wording in its place, an ignore with a reason, the evidence opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from lsprotocol import types
from pygls.uris import from_fs_path

from claimtrack.documents.model import Span
from claimtrack.ignores import SUFFIX
from claimtrack.ignores.comments import has_comments
from claimtrack.lsp.checking import Checked
from claimtrack.lsp.client import Client
from claimtrack.lsp.ignoring import Insertion, directive, insertion, is_harmless, line_beside
from claimtrack.lsp.rewording import Replacement, replacements
from claimtrack.policy.finality import is_final
from claimtrack.policy.finding import Finding, Passage

EVIDENCE = "claimtrack.evidence"
_HOLDS = timedelta(days=182)
"""For how long an ignore is proposed; whoever writes the reason may write another day."""
_LONGEST = 90
"""Characters of a wording in a title."""
_SPECIAL = re.compile(r"[\\$}]")
"""What has a meaning of its own in a snippet."""


def actions(
    checked: Checked, span: Span, marks: Sequence[types.Diagnostic], client: Client
) -> Iterator[types.CodeAction]:
    """All that can be done where a span of the source stands; `marks` are those that the client shows there."""
    for passage in checked.judged.page.passages:
        place = passage.place.span
        if place.start <= span.end and span.start <= place.end:
            yield from _rewordings(checked, passage, marks, client)
            nearest = [one for one in passage.findings if _meets(one.place.span, span)] or list(passage.findings)
            yield from _ignores(checked, passage, nearest, marks, client)
            yield from _evidence(checked, nearest)


def _rewordings(
    checked: Checked, passage: Passage, marks: Sequence[types.Diagnostic], client: Client
) -> Iterator[types.CodeAction]:
    suggestion = passage.suggestion.text if passage.suggestion else None
    for one in replacements(checked, passage):
        yield types.CodeAction(
            title=_title(one),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[mark for mark in marks if mark.data in one.clears],
            is_preferred=one.text == suggestion and one.kind != "remove",
            edit=_edit(checked, types.TextEdit(checked.buffer.lines.range(one.span), one.text), client),
        )


def _title(one: Replacement) -> str:
    if one.kind == "remove":
        return "Leave this sentence out"
    shown = one.text if len(one.text) <= _LONGEST else f"{one.text[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"Write instead ({one.kind}): {shown}"


def _ignores(
    checked: Checked,
    passage: Passage,
    findings: Iterable[Finding],
    marks: Sequence[types.Diagnostic],
    client: Client,
) -> Iterator[types.CodeAction]:
    policies = checked.judge.library.records.policies if checked.judged.profile.markets else {}
    until = checked.judge.as_of + _HOLDS
    open_ = [finding for finding in findings if not is_final(finding, policies)]
    for finding in {finding.rule: finding for finding in open_}.values():
        if edit := _ignore(checked, passage, finding, until, client):
            quiet = {one.fingerprint for one in passage.findings if one.rule == finding.rule}
            yield types.CodeAction(
                title=f"Ignore {finding.rule} until {until.isoformat()}: write the reason",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[mark for mark in marks if mark.data in quiet],
                edit=edit,
            )


def _ignore(
    checked: Checked, passage: Passage, finding: Finding, until: date, client: Client
) -> types.WorkspaceEdit | None:
    block = checked.block_of(passage)
    found = insertion(checked.document, block, passage, directive(finding, until)) if block else None
    if found and is_harmless(checked.document, found):
        return _edit(checked, _inserted(checked, found, as_snippet=client.snippets), client)
    if client.creates and checked.buffer.file and not has_comments(checked.document):
        return _beside(f"{checked.buffer.file}{SUFFIX}", line_beside(passage, finding, until))
    return None


def _inserted(checked: Checked, one: Insertion, *, as_snippet: bool) -> types.TextEdit | types.SnippetTextEdit:
    at = checked.buffer.lines.range(Span(one.offset, one.offset))
    if not as_snippet:
        return types.TextEdit(at, one.text)
    escaped = (_SPECIAL.sub(r"\\\g<0>", part) for part in (one.text[: one.cursor], one.text[one.cursor :]))
    return types.SnippetTextEdit(at, types.StringValue("$1".join(escaped)))


def _beside(path: str, line: str) -> types.WorkspaceEdit:
    """A line at the top of the file beside the copy, which is made where there is none."""
    uri, top = str(from_fs_path(path)), types.Position(0, 0)
    written = types.TextEdit(types.Range(top, top), f"{line}\n")
    return types.WorkspaceEdit(
        document_changes=[
            types.CreateFile(uri=uri, options=types.CreateFileOptions(ignore_if_exists=True)),
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), [written]),
        ]
    )


def _evidence(checked: Checked, findings: Iterable[Finding]) -> Iterator[types.CodeAction]:
    for claim in dict.fromkeys(finding.claim for finding in findings if finding.claim):
        command = types.Command("Open the evidence", EVIDENCE, arguments=[claim, checked.buffer.uri])
        yield types.CodeAction(f"Open the evidence on {claim}", types.CodeActionKind.Empty, command=command)


def _edit(checked: Checked, edit: types.TextEdit | types.SnippetTextEdit, client: Client) -> types.WorkspaceEdit:
    """An edit of the version that was checked: a client that knows versions refuses it where the text has moved on."""
    buffer = checked.buffer
    if not client.versions and isinstance(edit, types.TextEdit):
        return types.WorkspaceEdit(changes={buffer.uri: [edit]})
    document = types.OptionalVersionedTextDocumentIdentifier(buffer.uri, buffer.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [edit])])


def _meets(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end
