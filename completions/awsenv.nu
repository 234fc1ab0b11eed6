# Completion of awsenv for nushell. It starts no program: nushell itself reads the names in ~/.aws.
# nushell asks for words that do not begin with a hyphen alone, so options are offered where there can be nothing else.
def "nu-complete awsenv" [context: string] {
  # What the first word behind a command may be, its options, and what it does. Without a command the first word is one.
  let commands = {
    # {{commands}}
  }
  # What the value of an option may be, and what it does.
  let options = {
    # {{options}}
  }

  let find = {|path name pattern|
    let path = if ($path | default '' | str trim | is-empty) { $'~/.aws/($name)' } else { $path }
    let path = $path | str replace --regex '^~(?=[/\\])' ($env.HOME? | default $env.USERPROFILE?)
    if ($path | path type) == file { open --raw $path | decode utf-8 | parse --regex $'(char lparen)?m(char rparen)($pattern)' | if ($in | is-empty) { [] } else { $in | values | flatten | compact --empty } } else { [] }
  }
  let profiles = {||
    (do $find $env.AWS_CONFIG_FILE? config '^\x{feff}?\[[ \t]*(?:profile[ \t]+(?:"([^"\n]+)"|\x27([^\x27\n]+)\x27|([^\s"\x27\]]+))|(default))[ \t]*\]'
      | append (do $find $env.AWS_SHARED_CREDENTIALS_FILE? credentials '^\x{feff}?\[[ \t]*([^\]\n]*[^\]\s])[ \t]*\]' | where $it !~ '^(profile|sso-session|services)[ \t]'))
  }

  let words = $context | parse --regex `(?P<word>"[^"]*"?|'[^']*'?|\S+)` | get word
  let word = if $context =~ '\s$' and $context !~ `["'][^"']*$` { '' } else { $words | last }
  let before = if $word == '' { $words } else { $words | drop }
  let state = $before | skip 1 | reduce --fold { command: '', option: '', count: 0 } {|entry state|
    if $state.option != '' {
      $state | update option ''
    } else if $entry starts-with '-' {
      if $entry in $options and ($options | get $entry | first) != '' { $state | update option $entry } else { $state }
    } else if $state.command == '' {
      $state | update command $entry
    } else {
      $state | update count { $in + 1 }
    }
  }

  let command = if $state.command in $commands { $commands | get $state.command } else { ['' '' ''] }
  let kind = if $state.option != '' {
    $options | get $state.option | first
  } else if $state.count == 0 and $command.0 != '' {
    $command.0
  } else {
    $command.1
  }
  let plain = $word | str trim --left --char '"' | str trim --left --char "'"
  let names = match $kind {
    '' | any => []
    profiles => (do $profiles)
    targets => (if $plain starts-with 'arn:' { do $find $env.AWS_CONFIG_FILE? config '^[ \t]*role_arn[ \t]*=[ \t]*(\S+)' } else { do $profiles })
    _ => ($kind | split row ' ')
  }
  let found = $names | where $it starts-with $plain | uniq
  let describe = {|name|
    let about = if $name in $options { $options | get $name | last } else if $name in $commands { $commands | get $name | last } else { '' }
    let value = if $name =~ '^[\w./-][\w./:@%+-]*$' { $name } else if $word starts-with "'" and $name !~ "'" { $"'($name)'" } else { $name | to json --raw }
    { value: $value, description: $about }
  }
  # Profiles have no description, and a closure for each of thousands takes nushell a second.
  let completions = if $kind in [profiles targets] and ($found | str join "\n") !~ '[^\w\n./:@%+-]|(?m)^[:@%+]' { $found } else { $found | each $describe }
  # What was typed need not have the quotes that a name needs.
  { options: { completion_algorithm: substring, sort: false }, completions: $completions }
}
