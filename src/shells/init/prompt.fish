# The profile before the prompt: yellow in its last ten minutes, red after them. Before fish 3.6, which has no clock, in one colour.
function _awsenv_seconds_left
    set -l parts (string match -r '^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)Z$' -- "$AWS_CREDENTIAL_EXPIRATION")
    or return
    set -l now (path mtime / 2>/dev/null) (path mtime -R / 2>/dev/null)
    test (count $now) -eq 2; or return
    # Years that begin in March end with the leap day.
    set -l early (math "floor((14 - $parts[3]) / 12)")
    set -l year (math "$parts[2] - $early")
    set -l day (math "floor((153 * ($parts[3] + 12 * $early - 3) + 2) / 5) + $parts[4] - 1")
    set day (math "$day + 365 * $year + floor($year / 4) - floor($year / 100) + floor($year / 400) - 719468")
    math "$day * 86400 + $parts[5] * 3600 + $parts[6] * 60 + $parts[7] - $now[1] - $now[2]"
end

function _awsenv_restore_status
    return $argv[1]
end

if functions -q fish_prompt; and not functions -q _awsenv_prompt_before
    functions -c fish_prompt _awsenv_prompt_before
    function fish_prompt
        set -l last $status
        if set -q AWSENV_PROFILE
            set -l colour cyan
            set -l left (_awsenv_seconds_left)
            test -n "$left"; and test $left -le 600; and set colour yellow
            test -n "$left"; and test $left -le 0; and set colour red
            set_color $colour
            # Control characters would reach the terminal.
            echo -n "(aws "(string replace -ra '[[:cntrl:]]' '?' -- $AWSENV_PROFILE | string join '?')") "
            set_color normal
        end
        _awsenv_restore_status $last
        _awsenv_prompt_before
    end
end
