# Completion of awsenv for fish. It starts no program: fish itself reads the names in ~/.aws.

function __awsenv_complete
    set -l words (commandline -opc)
    while string match -q -- '*=*' "$words[1]"
        set -e words[1]
    end
    set -l command ''
    set -l option ''
    set -l count 0
    for entry in $words[2..]
        if test -n "$option"
            set option ''
        else if string match -q -- '-*' $entry
            string match -q -- '*=*' $entry; or test -z (__awsenv_option $entry)[1]; or set option $entry
        else if test -z "$command"
            set command $entry
        else
            set count (math $count + 1)
        end
    end

    set -l word (commandline -ct)
    if test -n "$option"
        __awsenv_offer (__awsenv_option $option)[1] ''
    else if set -l parts (string match -r '^(--[^=]+)=' -- $word)
        __awsenv_offer (__awsenv_option $parts[2])[1] $parts[1]
    else if string match -q -- '-*' $word
        __awsenv_offer (__awsenv_command $command)[2] ''
    else if test $count -eq 0
        __awsenv_offer (__awsenv_command $command)[1] ''
    end
end

# Prints what the first word behind a command may be, its options, and what it does. Without a command the first word is one.
function __awsenv_command
    switch $argv[1]
        # {{commands}}
    end
end

# Prints what the value of an option may be, and what it does.
function __awsenv_option
    switch $argv[1]
        # {{options}}
    end
end

# Offers a list of words, or the names of a kind, each with what stands before it.
function __awsenv_offer -a kind before
    switch $kind
        case '' any
        case profiles
            __awsenv_profiles | string replace -r -- '^' $before
        case targets
            if string match -q -- 'arn:*' (commandline -ct)
                __awsenv_roles
            else
                __awsenv_profiles
            end
        case '*'
            for name in (string split ' ' -- $kind)
                if string match -q -- '-*' $name
                    printf '%s\t%s\n' $name (__awsenv_option $name)[2]
                else
                    printf '%s\t%s\n' $before$name (__awsenv_command $name)[3]
                end
            end
    end
end

# Most lines are none of these, and `string match` is fastest without a regular expression.
function __awsenv_profiles
    set -l config (__awsenv_file "$AWS_CONFIG_FILE" config)
    and string match '*[*' <$config | string replace -rf '^\x{feff}?\[[ \t]*(?:profile[ \t]+(?:"([^"]+)"|\'([^\']+)\'|([^\s"\'\]]+))|(default))[ \t]*\].*' '$1$2$3$4'
    set -l credentials (__awsenv_file "$AWS_SHARED_CREDENTIALS_FILE" credentials)
    and string match '*[*' <$credentials | string replace -rf '^\x{feff}?\[[ \t]*(?!(?:profile|sso-session|services)[ \t])([^\]]*[^\]\s])[ \t]*\].*' '$1'
end

function __awsenv_roles
    set -l config (__awsenv_file "$AWS_CONFIG_FILE" config)
    and string match '*role_arn*' <$config | string replace -rf '^[ \t]*role_arn[ \t]*=[ \t]*(\S+).*' '$1'
end

# The file that PATH names, else the one of that name in ~/.aws. Fails where it cannot be read.
function __awsenv_file -a path name
    string match -qr '\S' -- $path; or set path '~/'.aws/$name
    set path (string replace -r '^~(?=/)' -- $HOME $path)
    test -f $path -a -r $path; and echo $path
end

complete -c awsenv -e
complete -c awsenv -f -a '(__awsenv_complete)'
