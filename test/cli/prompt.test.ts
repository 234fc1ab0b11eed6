import { beforeEach, describe, expect, it } from 'vitest'
import { pathWithAwsenv } from '../support/command'
import { needs } from '../support/needs'
import { awsenv } from '../support/program'
import { hasPty, type Pty, pty } from '../support/pty'
import { stay } from '../support/world'

beforeEach((context) => needs(context, 'script', hasPty))

const START = 'PS1= ; stty -echo; '

function bash(line: string, env: Readonly<Record<string, string>>): Pty {
  return pty(['bash', '--norc', '-c', START + line], { env: { ...env, PATH: pathWithAwsenv() } })
}

describe('the MFA prompt', () => {
  it.each([
    ['inside eval "$(…)"', 'eval "$(awsenv assume prod)"; echo "now $AWSENV_PROFILE"'],
    ['with stdin redirected', 'eval "$(awsenv assume prod < /dev/null)"; echo "now $AWSENV_PROFILE"'],
    ['with stderr thrown away', 'eval "$(awsenv assume prod 2> /dev/null)"; echo "now $AWSENV_PROFILE"'],
    [
      'in a pipe',
      'awsenv assume prod < /dev/null | cat > out.txt; echo "now $(grep -o "AWSENV_PROFILE=.prod" out.txt | cut -c17-)"; rm out.txt',
    ],
  ])('asks at the terminal %s, shows nothing of what is typed, and sends the code once', async (_where, line) => {
    const { env, aws, serial, freshCode } = await stay()
    const terminal = bash(line, env)
    await terminal.expect(/MFA code of arn:aws:iam::111122223333:mfa\/ana for prod: /)
    const code = freshCode()
    terminal.send(`${code.slice(0, 3)} ${code.slice(3)}\r`)
    await terminal.expect(/now prod/)
    expect(await terminal.exit()).toBe(0)
    expect(terminal.screen.replaceAll(serial, '')).not.toMatch(/\d/)
    expect(aws.codes()).toEqual([code])
    expect(aws.calls('AssumeRole')[0]?.parameters.SerialNumber).toBe(serial)
  })

  it('asks again after a wrong code, says when the next one comes, and does not send the same digits twice', async () => {
    const { env, aws, freshCode } = await stay()
    const wrong = freshCode() === '000000' ? '000001' : '000000'
    const terminal = bash('eval "$(awsenv assume prod)"; echo "now $AWSENV_PROFILE"', env)
    await terminal.expect(/MFA code of/)
    terminal.send('hunter2\r')
    await terminal.expect(/six digits\. MFA code of/)
    terminal.send(`${wrong}\r`)
    await terminal.expect(/did not take that code.* comes in \d+ s\. MFA code of/s)
    terminal.send(`${wrong}\r`)
    await terminal.expect(/sent already; the next one comes in \d+ s\. MFA code of/s)
    const right = freshCode()
    terminal.send(`${right}\r`)
    await terminal.expect(/now prod/)
    await terminal.exit()
    expect(aws.codes()).toEqual([wrong, right])
    expect(terminal.screen).not.toContain('hunter2')
  })

  it('gives up after three codes that AWS refused: status 4', async () => {
    const { env, aws } = await stay()
    aws.fault({
      kind: 'error',
      status: 403,
      code: 'AccessDenied',
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
      times: 3,
    })
    const terminal = bash('set -o pipefail; awsenv assume prod | cat; echo status $?', env)
    for (const code of ['111111', '222222', '333333']) {
      await terminal.expect(/MFA code of [^\n]*: $/)
      terminal.send(`${code}\r`)
    }
    await terminal.expect(/took none of 3 MFA codes.*false;\s+status 4/s)
    expect(aws.codes()).toEqual(['111111', '222222', '333333'])
  })

  it('asks once for a chain of roles, and only the first call carries the code', async () => {
    const { env, aws, freshCode, serial } = await stay({
      config: '[profile deep]\nrole_arn = arn:aws:iam::777788889999:role/audit\nsource_profile = dev\n',
    })
    const terminal = bash(`eval "$(awsenv assume deep --mfa-serial ${serial})"; echo "now $AWSENV_PROFILE"`, env)
    await terminal.expect(/MFA code of/)
    terminal.send(`${freshCode()}\r`)
    await terminal.expect(/now deep/)
    expect(aws.calls('AssumeRole').map(({ parameters }) => Boolean(parameters.TokenCode))).toEqual([true, false])
  })

  it('lets a user with several devices choose', async () => {
    const { env, aws, world } = await stay()
    const terminal = bash('eval "$(awsenv assume bo --mfa-serial auto)"; echo "now $AWSENV_PROFILE"', env)
    await terminal.expect(/2\) arn:aws:iam::111122223333:mfa\/bo.*Number \(1-2\): /s)
    terminal.send('2\r')
    await terminal.expect(/MFA code of/)
    const [, second = ''] = world.bo.mfaSerials
    terminal.send(`${aws.code(second)}\r`)
    await terminal.expect(/now bo/)
    expect(aws.calls('GetSessionToken')[0]?.parameters.SerialNumber).toBe(second)
  })
})

describe('on a terminal that nobody evaluates', () => {
  it.each(['assume prod 123456', 'unset'])('%s shows the line to type, no secret, and makes no call', async (words) => {
    const { env, aws } = await stay()
    const terminal = bash(`awsenv ${words}; echo status $?`, env)
    await terminal.expect(new RegExp(`Type: eval "\\$\\(awsenv ${words}\\)".*status 2`, 's'))
    await terminal.exit()
    expect(terminal.screen).not.toMatch(/AWS_|false/)
    expect(aws.requests).toEqual([])
  })

  it('--print prints all the same', async () => {
    const { env } = await stay()
    const terminal = bash('awsenv assume dev --print; echo status $?', env)
    await terminal.expect(/export AWS_SESSION_TOKEN='.*status 0/s)
  })
})

it('a code as an argument that was used before: status 4, and how long until the next one', async () => {
  const { env, freshCode } = await stay()
  const code = freshCode()
  expect(await awsenv(['assume', 'prod', code, '--shell', 'sh'], { env })).toMatchObject({ status: 0 })
  const again = await awsenv(['assume', 'prod', code, '--shell', 'sh'], { env })
  expect(again).toMatchObject({ status: 4, stdout: 'false;\n', stderr: expect.stringMatching(/The next one comes in \d+ s/) })
})
