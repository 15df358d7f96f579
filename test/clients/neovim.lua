-- What the tests ask of a running Neovim: functions of strings and numbers, called by name with arguments in JSON.
local driver = {}
local WAIT_MS = 10000

local function wait_for(what, condition)
  assert(vim.wait(WAIT_MS, condition, 10), 'waited in vain for ' .. what)
end

local function clients()
  return vim.lsp.get_clients({ name = 'objrefs', bufnr = 0 })
end

--- Shows a file. Returns when the client that the guide's configuration starts has attached to it.
function driver.open(path)
  vim.cmd.edit(vim.fn.fnameescape(path))
  wait_for('the client to attach', function()
    return #clients() == 1 and clients()[1].initialized
  end)
end

function driver.lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, true)
end

--- Replaces the first `old` of the text.
function driver.replace(old, new)
  driver.move(old)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_buf_set_text(0, row - 1, column, row - 1, column + #old, { new })
end

--- Puts the cursor on the first `text`.
function driver.move(text)
  for row, line in ipairs(driver.lines()) do
    local start = line:find(text, 1, true)
    if start then
      return vim.api.nvim_win_set_cursor(0, { row, start - 1 })
    end
  end
  error(text .. ' is not in the text')
end

function driver.diagnostics()
  return vim.tbl_map(function(diagnostic)
    local line = driver.lines()[diagnostic.lnum + 1]
    return {
      line = diagnostic.lnum,
      before = line:sub(1, diagnostic.col),
      text = line:sub(diagnostic.col + 1, diagnostic.end_col),
      message = diagnostic.message,
    }
  end, vim.diagnostic.get(0))
end

--- The text of the window that floats when one asks what is at the cursor.
function driver.hover()
  vim.lsp.buf.hover()
  local window
  wait_for('the hover', function()
    window = vim.b.lsp_floating_preview
    return window ~= nil and vim.api.nvim_win_is_valid(window)
  end)
  local text = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
  vim.api.nvim_win_close(window, true)
  return table.concat(text, '\n')
end

--- Goes there, and tells the file, its line and what that line holds from the cursor on.
function driver.definition()
  local before = vim.api.nvim_get_current_buf()
  vim.lsp.buf.definition()
  wait_for('the definition', function()
    return vim.api.nvim_get_current_buf() ~= before
  end)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  return {
    file = vim.api.nvim_buf_get_name(0),
    line = row - 1,
    text = driver.lines()[row]:sub(column + 1),
  }
end

--- Types a new last line and asks for what may follow, with the keys that a person presses.
function driver.complete(text)
  vim.api.nvim_input('Go' .. text .. '<C-x><C-o>')
end

--- What the list of completions offers; nothing while there is none.
function driver.offered()
  return vim.tbl_map(function(item)
    return item.abbr
  end, vim.fn.complete_info({ 'items' }).items)
end

--- Accepts one of them. The text has changed when the mode is normal again.
function driver.accept(label)
  local info = vim.fn.complete_info({ 'items', 'selected' })
  for index, item in ipairs(info.items) do
    if item.abbr == label then
      local steps = index - 1 - info.selected
      local key = steps < 0 and '<C-p>' or '<C-n>'
      return vim.api.nvim_input(key:rep(math.abs(steps)) .. '<C-y><Esc>')
    end
  end
  error(label .. ' is not offered')
end

--- Titles of the quick fixes at the cursor.
function driver.fixes()
  local client = clients()[1]
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {}, only = { 'quickfix' } }
  local answer = client.request_sync('textDocument/codeAction', params, WAIT_MS, 0)
  return vim.tbl_map(function(action)
    return action.title
  end, answer and answer.result or {})
end

function driver.apply_fix(title)
  local before = vim.b.changedtick
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title == title
    end,
  })
  wait_for('the fix', function()
    return vim.b.changedtick ~= before
  end)
end

--- Files that have a buffer, shown or not.
function driver.files()
  local names = vim.tbl_map(vim.api.nvim_buf_get_name, vim.api.nvim_list_bufs())
  return vim.tbl_filter(function(name)
    return name ~= ''
  end, names)
end

function driver.stop()
  vim.lsp.stop_client(vim.lsp.get_clients({ name = 'objrefs' }))
end

--- Entry point: `v:lua.objrefs_test(name, arguments)`. An empty answer of a list is `[]`.
function _G.objrefs_test(name, arguments)
  local answer = driver[name](unpack(vim.json.decode(arguments)))
  if type(answer) == 'table' and vim.tbl_isempty(answer) then
    return '[]'
  end
  return vim.json.encode(answer == nil and vim.NIL or answer)
end
