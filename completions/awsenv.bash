# Completion of awsenv for bash 3.2 and later. It starts no program: bash itself reads the names in ~/.aws.

_awsenv() {
  local IFS=$' \t\n' words=() word= quote= head= found=() command= option= count=0 takes= options= values= entry
  COMPREPLY=()
  _awsenv_read_line "${COMP_LINE:0:COMP_POINT}" || return 0
  while [[ ${words-} == *=* ]]; do words=("${words[@]:1}"); done
  for entry in "${words[@]:1}"; do
    if [[ $option ]]; then
      option=
    elif [[ $entry == -* ]]; then
      _awsenv_option "$entry"
      [[ ! $values || $entry == *=* ]] || option=$entry
    elif [[ ! $command ]]; then
      command=$entry
    else
      ((++count))
    fi
  done

  _awsenv_command "$command"
  if [[ $option ]]; then
    _awsenv_option "$option"
    _awsenv_offer "$values" ''
  elif [[ $word == --*=* ]]; then
    _awsenv_option "$word"
    _awsenv_offer "$values" "${word%%=*}="
  elif [[ $word == -* ]]; then
    _awsenv_offer "$options" ''
  elif ((count == 0)); then
    _awsenv_offer "$takes" ''
  fi
  [[ ! ${found-} ]] || _awsenv_reply
}

# What the first word behind a command may be, and its options. Without a command the first word is one.
_awsenv_command() {
  case $1 in
  # {{commands}}
  *) takes= options= ;;
  esac
}

# What the value of an option may be.
_awsenv_option() {
  case ${1%%=*} in
  # {{options}}
  *) values= ;;
  esac
}

