import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../support/needs'
import { hasPty, pty } from '../support/pty'
import { needsShell, realShells } from '../support/shells'
import { stay } from '../support/world'
import { dumps, project } from './project'

beforeEach((context) => needs(context, 'direnv'))

const user = { AWS_PROFILE: 'ana', AWS_REGION: 'us-west-2' }

describe('use awsenv', () => {
  it('puts the credentials in on the way in, and takes everything out on the way out', async () => {
    const place = await stay()
    const { bash } = await project(place, 'use awsenv dev\n')
    const found = dumps(await bash(['load; dump before; cd project; load; dump within; cd ..; load; dump after'], user))
    expect(found.within).toMatchObject({ AWSENV_PROFILE: 'dev', AWS_REGION: 'eu-west-1', AWS_SESSION_TOKEN: expect.any(String) })
    expect(found.within).not.toHaveProperty('AWS_PROFILE')
    expect(found.before).toMatchObject(user)
    expect(found.after).toEqual(found.before)
    expect(place.aws.calls('AssumeRole')).toHaveLength(1)
  })

  it('passes options and names with blanks on as they are', async () => {
    const place = await stay({ config: '[profile "My  Role"]\nrole_arn = arn:aws:iam::111122223333:role/dev\nsource_profile = cy\n' })
    const { direnv } = await project(place, "use awsenv 'My  Role' --session-name 'me@work' --region eu-south-1\n")
    const { stdout } = await direnv(['exec', '.', 'sh', '-c', 'echo "[$AWSENV_PROFILE] $AWS_REGION"'])
    expect(stdout).toBe('[My  Role] eu-south-1\n')
    expect(place.aws.calls('AssumeRole')[0]?.parameters).toMatchObject({ RoleSessionName: 'me@work' })
  })

  it('makes no call where the shell holds the credentials already', async () => {
    const place = await stay()
    const { bash } = await project(place, 'use awsenv dev\n')
    const found = dumps(await bash(['eval "$(awsenv assume dev)"; dump before; cd project; load; dump within; cd ..; load; dump after']))
    expect(found.within).toEqual(found.before)
    expect(found.after).toEqual(found.before)
    expect(place.aws.calls('AssumeRole')).toHaveLength(1)
  })

  it('gets new ones where those that the shell holds run out', async () => {
    const place = await stay()
    const { bash } = await project(place, 'use awsenv dev\n')
    const over = 'export AWS_CREDENTIAL_EXPIRATION=2020-01-01T00:00:00Z'
    const found = dumps(
      await bash([`eval "$(awsenv assume dev)"; ${over}; dump before; cd project; load; dump within; cd ..; load; dump after`]),
    )
    expect(found.within?.AWS_SESSION_TOKEN).not.toBe(found.before?.AWS_SESSION_TOKEN)
    expect(Date.parse(found.within?.AWS_CREDENTIAL_EXPIRATION ?? '')).toBeGreaterThan(Date.now())
    expect(found.after).toEqual(found.before)
    expect(place.aws.calls('AssumeRole')).toHaveLength(2)
  })

  it('loads again when the config file or the credentials file changes, and not before', async () => {
    const place = await stay()
    const { bash } = await project(place, 'use awsenv dev\n')
    const edit = (name: string) => `sleep 1.1; echo '# new' >> ~/.aws/${name}; load`
    const result = await bash(['cd project; load; load', edit('config'), 'load', edit('credentials'), 'load; dump within'])
    expect(place.aws.calls('AssumeRole')).toHaveLength(3)
    expect(dumps(result).within).toMatchObject({ AWSENV_PROFILE: 'dev' })
  })

  it('watches the files that the environment names', async () => {
    const place = await stay()
    const config = place.home.write('elsewhere/config', readFileSync(join(place.home.path, '.aws/config'), 'utf8'))
    const { bash } = await project(place, 'use awsenv dev\n')
    const edit = "sleep 1.1; echo '# new' >> ~/elsewhere/config; load"
    await bash(['cd project; load', edit, 'load'], { AWS_CONFIG_FILE: config.replace(place.home.path, '~') })
    expect(place.aws.calls('AssumeRole')).toHaveLength(2)
  })

  it.each([
    ['awsenv', 'use awsenv nope\nexport AFTER=1\n', /awsenv: There is no profile "nope"/],
    ['the program is gone', 'PATH_rm "*"\nuse awsenv dev\nexport AFTER=1\n', /awsenv: (command not found|No such file)/],
  ])('shows a failure and exports nothing (%s)', async (_why, envrc, message) => {
    const { bash, direnv } = await project(await stay(), envrc)
    const result = await bash(['dump before; cd project; load; dump within; echo "after [$AFTER]"'], user)
    const found = dumps(result)
    expect(found.within).toEqual(found.before)
    expect(result.stdout).toContain('after []')
    expect(result.stderr).toMatch(message)
    expect(result.stderr).toMatch(/no credentials from awsenv, so nothing is loaded; to try again in a terminal, run: direnv reload/)
    expect(await direnv(['exec', '.', 'echo', 'ran'])).toMatchObject({ status: 1, stdout: '' })
  })

  it('without a terminal fails at once with the line to run, and sends nothing', async () => {
    const place = await stay()
    const { direnv } = await project(place, 'use awsenv prod\n')
    const { status, stdout, stderr } = await direnv(['export', 'bash'])
    expect(status).toBe(1)
    expect(stdout).not.toMatch(/AWS_/)
    expect(stderr).toMatch(/wants an MFA code .* no terminal to ask at.*run: direnv reload/s)
    expect(place.aws.requests).toEqual([])
  })
})

