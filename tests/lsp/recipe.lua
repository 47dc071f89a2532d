-- Run by test_editors.py: the recipe's server attached to page.md, typed in, asked; what comes is printed line by line.
local recipe = dofile(vim.env.RECIPE)
recipe.cmd[1] = vim.env.PROGRAM
vim.cmd('edit page.md')
local id = vim.lsp.start_client({ name = 'claimtrack', cmd = recipe.cmd, root_dir = vim.loop.cwd() })
vim.lsp.buf_attach_client(0, id)
local function marks(count)
  vim.wait(20000, function() return #vim.diagnostic.get(0) == count end)
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, true)[1]
    io.write(count, ' ', one.lnum, ' ', line:sub(one.col + 1, one.end_col), '\n')
  end
end
marks(1)
vim.api.nvim_buf_set_text(0, 2, 0, 2, 0, { 'Hello 😋.', 'The lamp facial boosts ATP. ' })
marks(2)
local place = { line = 3, character = 5 }
local params = {
  textDocument = vim.lsp.util.make_text_document_params(),
  range = { start = place, ['end'] = place },
  context = { diagnostics = {} },
}
local actions = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 20000)[id].result
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
marks(1)
io.write(vim.api.nvim_buf_get_lines(0, 3, 4, true)[1], '\n')
vim.lsp.stop_client(id)
vim.wait(20000, function() return vim.lsp.client_is_stopped(id) end)
