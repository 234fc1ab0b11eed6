# The profile before the prompt: yellow in its last ten minutes, red after them.
_awsenv_prompt() {
  emulate -L zsh
  local name=${AWSENV_PROFILE-} now soon colour=cyan
  PROMPT=${PROMPT#"$_awsenv_segment"}
  _awsenv_segment=
  [[ -n $name ]] || return 0
  if [[ ${AWS_CREDENTIAL_EXPIRATION-} == *Z ]]; then
    TZ=UTC0 strftime -s soon '%Y-%m-%dT%H:%M:%SZ' $((EPOCHSECONDS + 600))
    TZ=UTC0 strftime -s now '%Y-%m-%dT%H:%M:%SZ' $EPOCHSECONDS
    [[ $AWS_CREDENTIAL_EXPIRATION > $soon ]] || colour=yellow
    [[ $AWS_CREDENTIAL_EXPIRATION > $now ]] || colour=red
  fi
  # What a prompt might expand shows as a question mark.
  name=${name//[^[:alnum:] _.@:+\/%-]/?}
  _awsenv_segment="%F{$colour}(aws ${name//\%/%%})%f "
  PROMPT=$_awsenv_segment$PROMPT
}
zmodload zsh/datetime
typeset -g _awsenv_segment="${_awsenv_segment-}"
typeset -ag precmd_functions
precmd_functions=("${(@)precmd_functions:#_awsenv_prompt}" _awsenv_prompt)
