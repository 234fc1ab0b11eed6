# Temporary AWS credentials in this shell
def --env --wrapped awsenv [...words: string@"nu-complete awsenv"] {
  let input = $in
  let run = {|words| if $input == null { ^awsenv ...$words } else { $input | ^awsenv ...$words } }
  let shows = $words | any {|word| $word =~ '^(-h|--help|--version|--print|(--shell|--format)(=.*)?)$' }
  if $shows or ($words | get 0? | default '') not-in [assume session unset] {
    do $run $words
    return
  }
  let result = with-env { AWSENV_SHELL: nushell } {
    try {
      { code: (do $run $words), error: null }
    } catch {|error|
      { code: (if '--clear-on-error' in $words { ^awsenv unset } else { '{}' }), error: $error }
    }
  }
  let variables = $result.code | from json | default {} | items {|name value| { name: $name, value: $value } }
  load-env ($variables | where value != null | reduce --fold {} {|variable record| $record | insert $variable.name $variable.value })
  hide-env --ignore-errors ...($variables | where value == null | get name)
  if $result.error != null { error make $result.error.raw }
}
