import { Refusal } from '../../core/base/result.ts';
import type { Run } from '../command.ts';
import { EXIT } from '../command-line.ts';
import { isShell, SHELLS, type Shell } from './shells.ts';

/** `objrefs completion`: prints the script of a shell. */
export const completion: Run = async ({ operands }, line) => {
  const [shell, ...others] = operands;
  const expected = `expected one of: ${SHELLS.join(', ')}`;
  if (shell === undefined) return new Refusal(`missing SHELL; ${expected}`);
  const wrong = isShell(shell) ? others[0] : shell;
  if (!isShell(shell) || wrong !== undefined) return new Refusal(`unexpected '${wrong}'; ${expected}`);
  await line.stdout.write(SCRIPTS[shell]);
  return EXIT.clean;
};

/*
 * Each script runs `objrefs __complete SHELL …`. The first line of its output is `files`, for names of files, or `words`; the
 * other lines have a word each and, after a tab, its explanation. Words are data to the shell: it evaluates none of them, and
 * quotes what it inserts into the command line as it would quote the name of a file.
 */

const BASH = `# Completion of objrefs for bash.
_objrefs() {
  local line kind='' value
  local -a values=() shown=()
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then
      kind=$line
      continue
    fi
    value=\${line%%$'\\t'*}
    values+=("$value")
    if [[ $line == *$'\\t'* ]]; then shown+=("$value  \${line#*$'\\t'}"); else shown+=("$value"); fi
  done < <("\${COMP_WORDS[0]}" __complete bash "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  if [[ $kind == files ]]; then
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
  elif [[ \${COMP_TYPE:-9} == 63 && \${#values[@]} -gt 1 ]]; then
    # A list for display. Only the common beginning of the words is inserted, which has no explanation.
    # For names of files, bash would show only the part after the last slash.
    compopt +o filenames 2>/dev/null
    COMPREPLY=("\${shown[@]}")
  elif [[ \${#values[@]} -gt 0 ]]; then
    COMPREPLY=("\${values[@]}")
  fi
}
complete -o filenames -F _objrefs objrefs
`;

const ZSH = `#compdef objrefs
# Completion of objrefs for zsh.
_objrefs() {
  local -a lines values shown
  local line
  lines=("\${(@f)$("\${(Q)words[1]}" __complete zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  if [[ $lines[1] == files ]]; then
    _files
    return
  fi
  for line in "\${(@)lines[2,-1]}"; do
    [[ -n $line ]] || continue
    values+=("\${line%%$'\\t'*}")
    if [[ $line == *$'\\t'* ]]; then shown+=("\${line%%$'\\t'*}  \${line#*$'\\t'}"); else shown+=("$line"); fi
  done
  compadd -l -d shown -a values
}
compdef _objrefs objrefs
`;

const FISH = `# Completion of objrefs for fish.
function __objrefs_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($before[1] __complete fish $before[2..-1] "$current" 2>/dev/null)
    if test "$lines[1]" = files
        __fish_complete_path "$current"
    else if test (count $lines) -gt 1
        printf '%s\\n' $lines[2..-1]
    end
end
complete -c objrefs -f -a '(__objrefs_complete)'
`;

export const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
