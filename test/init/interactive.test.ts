import { beforeEach, describe, expect, it } from 'vitest'
import { pathWithAwsenv } from '../support/command'
import { needs } from '../support/needs'
import { hasPty, type Pty, pty } from '../support/pty'
import { needsShell, realShells } from '../support/shells'
import { type Stay, stay } from '../support/world'

beforeEach((context) => needs(context, 'script', hasPty))

/** Where each shell's start-up file is in the home, and what stands in it. */
const shells = [
  [realShells.bash, '.bashrc', 'eval "$(awsenv init bash)"\nPS1="ready> "\n'],
  [realShells.zsh, '.zshrc', 'autoload -Uz compinit\ncompinit -D -u\neval "$(awsenv init zsh)"\nPS1="ready> "\n'],
  [realShells.fish, '.config/fish/config.fish', 'awsenv init fish | source\nfunction fish_prompt\n  echo "ready> "\nend\n'],
] as const

describe.each(shells.map(([real, ...rest]) => [real.name, real, ...rest] as const))('on a terminal, %s', (name, real, file, text) => {
  beforeEach((context) => needsShell(context, real))
  const status = name === 'fish' ? '$status' : '$?'

  async function start({ env, home }: Stay): Promise<Pty> {
    home.write(file, text)
    const terminal = pty([real.path ?? name, '-i'], { env: { ...env, PATH: pathWithAwsenv() }, cwd: home.path })
    await terminal.expect('ready> ')
    return terminal
  }

  it('asks for the code within the function, shows nothing of it, and has the credentials afterwards', async () => {
    const place = await stay()
    const terminal = await start(place)
    terminal.send('awsenv assume prod\r')
    await terminal.expect('MFA code of')
    const code = place.freshCode()
    terminal.send(`${code}\r`)
    await terminal.expect(/ready> /)
    terminal.send(`echo status ${status} now "[$AWSENV_PROFILE]"\r`)
    await terminal.expect('status 0 now [prod]')
    expect(terminal.screen).not.toContain(code)
    terminal.send('awsenv status\r')
    await terminal.expect(/prod \(account 444455556666/)
    terminal.send('awsenv unset\r')
    await terminal.expect(/ready> /)
    terminal.send('echo now "[$AWSENV_PROFILE]"\r')
    await terminal.expect('now []')
  })

  it('Ctrl-C at the prompt leaves everything as it was', async () => {
    const place = await stay()
    const terminal = await start(place)
    terminal.send('awsenv assume dev\r')
    await terminal.expect(/ready> /)
    terminal.send('awsenv assume prod\r')
    await terminal.expect('MFA code of')
    terminal.send('\x03')
    await terminal.expect(/ready> /)
    terminal.send(`echo status ${status} now "[$AWSENV_PROFILE]"\r`)
    await terminal.expect('status 130 now [dev]')
  })

  it('a failure is said once and ends with its status', async () => {
    const terminal = await start(await stay())
    terminal.send('awsenv assume prd\r')
    await terminal.expect(/Did you mean .*prod/s)
    await terminal.expect(/ready> /)
    terminal.send(`echo status ${status}\r`)
    await terminal.expect('status 3')
  })

  it('Tab completes what is there', async () => {
    const place = await stay({ config: '[profile "My Role"]\nregion = eu-west-1\n[profile a:b]\nregion = eu-west-1\n' })
    const terminal = await start(place)
    for (const [typed, completed] of [
      ['awsenv assume pr', 'prod'],
      ['awsenv assume My', name === 'fish' ? 'My\\\\? Role' : 'My\\\\ Role'],
      ['awsenv assume a:', 'a:b'],
      ['awsenv expl', 'explain'],
      ['awsenv assume --clear', '--clear-on-error'],
      ['awsenv init dir', 'direnv'],
    ] as const) {
      terminal.send(`${typed}\t`)
      await terminal.expect(new RegExp(completed))
      terminal.send('\x15\r')
      await terminal.expect(/ready> /)
    }
  })
})
