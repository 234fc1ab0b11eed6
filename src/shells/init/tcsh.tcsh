alias _awsenv_run '\awsenv \!*';
alias _awsenv_eval 'eval `env AWSENV_SHELL=tcsh awsenv \!* || echo "( exit $status )"`';
alias awsenv 'eval `sh -c '\''for word; do case $word in -h|--help|--version|--print|--shell|--shell=*|--format|--format=*) set -- ;; esac; done; case $1 in assume|session|unset) echo _awsenv_eval ;; *) echo _awsenv_run ;; esac'\'' sh \!*:q` \!*:q';
