#compdef objrefs
# Completion of objrefs for zsh.
_objrefs() {
  local -a lines values shown
  local line
  lines=("${(@f)$("${(Q)words[1]}" __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  if [[ $lines[1] == files ]]; then
    _files
    return
  fi
  for line in "${(@)lines[2,-1]}"; do
    [[ -n $line ]] || continue
    values+=("${line%%$'\t'*}")
    if [[ $line == *$'\t'* ]]; then shown+=("${line%%$'\t'*}  ${line#*$'\t'}"); else shown+=("$line"); fi
  done
  compadd -l -d shown -a values
}
compdef _objrefs objrefs
