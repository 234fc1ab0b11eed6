# Completion of awsenv for elvish. It starts no program: elvish itself reads the names in ~/.aws.
set edit:completion:arg-completer[awsenv] = {|@words|
  use re
  use str
  # What the first word behind a command may be, its options, and what it does. Without a command the first word is one.
  var commands = [
    # {{commands}}
  ]
  # What the value of an option may be, and what it does.
  var options = [
    # {{options}}
  ]

  # What the pattern captures, a line each. Every other line becomes empty: elvish is slow only where it calls a function for each.
  fn find {|path name pattern|
    if (re:match '^\s*$' $path) {
      set path = '~/.aws/'$name
    }
    set path = (re:replace &literal '^~/' (if (has-env HOME) { put $E:HOME } else { put $E:USERPROFILE })/ $path)
    var text = ''
    try {
      set text = (slurp < $path)
    } catch _ {
      return
    }
    set text = (re:replace "\n("$pattern')?[^\n]*' "\n"'$2$3$4$5' "\n"(str:trim-prefix $text "\ufeff"))
    set text = (str:trim (re:replace '\n+' "\n" $text) "\n")
    if (not-eq $text '') {
      str:split "\n" $text
    }
  }
  fn profiles {
    find $E:AWS_CONFIG_FILE config '\[[ \t]*(?:profile[ \t]+(?:"([^"\n]+)"|\x27([^\x27\n]+)\x27|([^\s"\x27\]]+))|(default))[ \t]*\]'
    find $E:AWS_SHARED_CREDENTIALS_FILE credentials '\[[ \t]*(?:(?:profile|sso-session|services)[ \t][^\n]*|([^\]\n]*[^\]\s])[ \t]*\])'
  }

  var command = ''
  var option = ''
  var count = (num 0)
  for entry $words[1..-1] {
    if (not-eq $option '') {
      set option = ''
    } elif (str:has-prefix $entry -) {
      if (and (has-key $options $entry) (not-eq $options[$entry][0] '')) {
        set option = $entry
      }
    } elif (eq $command '') {
      set command = $entry
    } else {
      set count = (+ $count 1)
    }
  }

  var word = $words[-1]
  var before = ''
  if (and (eq $option '') (re:match '^--[^=]+=' $word)) {
    set option = (re:replace '=.*' '' $word)
    set before = $option'='
  }
  var kind = ''
  if (not-eq $option '') {
    set kind = (if (has-key $options $option) { put $options[$option][0] } else { put '' })
  } elif (has-key $commands $command) {
    if (str:has-prefix $word -) {
      set kind = $commands[$command][1]
    } elif (== $count 0) {
      set kind = $commands[$command][0]
    }
  }

  if (or (eq $kind profiles) (and (eq $kind targets) (not (str:has-prefix $word 'arn:')))) {
    if (eq $before '') {
      profiles | order | compact
    } else {
      profiles | order | compact | each {|name| put $before$name }
    }
  } elif (eq $kind targets) {
    find $E:AWS_CONFIG_FILE config '[ \t]*role_arn[ \t]*=[ \t]*(\S+)' | order | compact
  } elif (not (has-value ['' any] $kind)) {
    for name [(str:split ' ' $kind)] {
      var about = (if (has-key $options $name) { put $options[$name][-1] } elif (has-key $commands $name) { put $commands[$name][-1] } else { put '' })
      edit:complex-candidate $before$name &display=(if (eq $about '') { put $name } else { put $name'  '$about })
    }
  }
}
