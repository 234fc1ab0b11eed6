import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Aws, startAws } from '../aws'
import { bundle } from '../support/bundle'
import { type Home, home } from '../support/home'
import { needs } from '../support/needs'
import { hasPty, type Pty, pty } from '../support/pty'

let aws: Aws
let driver: string

beforeAll(async () => {
  aws = await startAws()
  aws.sso.assign('111122223333', 'Viewer')
  driver = await bundle(join(import.meta.dirname, 'driver.ts'))
})
beforeEach((context) => needs(context, 'script', hasPty))
afterAll(() => aws.close())

/** Obtains a profile's credentials at a terminal to which neither stdout nor stderr goes. */
function start({ path, env }: Home, line: string, variables: Record<string, string> = {}): Pty {
  const { PATH = process.env.PATH } = variables
  const command = `exec env PATH='${PATH}' '${process.execPath}' '${driver}' ${line} >'${path}/out' 2>'${path}/err'`
  return pty(['sh', '-c', command], { env: { ...env, ...aws.environment, ...variables, PATH: process.env.PATH } })
}
const printed = ({ path }: Home) => readFileSync(join(path, 'out'), 'utf8')

describe('an SSO sign-in', () => {
  const config = () =>
    `[profile viewer]\nsso_start_url = ${aws.sso.startUrl}\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Viewer\n`

  test('is shown on the terminal, whatever stdout and stderr are', async () => {
    const place = home({ config: config() })
    const terminal = start(place, 'viewer')
    const [, userCode = ''] = await terminal.expect(/the code (\w{4}-\w{4})/)
    await terminal.expect(new RegExp(`https://.*${userCode}`))
    aws.sso.approve(userCode)
    expect(await terminal.exit()).toBe(0)
    expect(printed(place)).toMatch(/"accessKeyId":"ASIA/)
    expect(readFileSync(join(place.path, 'err'), 'utf8')).toBe('')
    expect(terminal.screen).not.toMatch(/ASIA/)
  })

  test('ends at Ctrl-C', async () => {
    const place = home({ config: config() })
    const terminal = start(place, 'viewer')
    await terminal.expect(/the code \w{4}-\w{4}/)
    terminal.send('\x03')
    expect(await terminal.exit()).toBe(130)
    expect(printed(place)).toBe('')
  })

  test.runIf(process.platform === 'linux')('opens a browser where the user wants one, without keys in its environment', async () => {
    const place = home({ config: config() })
    const opener = place.write(
      'bin/xdg-open',
      `#!/bin/sh\necho "$@ $AWS_SECRET_ACCESS_KEY" >'${place.path}/opened.new'; mv '${place.path}/opened.new' '${place.path}/opened'\n`,
    )
    chmodSync(opener, 0o755)
    const PATH = `${place.path}/bin${delimiter}${process.env.PATH}`
    const terminal = start(place, 'viewer --browser', { PATH, AWS_SECRET_ACCESS_KEY: 'secret' })
    const [, userCode = ''] = await terminal.expect(/the code (\w{4}-\w{4})/)
    await expect.poll(() => existsSync(join(place.path, 'opened')), { timeout: 10_000 }).toBe(true)
    expect(readFileSync(join(place.path, 'opened'), 'utf8')).toBe(`https://acme.awsapps.com/start/#/device?user_code=${userCode} \n`)
    aws.sso.approve(userCode)
    expect(await terminal.exit()).toBe(0)
  })

  test.runIf(process.platform === 'linux')('goes on without a browser, with a note', async () => {
    const place = home({ config: config() })
    const terminal = start(place, 'viewer --browser', { PATH: '/nowhere' })
    const [, userCode = ''] = await terminal.expect(/the code (\w{4}-\w{4})/)
    aws.sso.approve(userCode)
    expect(await terminal.exit()).toBe(0)
    expect(readFileSync(join(place.path, 'err'), 'utf8')).toBe('awsenv: No browser could be opened: xdg-open cannot be started (ENOENT).\n')
  })
})

test.runIf(process.platform !== 'win32')("a credential_process talks with the user: its stdin and stderr are awsenv's", async () => {
  const place = home()
  const program = place.write(
    'program',
    `printf 'Password: ' >&2; read -r answer
     printf '{"Version": 1, "AccessKeyId": "ASIAPROCESS000000001", "SecretAccessKey": "s", "SessionToken": "%s"}' "$answer"`,
  )
  place.write('.aws/config', `[profile p]\ncredential_process = sh ${program}\n`)
  const command = `exec '${process.execPath}' '${driver}' p >'${place.path}/out'`
  const terminal = pty(['sh', '-c', command], { env: { ...place.env, ...aws.environment } })
  await terminal.expect(/Password: /)
  terminal.send('typed\r')
  expect(await terminal.exit()).toBe(0)
  expect(JSON.parse(printed(place))).toEqual({ accessKeyId: 'ASIAPROCESS000000001', sessionToken: 'typed' })
})

test.runIf(process.platform === 'linux')('a credential_process does not outlive an awsenv that is told to end', async () => {
  const place = home()
  place.write('.aws/config', `[profile p]\ncredential_process = sh -c "echo $$ >'${place.path}/pid'; exec sleep 29"\n`)
  const child = spawn(process.execPath, [driver, 'p'], { env: { ...place.env, PATH: process.env.PATH } })
  const pid = () => Number(existsSync(join(place.path, 'pid')) && readFileSync(join(place.path, 'pid'), 'utf8'))
  await expect.poll(pid, { timeout: 10_000 }).toBeGreaterThan(0)
  child.kill('SIGTERM')
  await expect.poll(() => existsSync(`/proc/${pid()}`), { timeout: 10_000 }).toBe(false)
  expect(child.exitCode).toBe(143)
})
