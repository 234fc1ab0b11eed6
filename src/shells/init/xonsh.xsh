def _awsenv(words, stdin=None, stdout=None, stderr=None):
    """Temporary AWS credentials in this shell"""
    import re
    import shutil
    import subprocess

    environment = __xonsh__.env.detype()
    program = shutil.which('awsenv', path=environment.get('PATH'))
    if program is None:
        print('awsenv: not found', file=stderr)
        return 127
    shows = any(re.fullmatch(r'-h|--help|--version|--print|(--shell|--format)(=.*)?', word) for word in words)
    if shows or words[:1] not in (['assume'], ['session'], ['unset']):
        return subprocess.run([program, *words], env=environment, stdin=stdin, stdout=stdout, stderr=stderr).returncode
    environment['AWSENV_SHELL'] = 'xonsh'
    result = subprocess.run([program, *words], env=environment, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr)
    try:
        exec(result.stdout)
    except RuntimeError:
        return result.returncode or 1
    return result.returncode


aliases['awsenv'] = _awsenv
