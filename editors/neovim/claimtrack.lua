-- claimtrack for Neovim 0.11 and later: copy to ~/.config/nvim/lsp/claimtrack.lua, then vim.lsp.enable('claimtrack').
---@type vim.lsp.Config
return {
  -- Add '--market', 'uk,eu' where no claimtrack.toml names the markets.
  cmd = { 'claimtrack', 'lsp', '--stdio' },
  filetypes = {
    'html', 'markdown', 'mdx', 'text', 'php', 'blade', 'javascript', 'javascriptreact', 'typescript', 'typescriptreact',
    'vue', 'svelte', 'astro', 'json', 'jsonc', 'yaml', 'toml', 'liquid', 'twig', 'htmldjango', 'handlebars', 'eruby',
  },
  root_markers = { 'claimtrack.toml', '.git' },
}
