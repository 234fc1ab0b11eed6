# Completion of awsenv for PowerShell. It starts no program: PowerShell itself reads the names in ~/.aws.
Register-ArgumentCompleter -Native -CommandName awsenv -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # What the first word behind a command may be, its options, and what it does. Without a command the first word is one.
    $commands = @{
        # {{commands}}
    }
    # What the value of an option may be, and what it does.
    $options = @{
        # {{options}}
    }

    # The names in a file that begin with the word; the loop would take longer to tell than the pattern does.
    function Find-Names($path, $name, $word, $pattern) {
        if ("$path".Trim() -eq '') { $path = "~/.aws/$name" }
        if ($path -match '^~(?=[/\\])') { $path = "$(if ($env:HOME) { $env:HOME } else { $env:USERPROFILE })$($path.Substring(1))" }
        if (-not [IO.File]::Exists($path)) { return }
        $pattern = '(?m)' + $pattern.Replace('(?<name>', "(?<name>(?=$([regex]::Escape($word)))")
        foreach ($match in [regex]::Matches([IO.File]::ReadAllText($path), $pattern)) { $match.Groups['name'].Value }
    }

    # A list of words, or the names of a kind.
    function Get-Names($kind, $word) {
        if ($kind -eq 'any') { return }
        if ($kind -eq 'targets' -and $word.StartsWith('arn:')) {
            Find-Names $env:AWS_CONFIG_FILE config $word '^[ \t]*role_arn[ \t]*=[ \t]*(?<name>\S+)'
        } elseif ($kind -in 'profiles', 'targets') {
            Find-Names $env:AWS_CONFIG_FILE config $word '^\[[ \t]*(?:profile[ \t]+(?:"(?<name>[^"\n]+)"|''(?<name>[^''\n]+)''|(?<name>[^\s"''\]]+))|(?<name>default))[ \t]*\]'
            Find-Names $env:AWS_SHARED_CREDENTIALS_FILE credentials $word '^\[[ \t]*(?!(?:profile|sso-session|services)[ \t])(?<name>[^\]\n]*[^\]\s])[ \t]*\]'
        } else {
            -split $kind
        }
    }

    $command = $option = ''
    $count = 0
    $elements = $commandAst.CommandElements
    for ($i = 1; $i -lt $elements.Count -and $elements[$i].Extent.EndOffset -lt $cursorPosition; $i++) {
        $entry = $elements[$i].Extent.Text
        if ($option) { $option = '' }
        elseif ($entry.StartsWith('-')) { if ($options[$entry] -and $options[$entry][0]) { $option = $entry } }
        elseif (-not $command) { $command = $entry }
        else { $count++ }
    }

    # The word comes in its quotes, of which the closing one is there or not.
    $word = $wordToComplete -replace '^([''"\u2018-\u201f])(.*?)\1?$', '$2'
    $before = ''
    if (-not $option -and $word -match '^(--[^=]+)=') {
        $option = $Matches[1]
        $before = $Matches[0]
    }
    $kind = if ($option) { "$(@($options[$option])[0])" }
    elseif ($word.StartsWith('-')) { "$(@($commands[$command])[1])" }
    elseif ($count -eq 0) { "$(@($commands[$command])[0])" }
    else { '' }

    $known = @{}
    foreach ($name in Get-Names $kind $word.Substring($before.Length)) {
        $text = "$before$name"
        if ($known[$text] -or -not $text.StartsWith($word, [StringComparison]::Ordinal)) { continue }
        $known[$text] = $true
        $about = if ($name.StartsWith('-')) { "$(@($options[$name])[1])" } else { "$(@($commands[$name])[2])" }
        if (-not $about) { $about = $name }
        if ($text -notmatch '^[\w/.-][\w/.:@%+=-]*$') { $text = "'" + ($text -replace '[''\u2018-\u201b]', '$0$0') + "'" }
        [System.Management.Automation.CompletionResult]::new($text, $name, 'ParameterValue', $about)
    }
}
