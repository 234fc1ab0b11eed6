function global:awsenv {
    $program = Get-Command awsenv -CommandType Application -TotalCount 1 -ErrorAction Stop
    $PSNativeCommandUseErrorActionPreference = $false
    # PowerShell makes two words of `a,b` here.
    $words = @(foreach ($word in $args) { if ($word -is [array]) { $word -join ',' } else { , $word } })
    $acts = $words.Count -gt 0 -and 'assume', 'session', 'unset' -ccontains $words[0]
    if (-not $acts -or $words -cmatch '^(-h|--help|--version|--print|(--shell|--format)(=.*)?)$') {
        if ($MyInvocation.ExpectingInput) { $input | & $program @words } else { & $program @words }
        return
    }
    $outer = $env:AWSENV_SHELL
    try {
        $env:AWSENV_SHELL = 'powershell'
        $code = if ($MyInvocation.ExpectingInput) { $input | & $program @words } else { & $program @words }
    } finally {
        $env:AWSENV_SHELL = $outer
    }
    $code = "$code"
    if ($code -cmatch '^(\$env:|\$global:LASTEXITCODE=|Write-Error )') {
        Invoke-Expression $code
    } elseif ($LASTEXITCODE) {
        Write-Error -Message "awsenv: exit status $LASTEXITCODE" -CategoryActivity awsenv -ErrorAction Stop
    }
}
