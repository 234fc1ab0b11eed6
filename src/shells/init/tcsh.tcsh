alias _awsenv_eval 'eval `env AWSENV_SHELL=tcsh awsenv \!* || echo "( exit $status )"`';
alias awsenv 'set _awsenv = ( \!*:q - ) ; alias _awsenv_run \\awsenv ; if ( $_awsenv[1]:q =~ {assume,session,unset} && " $_awsenv:q " \!~ *\ {-h,--help,--version,--print,--shell*,--format*}\ * ) alias _awsenv_run _awsenv_eval ; unset _awsenv ; eval _awsenv_run \!*:q';
