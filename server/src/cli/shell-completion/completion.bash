# Completion of objrefs for bash.
_objrefs() {
  local line kind='' value
  local -a values=() shown=()
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then
      kind=$line
      continue
    fi
    value=${line%%$'\t'*}
    values+=("$value")
    if [[ $line == *$'\t'* ]]; then shown+=("$value  ${line#*$'\t'}"); else shown+=("$value"); fi
  done < <("${COMP_WORDS[0]}" __complete bash "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  if [[ $kind == files ]]; then
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
  elif [[ ${COMP_TYPE:-9} == 63 && ${#values[@]} -gt 1 ]]; then
    # A list for display. Only the common beginning of the words is inserted, which has no explanation.
    # For names of files, bash would show only the part after the last slash.
    compopt +o filenames 2>/dev/null
    COMPREPLY=("${shown[@]}")
  elif [[ ${#values[@]} -gt 0 ]]; then
    COMPREPLY=("${values[@]}")
  fi
}
complete -o filenames -F _objrefs objrefs
