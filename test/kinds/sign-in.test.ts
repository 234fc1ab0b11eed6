import { beforeEach, describe, expect, it } from 'vitest'
import type { Aws } from '../aws'
import { pathWithAwsenv } from '../support/command'
import { needs } from '../support/needs'
import { awsenv, program } from '../support/program'
import { hasPty, type Pty, pty } from '../support/pty'
import { traced } from '../support/strace'
import { temporaryFolder } from '../support/temporary'
import { stage } from './stage'

describe('an SSO session that nobody began', () => {
  it('is status 7 without a terminal, and names the line to type', async () => {
    const { env, aws } = await signedOut()
    expect(await awsenv(['assume', 'viewer', '--shell', 'sh'], { env })).toEqual({
      status: 7,
      signal: null,
      stdout: 'false;\n',
      stderr: 'awsenv: Profile "viewer": its SSO session is over. Run `aws sso login --sso-session acme` for a new one.\n',
    })
    expect(aws.requests).toEqual([])
  })

  describe('at a terminal', () => {
    beforeEach((context) => needs(context, 'script', hasPty))

    it.for(['viewer', 'next'])('is begun in any browser, gives profile %s its role, and is stored nowhere', async (profile, context) => {
      needs(context, 'strace')
      const { env, aws } = await signedOut()
      const { line, changes } = traced([...program(), 'assume', profile, '--shell', 'bash'])
      const terminal = bash(`eval "$(${line})"; echo "now $AWSENV_PROFILE"`, env)
      const [, code = ''] = await terminal.expect(/open this page and compare the code (\w{4}-\w{4})\s/)
      await terminal.expect(`/start/#/device?user_code=${code}`)
      await polled(aws)
      aws.sso.approve(code)
      await terminal.expect(`now ${profile}`, 20_000)
      expect(await terminal.exit()).toBe(0)
      expect(aws.calls('CreateToken').at(-1)?.outcome).toBe('ok')
      expect(changes()).toEqual([])
    })

    it('is not begun by one who declines: status 5, and the eval fails', async () => {
      const { env, aws } = await signedOut()
      const terminal = bash('awsenv assume viewer > out; echo status $?; cat out', env)
      const [, code = ''] = await terminal.expect(/the code (\w{4}-\w{4})\s/)
      aws.sso.deny(code)
      await terminal.expect(/AWS refused CreateToken.*status 5\s+false;/s, 20_000)
    })

    it('is not waited for after Ctrl-C: status 130, the eval fails, and the terminal is as it was', async () => {
      const { env, aws } = await signedOut()
      const terminal = bash('stty -a > a; awsenv assume viewer > out; echo status $?; stty -a > b; cmp a b && echo sane; cat out', env)
      await terminal.expect(/the code \w{4}-\w{4}\s/)
      await polled(aws)
      terminal.send('\x03')
      await terminal.expect(/status 130\s+sane\s+false;/)
      expect(aws.calls('GetRoleCredentials')).toEqual([])
    })
  })
})

async function signedOut() {
  const place = await stage()
  place.aws.sso.assign('111122223333', 'Viewer')
  const session = `[sso-session acme]\nsso_start_url = ${place.aws.sso.startUrl}\nsso_region = eu-west-1\n`
  const viewer = '[profile viewer]\nsso_session = acme\nsso_account_id = 111122223333\nsso_role_name = Viewer\n'
  const next = `[profile next]\nrole_arn = ${place.addRole('next').arn}\nsource_profile = viewer\n`
  place.home.write('.aws/config', session + viewer + next)
  return place
}

function bash(line: string, env: Readonly<Record<string, string>>): Pty {
  return pty(['bash', '--norc', '-c', line], { env: { ...env, PATH: pathWithAwsenv() }, cwd: temporaryFolder('sign-in') })
}

/** Resolves when awsenv has asked once whether somebody signed in. */
async function polled(aws: Aws): Promise<void> {
  await expect.poll(() => aws.calls('CreateToken').length, { timeout: 15_000 }).toBeGreaterThan(0)
}
