/** A stand-in for the editor, as far as the extension and its client look at it: the rest answers with nothing. */

import { readFileSync } from "node:fs";
import Module from "node:module";
import { resolve } from "node:path";

export interface Mark {
  message: string;
  code: unknown;
}

export interface Item {
  text: string;
  detail: string;
  busy: boolean;
  severity: unknown;
}

/** What the extension did to the editor. */
export interface Seen {
  messages: string[];
  commands: Map<string, (...args: unknown[]) => unknown>;
  items: Item[];
  marks: Map<string, Mark[]>;
}

export interface Extension {
  activate(context: { subscriptions: unknown[] }): Promise<void>;
  deactivate(): Promise<void>;
}

type Names = Record<string, unknown>;

const TYPES = readFileSync("node_modules/@types/vscode/index.d.ts", "utf-8");

/** The extension as it is bundled, in an editor with these settings and one open text. */
export function open(settings: Names, text: string): { extension: Extension; seen: Seen } {
  const seen: Seen = { messages: [], commands: new Map(), items: [], marks: new Map() };
  const editor: Names = { version: "1.91.0" };
  for (const match of TYPES.matchAll(/^\texport (?:class|enum|namespace) (\w+)/gm)) {
    editor[`${match[1]}`] = nothing();
  }
  Object.assign(editor, { Position, Range, Diagnostic, TabInputText, CancellationTokenSource, LanguageStatusSeverity: { Error: 2, Information: 0 } });
  Object.assign(editor, {
    workspace: nothing({
      workspaceFolders: [{ uri: uri(process.cwd()), name: "site", index: 0 }],
      textDocuments: [page(text)],
      notebookDocuments: [],
      getConfiguration: () => ({ get: (name: string, other: unknown) => settings[name] ?? other }),
    }),
    languages: nothing({
      match: () => 10,
      createLanguageStatusItem: () => remember(seen.items, { dispose: () => undefined } as unknown as Item),
      createDiagnosticCollection: () => ({
        set: (where: unknown, marks: Mark[]) => seen.marks.set(String(where), marks),
        delete: (where: unknown) => seen.marks.delete(String(where)),
        dispose: () => undefined,
      }),
    }),
    window: nothing({
      visibleTextEditors: [],
      showErrorMessage: (message: string) => Promise.resolve(void seen.messages.push(message)),
      tabGroups: nothing({ all: [{ tabs: [{ input: new TabInputText(uri("untitled:Untitled-1")) }] }] }),
    }),
    commands: nothing({
      registerCommand: (name: string, run: () => unknown) => {
        seen.commands.set(name, run);
        return { dispose: () => seen.commands.delete(name) };
      },
    }),
    env: nothing({ appName: "test", language: "en" }),
    Uri: nothing({ parse: uri }),
  });
  return { extension: load(editor), seen };
}

class Position {
  constructor(readonly line: number, readonly character: number) {}
}

class Range {
  constructor(readonly start: Position, readonly end: Position) {}
}

class CancellationTokenSource {
  readonly token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
  cancel(): void {
    this.token.isCancellationRequested = true;
  }
  dispose(): void {}
}

class TabInputText {
  constructor(readonly uri: unknown) {}
}

class Diagnostic {
  code: unknown;
  constructor(readonly range: Range, readonly message: string, readonly severity: unknown) {}
}

function page(text: string): unknown {
  return { uri: uri("untitled:Untitled-1"), languageId: "markdown", version: 1, getText: () => text, isClosed: false };
}

function uri(path: string): unknown {
  const written = path.includes(":") ? path : `file://${path}`;
  return { fsPath: path, path, scheme: written.split(":")[0], toString: () => written };
}

function remember<T>(list: T[], one: T): T {
  list.push(one);
  return one;
}

/** Answers every look, call and construction with more of the same, but for what is known. */
function nothing(known: Names = {}): unknown {
  const blank = function (): void {};
  return new Proxy(blank, {
    get: (_, name) => {
      if (name in known) {
        return known[String(name)];
      }
      if (name === "prototype") {
        return blank.prototype;
      }
      return name === "then" || typeof name === "symbol" ? undefined : nothing();
    },
    apply: () => nothing(),
    construct: () => nothing() as object,
  });
}

function load(editor: Names): Extension {
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const original = loader._load;
  loader._load = (request, ...rest) => (request === "vscode" ? editor : original(request, ...rest));
  try {
    const bundle = resolve("dist/extension.js");
    delete require.cache[bundle];
    return require(bundle) as Extension;
  } finally {
    loader._load = original;
  }
}
