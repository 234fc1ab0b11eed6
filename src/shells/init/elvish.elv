fn awsenv {|@words|
  use re
  var acts = (and (> (count $words) 0) (has-value [assume session unset] $words[0]))
  for word $words {
    if (re:match '^(-h|--help|--version|--print|(--shell|--format)(=.*)?)$' $word) {
      set acts = $false
    }
  }
  if (not $acts) {
    e:awsenv $@words
    return
  }
  var failure = $ok
  eval ({ tmp E:AWSENV_SHELL = elvish; set failure = ?(e:awsenv $@words) } | slurp)
  if (not $failure) {
    fail $failure
  }
}
edit:add-var awsenv~ $awsenv~
