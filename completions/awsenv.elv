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

  fn find {|path name pattern|
    if (re:match '^\s*$' $path) {
      set path = '~/.aws/'$name
    }
    set path = (re:replace &literal '^~/' $E:HOME/ $path)
    try {
      re:find '(?m)'$pattern (slurp < $path) | each {|match| str:join '' [(each {|group| put $group[text] } $match[groups][1..])] }
    } catch _ {
    }
  }
  fn profiles {
    find $E:AWS_CONFIG_FILE config '^\x{feff}?\[[ \t]*(?:profile[ \t]+(?:"([^"\n]+)"|\x27([^\x27\n]+)\x27|([^\s"\x27\]]+))|(default))[ \t]*\]'
    find $E:AWS_SHARED_CREDENTIALS_FILE credentials '^\x{feff}?\[[ \t]*([^\]\n]*[^\]\s])[ \t]*\]' | each {|name|
      if (not (re:match '^(profile|sso-session|services)[ \t]' $name)) {
        put $name
      }
    }
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
    profiles | each {|name| put $before$name }
  } elif (eq $kind targets) {
    find $E:AWS_CONFIG_FILE config '^[ \t]*role_arn[ \t]*=[ \t]*(\S+)'
  } elif (not (has-value ['' any] $kind)) {
    for name [(str:split ' ' $kind)] {
      var about = (if (has-key $options $name) { put $options[$name][-1] } elif (has-key $commands $name) { put $commands[$name][-1] } else { put '' })
      edit:complex-candidate $before$name &display=(if (eq $about '') { put $name } else { put $name'  '$about })
    }
  }
}
