# The profile before the prompt: yellow in its last ten minutes, red after them.
if (-not (Test-Path Variable:global:_awsenv_prompt_before)) {
    $global:_awsenv_prompt_before = $function:prompt
    function global:prompt {
        $status = $global:LASTEXITCODE
        if ($env:AWSENV_PROFILE) {
            $colour = 'Cyan'
            $expiration = [DateTimeOffset]::MinValue
            if ([DateTimeOffset]::TryParse($env:AWS_CREDENTIAL_EXPIRATION, [cultureinfo]::InvariantCulture, 'AssumeUniversal', [ref]$expiration)) {
                $left = $expiration - [DateTimeOffset]::UtcNow
                if ($left.TotalMinutes -le 10) { $colour = 'Yellow' }
                if ($left.TotalMinutes -le 0) { $colour = 'Red' }
            }
            Write-Host "(aws $($env:AWSENV_PROFILE -replace '\p{Cc}', '?')) " -ForegroundColor $colour -NoNewline
        }
        $global:LASTEXITCODE = $status
        & $global:_awsenv_prompt_before
    }
}
