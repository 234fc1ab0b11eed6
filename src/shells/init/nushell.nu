# Temporary AWS credentials in this shell
def --env --wrapped awsenv [...words: string@"nu-complete awsenv"] {
  let input = $in
  let run = {|words| if $input == null { ^awsenv ...$words } else { $input | ^awsenv ...$words } }
  let shows = $words | any {|word| $word =~ '^(-h|--help|--version|--print|(--shell|--format)(=.*)?)$' }
  if $shows or ($words | get 0? | default '') not-in [assume session unset] {
    do $run $words
    return
  }
  let code = try {
    with-env { AWSENV_SHELL: nushell } { do $run $words }
  } catch {|error|
    if '--clear-on-error' in $words { awsenv unset }
    $error.raw
  }
  let variables = $code | from json | transpose name value
  load-env ($variables | where value != null | transpose --header-row --as-record)
  hide-env --ignore-errors ...($variables | where value == null | get name)
}