describe('eval "$(awsenv assume …)" in .envrc', () => {
  it('works as it is', async () => {
    const place = await stay()
    const { bash } = await project(place, 'eval "$(awsenv assume dev --if-needed)"\n')
    const found = dumps(await bash(['dump before; cd project; load; dump within; cd ..; load; dump after'], user))
    expect(found.within).toMatchObject({ AWSENV_PROFILE: 'dev' })
    expect(found.after).toEqual(found.before)
  })

  it('stops under strict_env', async () => {
    const { direnv } = await project(await stay(), 'strict_env\neval "$(awsenv assume nope --if-needed)"\nexport AFTER=1\n')
    const { status, stdout } = await direnv(['export', 'bash'])
    expect(status).toBe(1)
    expect(stdout).not.toContain('AFTER')
  })
})

const hooks = [
  [realShells.bash, '.bashrc', 'eval "$(direnv hook bash)"\nPS1="ready> "\n'],
  [realShells.zsh, '.zshrc', 'eval "$(direnv hook zsh)"\nPS1="ready> "\n'],
  [realShells.fish, '.config/fish/config.fish', 'direnv hook fish | source\nfunction fish_prompt\n  echo "ready> "\nend\n'],
] as const

describe.each(hooks.map(([real, ...rest]) => [real.name, real, ...rest] as const))('the hook in %s', (name, real, file, text) => {
  it('asks at the terminal', async (context) => {
    needs(context, 'script', hasPty)
    needsShell(context, real)
    const place = await stay()
    const { env } = await project(place, 'use awsenv prod\n')
    place.home.write(file, text)
    // Without this folder fish begins to fill it.
    place.home.write('.local/share/fish/generated_completions/none', '')
    const terminal = pty([real.path ?? name, '-i'], { env, cwd: place.home.path })
    await terminal.expect('ready> ')
    terminal.send('cd project\r')
    await terminal.expect('MFA code of')
    terminal.send(`${place.freshCode()}\r`)
    await terminal.expect('ready> ')
    terminal.send('echo "now [$AWSENV_PROFILE]"\r')
    await terminal.expect('now [prod]')
    terminal.send('cd ..\r')
    await terminal.expect('ready> ')
    terminal.send('echo "now [$AWSENV_PROFILE]"\r')
    await terminal.expect('now []')
    expect(place.aws.codes()).toHaveLength(1)
  })
})
