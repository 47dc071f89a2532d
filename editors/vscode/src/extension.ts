/** The extension: starts the server, says how it does, shows the evidence. All that is known of claims is the server's. */

import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ShowDocumentRequest, State } from "vscode-languageclient/node";
import { selector } from "./languages";
import { failure, launch, Launch, Settings } from "./settings";
import { Phase, status } from "./status";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const item = vscode.languages.createLanguageStatusItem("claimtrack", selector());
  item.command = { command: "claimtrack.restart", title: "Restart" };
  const restart = async (): Promise<void> => {
    await stop();
    await start(item);
  };
  context.subscriptions.push(
    item,
    vscode.commands.registerCommand("claimtrack.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (["path", "markets", "minConfidence"].some((name) => event.affectsConfiguration(`claimtrack.${name}`))) {
        await restart();
      }
    }),
  );
  await start(item);
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function start(item: vscode.LanguageStatusItem): Promise<void> {
  const settings = read();
  const how = launch(settings, vscode.workspace.workspaceFolders?.[0]?.uri.fsPath);
  const started = server(how);
  started.onDidChangeState((change) => show(item, phase(change.newState), settings));
  client = started;
  show(item, "starting", settings);
  try {
    await started.start();
  } catch (error) {
    show(item, "stopped", settings);
    await tell(failure(how.command, error));
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  try {
    await running?.dispose();
  } catch {
    // A server that never started cannot be stopped.
  }
}

function server(how: Launch): LanguageClient {
  const options: LanguageClientOptions = {
    documentSelector: selector(),
    outputChannelName: "claimtrack",
    middleware: { window: { showDocument: preview } },
  };
  const executable = { command: how.command, args: how.args, options: { cwd: how.cwd } };
  return new LanguageClient("claimtrack", "claimtrack", executable, options);
}

/** Evidence is Markdown and is shown as a preview beside the copy. */
const preview: ShowDocumentRequest.MiddlewareSignature = async (params, token, next) => {
  if (!params.uri.endsWith(".md")) {
    return next(params, token);
  }
  await vscode.commands.executeCommand("markdown.showPreviewToSide", vscode.Uri.parse(params.uri));
  return { success: true };
};

function read(): Settings {
  const held = vscode.workspace.getConfiguration("claimtrack");
  return {
    path: held.get("path", "claimtrack"),
    markets: held.get("markets", []),
    minConfidence: held.get("minConfidence", "medium"),
  };
}

function phase(state: State): Phase {
  return state === State.Running ? "running" : state === State.Starting ? "starting" : "stopped";
}

function show(item: vscode.LanguageStatusItem, now: Phase, settings: Settings): void {
  const said = status(now, settings.markets);
  item.text = said.text;
  item.detail = said.detail;
  item.busy = said.busy;
  item.severity = said.wrong ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
}

async function tell(message: string): Promise<void> {
  const chosen = await vscode.window.showErrorMessage(message, "Open settings");
  if (chosen !== undefined) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "claimtrack.path");
  }
}
