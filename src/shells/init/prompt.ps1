# The profile before the prompt: yellow in its last ten minutes, red after them.
if (-not (Test-Path Variable:global:_awsenv_prompt_before)) {
    $global:_awsenv_prompt_before = $function:prompt
    function global:prompt {
        $segment = ''
        if ($env:AWSENV_PROFILE) {
            $colour = 36
            $expiration = [DateTimeOffset]::MinValue
            if ([DateTimeOffset]::TryParse($env:AWS_CREDENTIAL_EXPIRATION, [cultureinfo]::InvariantCulture, 'AssumeUniversal', [ref]$expiration)) {
                $minutes = ($expiration - [DateTimeOffset]::UtcNow).TotalMinutes
                if ($minutes -le 10) { $colour = 33 }
                if ($minutes -le 0) { $colour = 31 }
            }
            $escape = [char]27
            $segment = "$escape[${colour}m(aws $($env:AWSENV_PROFILE -replace '\p{Cc}', '?'))$escape[0m "
        }
        "$segment$(& $global:_awsenv_prompt_before)"
    }
}
