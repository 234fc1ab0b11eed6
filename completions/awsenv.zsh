#compdef awsenv
# Completion of awsenv for zsh. It starts no program: zsh itself reads the names in ~/.aws.

_awsenv() {
  local command option takes options values about word
  local -i count=0
  for word in "${(@Q)words[2,CURRENT-1]}"; do
    if [[ -n $option ]]; then
      option=
    elif [[ $word == -* ]]; then
      _awsenv_option "$word"
      [[ -z $values || $word == *=* ]] || option=$word
    elif [[ -z $command ]]; then
      command=$word
    else
      count+=1
    fi
  done

  _awsenv_command "$command"
  if [[ -n $option ]]; then
    _awsenv_option "$option"
    _awsenv_offer "$values"
  elif [[ $PREFIX == --*=* ]]; then
    _awsenv_option "$PREFIX"
    compset -P '*='
    _awsenv_offer "$values"
  elif [[ $PREFIX == -* ]]; then
    _awsenv_offer "$options"
  elif (( count == 0 )); then
    _awsenv_offer "$takes"
  fi
}

# What the first word behind a command may be, and its options. Without a command the first word is one.
_awsenv_command() {
  takes= options= about=
  case $1 in
  # {{commands}}
  esac
}

# What the value of an option may be.
_awsenv_option() {
  values= about=
  case ${1%%=*} in
  # {{options}}
  esac
}

# Offers a list of words, or the names of a kind.
_awsenv_offer() {
  local name expl
  local -a described
  local -aU found
  case $1 in
  '') ;;
  any) _message value ;;
  profiles) _awsenv_profiles ;;
  targets) if [[ $PREFIX == arn:* ]]; then _awsenv_roles; else _awsenv_profiles; fi ;;
  *)
    for name in ${=1}; do
      if [[ $name == -* ]]; then _awsenv_option $name; else _awsenv_command $name; fi
      described+=($name:$about)
    done
    _describe value described
    ;;
  esac
}

_awsenv_profiles() {
  local -a lines headers
  _awsenv_lines "$AWS_CONFIG_FILE" config '\[*'
  headers=(${${lines#\[}##[[:blank:]]#})
  found=(${(M)${headers%%[[:blank:]]#\]*}:#default})
  headers=(${${(M)headers:#profile[[:blank:]]*}##profile[[:blank:]]##})
  found+=(${${${headers:#[\"\']*}%%[[:blank:]]#\]*}:#*[[:blank:]]*})
  # Within quotes a name may hold anything.
  for name in ${(M)headers:#[\"\']*}; do found+=("${${name[2,-1]}%%$name[1]*}"); done
  _awsenv_lines "$AWS_SHARED_CREDENTIALS_FILE" credentials '\[*'
  headers=(${${${lines#\[}##[[:blank:]]#}%%[[:blank:]]#\]*})
  found+=(${headers:#(profile|sso-session|services)[[:blank:]]*})
  _wanted profiles expl profile compadd -a found
}

_awsenv_roles() {
  local -a lines
  _awsenv_lines "$AWS_CONFIG_FILE" config '[[:blank:]]#role_arn[[:blank:]]#=*'
  found=(${${${lines#*=}##[[:blank:]]#}%%[[:space:]]*})
  _wanted roles expl role compadd -a found
}

# The lines that match PATTERN of the file that the variable's VALUE names, else of ~/.aws/NAME.
_awsenv_lines() {
  local file=$1
  [[ $file == *[^[:space:]]* ]] || file='~/'.aws/$2
  [[ $file != '~/'* ]] || file=$HOME${file#'~'}
  lines=()
  [[ -f $file && -r $file ]] && lines=(${(M)${${(f)"$(<$file)"}#$'\xef\xbb\xbf'}:#${~3}})
}

# Run by the completion system where this file is a function of its own, else read by a start-up file.
if [[ ${funcstack[1]-} == _awsenv ]]; then
  _awsenv "$@"
elif whence compdef >/dev/null; then
  compdef _awsenv awsenv
fi
