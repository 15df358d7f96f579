-- What the tests ask of a running Neovim: functions that are called by name, with arguments and answers in JSON. Each
-- does what a person would do, by the same keys or commands. emacs.el has the same functions.
local driver = {}
local WAIT_MS = 10000

local function wait_for(what, condition)
  assert(vim.wait(WAIT_MS, condition, 10), 'waited in vain for ' .. what)
end

local function clients()
  return vim.lsp.get_clients({ name = 'objrefs', bufnr = 0 })
end

local function press(keys)
  vim.cmd.normal(vim.keycode(keys))
end

--- Shows a file. Returns when a client has attached to it.
function driver.open(path)
  local buffer = vim.fn.bufadd(path)
  vim.bo[buffer].buflisted = true
  vim.cmd.buffer(buffer)
  wait_for('the client', function()
    return #clients() == 1 and clients()[1].initialized
  end)
end

function driver.lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, true)
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

--- Replaces the first `old` of the text.
function driver.replace(old, new)
  driver.move(old)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_buf_set_text(0, row - 1, column, row - 1, column + #old, { new })
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
  press('K')
  local window
  wait_for('the hover', function()
    window = vim.b.lsp_floating_preview
    return window ~= nil and vim.api.nvim_win_is_valid(window)
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

--- Goes to the definition of what is at the cursor. Tells the file, the line, and what it holds from the cursor on.
function driver.definition()
  press('<C-]>')
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  return {
    file = vim.api.nvim_buf_get_name(0),
    line = row - 1,
    text = driver.lines()[row]:sub(column + 1),
  }
end

--- Types a new last line and asks for what may follow.
function driver.complete(text)
  vim.api.nvim_input('Go' .. text .. '<C-x><C-o>')
end

--- What the list of completions offers; nothing while there is none.
function driver.offered()
  return vim.tbl_map(function(item)
    return item.abbr
  end, vim.fn.complete_info({ 'items' }).items)
end

--- Accepts one of them. The keys are worked off after this has returned.
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

--- Applies the quick fix at the cursor whose title begins so.
function driver.fix(title)
  local before = vim.b.changedtick
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return vim.startswith(action.title, title)
    end,
  })
  wait_for('the fix', function()
    return vim.b.changedtick ~= before
  end)
end

--- Renames what is at the cursor.
function driver.rename(name)
  local before = vim.b.changedtick
  vim.lsp.buf.rename(name)
  wait_for('the rename', function()
    return vim.b.changedtick ~= before
  end)
end

--- The lines of a file as they are in the editor, shown or not.
function driver.lines_of(path)
  return vim.api.nvim_buf_get_lines(vim.fn.bufnr(path), 0, -1, true)
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

function driver.quit()
  vim.cmd.quitall({ bang = true })
end

--- Calls a function of the driver. An empty list is one in JSON too.
function _G.objrefs_test(name, arguments)
  local answer = driver[name](unpack(vim.json.decode(arguments)))
  if type(answer) == 'table' and vim.tbl_isempty(answer) then
    return '[]'
  end
  return vim.json.encode(answer == nil and vim.NIL or answer)
end
