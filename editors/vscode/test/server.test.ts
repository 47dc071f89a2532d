/** The real server, started and spoken to the way the extension's client does. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import {
  CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  MarkupContent,
  PublishDiagnosticsNotification,
  PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { launch } from "../src/settings";
import { MISSING, PROGRAM } from "./program";

const URI = "untitled:Untitled-1";
const TEXT = "# Microcurrent facial\n\nMicrocurrent boosts ATP in your skin 😋. It boosts ATP.\n";

test("a page is marked, explained and reworded", { skip: MISSING, timeout: 60_000 }, async () => {
  const how = launch({ path: PROGRAM, markets: ["uk"], minConfidence: "medium" }, process.cwd());
  const server = spawn(how.command, how.args, { cwd: how.cwd, stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<number | null>((done) => server.on("exit", done));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const marked = new Promise<PublishDiagnosticsParams>((done) =>
    connection.onNotification(PublishDiagnosticsNotification.type, done),
  );
  connection.listen();
  const capabilities = { textDocument: { hover: { contentFormat: ["markdown" as const] } } };
  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
  });
  assert.equal(initialized.serverInfo?.name, "claimtrack");
  await connection.sendNotification(InitializedNotification.type, {});
  const textDocument = { uri: URI, languageId: "markdown", version: 1, text: TEXT };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });

  const { version, diagnostics } = await marked;
  assert.equal(version, 1);
  const line = TEXT.split("\n")[2] ?? "";
  const quoted = diagnostics.map((one) => line.slice(one.range.start.character, one.range.end.character));
  assert.deepEqual(quoted, ["boosts ATP", "boosts ATP"]);

  const mark = diagnostics[1];
  assert.ok(mark);
  const hover = await connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: URI },
    position: mark.range.start,
  });
  assert.match((hover?.contents as MarkupContent).value, /microcurrent\/atp-boost/);
  const actions = await connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: URI },
    range: mark.range,
    context: { diagnostics: [mark] },
  });
  const rewording = (actions ?? []).find((one) => one.title.startsWith("Write instead")) as CodeAction;
  const edits = rewording.edit?.changes?.[URI] ?? [];
  assert.equal(edits.length, 1);

  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  assert.equal(await ended, 0);
  connection.dispose();
});
