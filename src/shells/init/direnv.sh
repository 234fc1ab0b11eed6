# In .envrc: use awsenv PROFILE [OPTION]...
use_awsenv() {
  local file code
  for file in "${AWS_CONFIG_FILE:-~/.aws/config}" "${AWS_SHARED_CREDENTIALS_FILE:-~/.aws/credentials}"; do
    case $file in "~/"*) file=$HOME/${file#"~/"} ;; esac
    watch_file "$file"
  done
  if ! code=$(AWSENV_SHELL=bash command awsenv assume "$@" --if-needed); then
    log_error "no credentials from awsenv, so nothing is loaded; to try again in a terminal, run: direnv reload"
    exit 1
  fi
  eval "$code"
}
