# The profile before the prompt: yellow in its last ten minutes, red after them. Before bash 4.2, which has no clock, in one colour.
_awsenv_prompt() {
  local status=$? name=${AWSENV_PROFILE-} now soon colour=36
  PS1=${PS1#"${_awsenv_segment-}"}
  _awsenv_segment=
  if [[ $name ]]; then
    if [[ ${AWS_CREDENTIAL_EXPIRATION-} == *Z ]] && ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 402)); then
      printf -v now '%(%s)T' -1
      TZ=UTC0 printf -v soon '%(%Y-%m-%dT%H:%M:%SZ)T' "$((now + 600))"
      TZ=UTC0 printf -v now '%(%Y-%m-%dT%H:%M:%SZ)T' "$now"
      [[ $AWS_CREDENTIAL_EXPIRATION > $soon ]] || colour=33
      [[ $AWS_CREDENTIAL_EXPIRATION > $now ]] || colour=31
    fi
    # What a prompt might expand shows as a question mark.
    _awsenv_segment="\\[\\e[${colour}m\\](aws ${name//[^[:alnum:] _.@:+\/%-]/?})\\[\\e[0m\\] "
    PS1=$_awsenv_segment$PS1
  fi
  return "$status"
}
if [[ ${PROMPT_COMMAND-} != *_awsenv_prompt* ]]; then
  PROMPT_COMMAND="${PROMPT_COMMAND:+$PROMPT_COMMAND$'\n'}_awsenv_prompt"
fi
