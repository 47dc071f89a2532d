"""A judged page as rows: the words of a verdict and of a sentence are kept once, however many pages have them."""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from claimtrack.audit.adapters import origin_of
from claimtrack.audit.model import Origin, digest_of, whole
from claimtrack.audit.store import Runs
from claimtrack.audit.tags import Face
from claimtrack.checker import Report
from claimtrack.documents.model import Document
from claimtrack.policy.finding import Occurrence
from claimtrack.reports.figures import figures_of
from claimtrack.reports.json import payload

_PLACE = ("line", "column", "end_line", "end_column", "offset", "end_offset", "locator")
_OF_ONE_PLACE = frozenset({*_PLACE, "path", "quote", "text", "passage", "fingerprint"})
_NOT_WORD = re.compile(r"\W+")


def record(runs: Runs, document: Document, report: Report, key: tuple[str, str, str]) -> sqlite3.Row:
    """Keep a page's report under (copy, bench, profile) and return its row; inside a transaction."""
    face = Face.of(document.source, document.path)
    origin = origin_of(face) or Origin("")
    text = "\n".join(block.text for block in document.blocks).encode(errors="backslashreplace")
    title = next((block.text for block in document.blocks if block.kind == "title"), "")
    values = (
        *key, json.dumps(report.markets), json.dumps(document.metadata), document.format, whole(title),
        report.summary.blocks, report.summary.words, report.summary.mentions, zlib.compress(text), digest_of(text),
        _canonical(face),
        len(report.suppressed), origin.system, origin.id, origin.edit,
    )  # fmt: skip
    added = runs.database.execute(
        "INSERT INTO judged (copy, bench, profile, markets, metadata, format, title, blocks, words, mentions, text,"
        " text_sha256, canonical, suppressed, system, entry, edit)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    judged = int(added.lastrowid or 0)
    _passages(runs, judged, payload(report))
    _mentions(runs, judged, report.mentions)
    _passed(runs, judged, report.mentions)
    runs.database.executemany(
        "INSERT INTO unread VALUES (?, ?, ?)",
        [(judged, item.what, item.position.line if item.position else None) for item in report.unread],
    )
    (row,) = runs.rows("SELECT * FROM judged WHERE id = ?", (judged,))
    return row


def _canonical(face: Face) -> str:
    """The address that the page calls its own; empty where it names none, or itself."""
    named = face.link("canonical") if face.url.startswith(("http://", "https://")) else ""
    if not named:
        return ""
    from claimtrack.scrape.urls import normalise

    found = normalise(named, normalise(face.base, face.url) or face.url) or ""
    return "" if found == face.url else found


def words_of(sentence: str) -> str:
    """What makes two sentences the same, as in a fingerprint: their words, whatever the case and the marks."""
    return _NOT_WORD.sub(" ", sentence).strip().casefold()


def _passages(runs: Runs, judged: int, data: Mapping[str, Any]) -> None:
    passages = {passage["id"]: (number, passage) for number, passage in enumerate(data["passages"], 1)}
    sentences = {id_: _sentence(runs, passage["text"]) for id_, (_, passage) in passages.items()}
    runs.database.executemany(
        "INSERT INTO passage VALUES (?, ?, ?, ?, ?)",
        [
            (judged, number, sentences[id_], _place(passage), _advice(passage["suggestion"]))
            for id_, (number, passage) in passages.items()
        ],
    )
    runs.database.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (judged, number, passages[one["passage"]][0], sentences[one["passage"]], _verdict(runs, one), _place(one),
             whole(one["quote"]), whole(one["text"]), one["fingerprint"])
            for number, one in enumerate(data["findings"], 1)
        ],
    )  # fmt: skip


def _advice(suggestion: Mapping[str, Any] | None) -> str | None:
    """What to write instead: empty to leave the sentence out, null where there is no advice."""
    return whole(suggestion["text"]) if suggestion else None


def _mentions(runs: Runs, judged: int, mentions: Iterable[Occurrence]) -> None:
    """How often each claim is made, and every figure that is given for one."""
    held = list(mentions)
    claimed = [one for one in held if one.mention.claimed and one.status]
    counts = Counter(map(_claim, claimed))
    first = {key: one for one, key in zip(reversed(claimed), map(_claim, reversed(claimed)), strict=True)}
    runs.database.executemany(
        "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (judged, *key, number, whole(first[key].sentence) if first[key].status == "unregistered" else "",
             str(first[key].place))
            for key, number in counts.items()
        ],
    )  # fmt: skip
    runs.database.executemany(
        "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (judged, treatment, topic, figure.unit, figure.low, figure.high, whole(figure.text), str(figure.place))
            for treatment, topic, figure in figures_of(held)
        ],
    )


def _passed(runs: Runs, judged: int, mentions: Iterable[Occurrence]) -> None:
    """What is claimed and not objected to."""
    runs.database.executemany(
        "INSERT OR IGNORE INTO passed VALUES (?, ?, ?, ?, ?, ?)",
        [
            (judged, one.fingerprint, _sentence(runs, one.sentence), one.mention.topic, one.mention.claim, one.status)
            for one in mentions
            if one.mention.claimed and one.finding is None
        ],
    )


def _claim(one: Occurrence) -> tuple[str, str, str, str, str]:
    mention = one.mention
    return mention.treatment or "", mention.topic, mention.effect, mention.claim or "", one.status or ""


def _sentence(runs: Runs, text: str) -> int:
    return _row(runs, "sentence", "text", whole(text), ("words",), (words_of(whole(text)),))


def _verdict(runs: Runs, finding: Mapping[str, Any]) -> int:
    """What was said of a mention, but for its place."""
    said = {name: value for name, value in finding.items() if name not in _OF_ONE_PLACE}
    names = ("rule", "severity", "topic", "treatment", "claim", "status")
    key = json.dumps(said)
    return _row(runs, "verdict", "record", key, names, tuple(finding[name] for name in names))


def _row(runs: Runs, table: str, key: str, value: str, names: tuple[str, ...], rest: tuple[Any, ...]) -> int:
    found = runs.database.execute(f"SELECT id FROM {table} WHERE {key} = ?", (value,)).fetchone()
    if found:
        return int(found["id"])
    columns, marks = ", ".join((key, *names)), ", ".join("?" * (1 + len(names)))
    added = runs.database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", (value, *rest))
    return int(added.lastrowid or 0)


def _place(record: Mapping[str, Any]) -> str:
    """As a JSON array in the order of `_PLACE`."""
    return json.dumps([record[name] for name in _PLACE])
