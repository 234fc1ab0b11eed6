\unalias awsenv >/dev/null 2>&1 || \:
awsenv() {
  case "${1-}" in
  assume | session | unset)
    if ! _awsenv_shows "$@"; then
      # Kept in no variable. As a condition the code may fail under `set -e`, so that awsenv's own status is what the function ends with.
      \eval "$(
        result=0
        \echo 'if :'
        AWSENV_SHELL={{shell}} \command awsenv "$@" || result=$?
        \echo "then return $result; else return $((result ? result : 1)); fi"
      )"
      \return
    fi
    ;;
  esac
  \command awsenv "$@"
}

# Whether this is for a person or a program to read, and not for this shell to evaluate.
_awsenv_shows() {
  while [ "$#" -gt 0 ]; do
    case "$1" in -h | --help | --version | --print | --shell | --shell=* | --format | --format=*) \return 0 ;; esac
    \shift
  done
  \return 1
}
