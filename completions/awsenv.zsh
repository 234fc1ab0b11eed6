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
  local name
  local -a described
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

# The completion system may ask several times for one word: the names are kept until a file changes.
_awsenv_profiles() {
  local config credentials stamp expl
  local -a times sizes
  _awsenv_locate
  zmodload -F zsh/stat b:zstat 2>/dev/null && {
    zstat -A times +mtime $config $credentials
    zstat -A sizes +size $config $credentials
  } 2>/dev/null
  stamp="$config $credentials $times $sizes"
  if [[ -z $times || $stamp != ${_awsenv_stamp-} ]]; then
    typeset -g _awsenv_stamp=$stamp
    typeset -gaU _awsenv_names
    _awsenv_read_names
  fi
  _wanted profiles expl profile compadd -a _awsenv_names
}

_awsenv_read_names() {
  local text usual='profile [^[:space:]\"'\'']##'
  local -a headers odd
  _awsenv_headers $config
  _awsenv_names=(${${(M)headers:#${~usual}}#profile })
  odd=(${${${headers:#${~usual}}##[[:blank:]]#}%%[[:blank:]]#})
  _awsenv_names+=(${(M)odd:#default})
  odd=(${${(M)odd:#profile[[:blank:]]*}##profile[[:blank:]]##})
  _awsenv_names+=(${odd:#*[[:space:]\"\']*} ${${${(M)odd:#(\"*\"|\'*\')}#?}%?})
  _awsenv_headers $credentials
  _awsenv_names+=(${${${headers##[[:blank:]]#}%%[[:blank:]]#}:#((profile|sso-session|services)[[:blank:]]*|*$'\n'*)})
}

_awsenv_roles() {
  local text config credentials expl
  local -aU found
  _awsenv_locate
  _awsenv_text $config
  found=(${(M)${(f)text}:#[[:blank:]]#role_arn[[:blank:]]#=*})
  found=(${${${found#*=}##[[:blank:]]#}%%[[:space:]]*})
  _wanted roles expl role compadd -a found
}

_awsenv_locate() {
  config=$AWS_CONFIG_FILE credentials=$AWS_SHARED_CREDENTIALS_FILE
  [[ $config == *[^[:space:]]* ]] || config='~/.aws/config'
  [[ $credentials == *[^[:space:]]* ]] || credentials='~/.aws/credentials'
  config=${config/#\~\//$HOME/} credentials=${credentials/#\~\//$HOME/}
}

# What stands between brackets at the start of a line; by lines it would take zsh twice as long.
_awsenv_headers() {
  _awsenv_text $1
  headers=("${(@ps:\n[:)text}")
  headers=("${(@)headers[2,-1]%%\]*}")
}

# The text of a file, behind an empty line; nothing where it cannot be read.
_awsenv_text() {
  text=
  [[ -f $1 && -r $1 ]] || return
  if zmodload zsh/mapfile 2>/dev/null; then text=$mapfile[$1]; else text=$(<$1); fi
  [[ $text != $'\xef\xbb\xbf'* ]] || text=${text#$'\xef\xbb\xbf'}
  text=$'\n'$text
}

# Run by the completion system where this file is a function of its own, else read by a start-up file.
if [[ ${funcstack[1]-} == _awsenv ]]; then
  _awsenv "$@"
elif whence compdef >/dev/null; then
  compdef _awsenv awsenv
fi
