function awsenv --description 'Temporary AWS credentials in this shell'
    if not contains -- "$argv[1]" assume session unset
        or string match -qr -- '^(-h|--help|--version|--print|(--shell|--format)(=.*)?)$' $argv
        command awsenv $argv
        return
    end
    AWSENV_SHELL=fish command awsenv $argv | source
    set -l statuses $pipestatus
    test $statuses[1] -ne 0; and return $statuses[1]
    return $statuses[2]
end
