/** What the server is given to read. */

export const LANGUAGES = [
  "html",
  "markdown",
  "mdx",
  "javascript",
  "javascriptreact",
  "typescript",
  "typescriptreact",
  "php",
  "blade",
  "vue",
  "svelte",
  "astro",
  "plaintext",
  "json",
  "yaml",
] as const;

export interface Filter {
  scheme: string;
  language?: string;
  pattern?: string;
}

/** Copy of these languages, saved or not, and the files of a configuration. */
export function selector(): Filter[] {
  const copy = LANGUAGES.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  return [...copy, { scheme: "file", pattern: "**/claimtrack.toml" }];
}