# Takes the line apart: the words before the cursor, the word that the cursor is in, the quote that is open there,
# and as head the part of that word that readline takes for words of their own, as it breaks words behind a colon and before an @.
_awsenv_read_line() {
  local line=$1 inside= start=0 next i
  for ((i = 0; i < ${#line}; i++)); do
    next=${line:i:1}
    if [[ ! $quote && $next == [[:blank:]] ]]; then
      [[ ! $inside ]] || words+=("$word")
      word= head= inside=
      continue
    fi
    inside=1
    case $quote$next in
    \' | \") quote=$next start=${#word} ;;
    \'\' | \"\") quote= ;;
    \\) word+=${line:(++i):1} ;;
    \"\\)
      next=${line:(++i):1}
      [[ $next == [\"\\\$\`] ]] || word+=\\
      word+=$next
      ;;
    [:=])
      word+=$next
      [[ $COMP_WORDBREAKS != *"$next"* ]] || head=$word
      ;;
    @)
      [[ $COMP_WORDBREAKS != *@* ]] || head=$word
      word+=$next
      ;;
    *) word+=$next ;;
    esac
  done
  # What stands before a quote in the middle of a word is out of reach.
  [[ ! $quote || $start -eq ${#head} ]]
}

# Adds to found, with BEFORE in front, what begins with the word. KIND is a list of words, or the name of one that has to be read.
_awsenv_offer() {
  local kind=$1 before=$2 want=${word#"$2"} name
  case $kind in
  any) ;;
  profiles) _awsenv_profiles ;;
  targets) if [[ $want == arn:* ]]; then _awsenv_roles; else _awsenv_profiles; fi ;;
  *) for name in $kind; do [[ $name != "$want"* ]] || found+=("$name"); done ;;
  esac
  [[ ! $before ]] || found=("${found[@]/#/$before}")
}

_awsenv_profiles() {
  local config credentials
  _awsenv_locate
  _awsenv_headers "$config" 'profile ' '[^ps]'
  _awsenv_headers "$credentials" '' '[[:blank:]]'
}

_awsenv_roles() {
  local LC_ALL=C IFS='[' config credentials pieces piece line=$'\n[ \t]*role_arn[ \t]*=[ \t]*([^ \t\r\n]+)'
  _awsenv_locate
  [[ -f $config && -r $config ]] || return 0
  while _awsenv_read_some; do
    [[ ${pieces[*]} == *"$want"* ]] || continue
    for piece in "${pieces[@]}"; do
      [[ $piece == *role_arn*"$want"* && $piece =~ $line ]] || continue
      [[ ${BASH_REMATCH[1]} != "$want"* ]] || found+=("${BASH_REMATCH[1]}")
    done
  done <"$config"
}

_awsenv_locate() {
  config=${AWS_CONFIG_FILE-} credentials=${AWS_SHARED_CREDENTIALS_FILE-}
  [[ $config == *[![:space:]]* ]] || config='~/.aws/config'
  [[ $credentials == *[![:space:]]* ]] || credentials='~/.aws/credentials'
  [[ $config != '~/'* ]] || config=$HOME${config:1}
  [[ $credentials != '~/'* ]] || credentials=$HOME${credentials:1}
}

# Some more of a file, in pieces that end where a "[" follows. One look at many pieces takes bash a third of the time of many looks.
_awsenv_read_some() {
  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)); then
    mapfile -t -d '[' -n 64 pieces
  else
    IFS='[' read -r -d '' -a pieces
  fi
  ((${#pieces[@]}))
}

# Adds the profiles of a file whose usual headers begin with PREFIX, others with ODD. bash is fast where characters are bytes.
_awsenv_headers() {
  local LC_ALL=C IFS='[' prefix=$2 odd=$3 pieces names=() unusual=() first=1 before=$'\n' header i
  # At least what begins with the word.
  local some="\\[($prefix${want//[!A-Za-z0-9_-]/.}|profile[^ ]|profile [[:blank:]\"']|$odd)"
  [[ -f $1 && -r $1 ]] || return 0
  while _awsenv_read_some; do
    if [[ $first ]]; then
      case $pieces in '' | $'\xef\xbb\xbf') pieces=$'\n' ;; esac
      first=
    fi
    [[ ! "[${pieces[*]}" =~ $some ]] || _awsenv_pieces
    before=${pieces[${#pieces[@]} - 1]}
  done <"$1"
  IFS=,
  if [[ ${names[*]#"$prefix"} == *[[:space:]]* ]]; then
    unusual+=("${names[@]}")
  elif [[ ${names-} ]]; then
    found+=("${names[@]#"$prefix"}")
  fi
  [[ ! ${unusual-} ]] || for header in "${unusual[@]}"; do _awsenv_unusual; done
}

_awsenv_pieces() {
  for i in "${!pieces[@]}"; do
    # Only a "[" at the start of a line begins a header.
    case ${pieces[i]} in
    profile\ [[:blank:]\"\']* | profile[!\ ]* | $odd*)
      [[ $before != *$'\n' ]] || unusual+=("${pieces[i]%%]*}")
      ;;
    "$prefix$want"*)
      [[ $before != *$'\n' ]] || names+=("${pieces[i]%%]*}")
      ;;
    esac
    before=${pieces[i]}
  done
}

# Adds the name in a header with quotes or blanks, if it is a profile's.
_awsenv_unusual() {
  header=${header#"${header%%[![:blank:]]*}"}
  header=${header%"${header##*[![:blank:]]}"}
  if [[ $prefix && $header == profile[[:blank:]]* ]]; then
    header=${header#profile}
    header=${header#"${header%%[![:blank:]]*}"}
    case $header in
    \"*\" | \'*\') header=${header:1:${#header}-2} ;;
    *[[:blank:]]*) return ;;
    esac
  elif [[ $prefix && $header != default || $header =~ ^(profile|sso-session|services)[[:blank:]] ]]; then
    return
  fi
  [[ ! $header || $header == *$'\n'* || $header != "$want"* ]] || found+=("$header")
}

# Quotes what was found as the word is, and leaves out what readline does not replace.
_awsenv_reply() {
  local IFS=, name
  if [[ ! $quote$head && ${found[*]-} != *[!,A-Za-z0-9_./:@%+-]* ]]; then
    COMPREPLY=("${found[@]}")
    return
  fi
  for name in "${found[@]}"; do
    name=${name#"$head"}
    case $quote in
    \') [[ $name != *\'* ]] || continue ;;
    \")
      name=${name//\\/\\\\}
      name=${name//\"/\\\"}
      name=${name//\$/\\\$}
      name=${name//\`/\\\`}
      ;;
    *) [[ ! $name ]] || printf -v name %q "$name" ;;
    esac
    COMPREPLY+=("$name")
  done
}

complete -F _awsenv awsenv
