import { beforeEach, describe, expect, it } from 'vitest'
import { pathWithAwsenv } from '../support/command'
import { needs } from '../support/needs'
import { hasPty, type Pty, pty } from '../support/pty'
import { needsShell, realShells } from '../support/shells'
import { type Stay, stay } from '../support/world'

beforeEach((context) => needs(context, 'script', hasPty))

/** Where each shell's start-up file is in the home, what stands in it, and how the status is shown. */
const shells = [
  [realShells.bash, '.bashrc', 'eval "$(awsenv init bash)"\nPS1="ready> "\n', 'echo status $?'],
  [realShells.zsh, '.zshrc', 'autoload -Uz compinit\ncompinit -D -u\neval "$(awsenv init zsh)"\nPS1="ready> "\n', 'echo status $?'],
  [
    realShells.fish,
    '.config/fish/config.fish',
    'awsenv init fish | source\nfunction fish_prompt\n  echo "ready> "\nend\n',
    'echo status $status',
  ],
  [realShells.tcsh, '.tcshrc', 'eval "`awsenv init tcsh`"\nset prompt = "ready> "\n', 'echo status $status'],
  [realShells.elvish, '.config/elvish/rc.elv', 'eval (awsenv init elvish | slurp)\nset edit:prompt = { put "ready> " }\n', undefined],
  [realShells.xonsh, '.xonshrc', '$PROMPT = "ready> "\nexecx($(awsenv init xonsh))\n', undefined],
] as const

const rows = shells.map(([real, ...rest]) => [real.name, real, ...rest] as const)
describe.each(rows)('on a terminal, %s', (name, real, file, text, status) => {
  beforeEach((context) => needsShell(context, real))

  async function start({ env, home }: Stay): Promise<Pty> {
    home.write(file, text)
    // Without this folder fish begins to fill it.
    home.write('.local/share/fish/generated_completions/none', '')
    home.write('now', 'echo "now [$AWSENV_PROFILE]"\n')
    const terminal = pty([real.path ?? name, '-i'], {
      env: { ...env, PATH: pathWithAwsenv(), SHELL_TYPE: 'readline', XDG_RUNTIME_DIR: home.path },
      cwd: home.path,
    })
    await terminal.expect('ready> ')
    return terminal
  }

  /** Types a line and waits until it is done. */
  async function type(terminal: Pty, line: string): Promise<void> {
    terminal.send(`${line}\r`)
    await terminal.expect('ready> ')
  }

  it('asks for the code within the function, shows nothing of it, and has the credentials afterwards', async () => {
    const place = await stay()
    const terminal = await start(place)
    terminal.send('awsenv assume prod\r')
    await terminal.expect('MFA code of')
    const code = place.freshCode()
    await type(terminal, code)
    terminal.send('sh now\r')
    await terminal.expect('now [prod]')
    expect(terminal.screen).not.toContain(code)
    await terminal.expect('ready> ')
    terminal.send('awsenv status\r')
    await terminal.expect(/prod \(account 444455556666/)
    await terminal.expect('ready> ')
    await type(terminal, 'awsenv unset')
    terminal.send('sh now\r')
    await terminal.expect('now []')
  })

  it('Ctrl-C at the prompt leaves everything as it was', async () => {
    const place = await stay()
    const terminal = await start(place)
    await type(terminal, 'awsenv assume dev')
    terminal.send('awsenv assume prod\r')
    await terminal.expect('MFA code of')
    terminal.send('\x03')
    await terminal.expect('ready> ')
    if (status) {
      terminal.send(`${status}\r`)
      await terminal.expect('status 130')
      await terminal.expect('ready> ')
    }
    terminal.send('sh now\r')
    await terminal.expect('now [dev]')
  })

  it('a failure is said once and ends with its status', async () => {
    const terminal = await start(await stay())
    terminal.send('awsenv assume prd\r')
    await terminal.expect(/Did you mean .*prod/s)
    await terminal.expect('ready> ')
    if (!status) return
    terminal.send(`${status}\r`)
    await terminal.expect('status 3')
  })

  // Without a completion of awsenv's own.
  if (name === 'tcsh' || name === 'xonsh') return

  it('Tab completes what is there', async () => {
    const place = await stay({ config: '[profile "My Role"]\nregion = eu-west-1\n[profile a:b]\nregion = eu-west-1\n' })
    const terminal = await start(place)
    // elvish draws what changes alone, and shows a menu where it puts quotes.
    const completions: [typed: string, completed: RegExp][] =
      name === 'elvish'
        ? [
            ['awsenv assume pr', /od/],
            ['awsenv expl', /ain/],
            ['awsenv init dir', /env/],
          ]
        : [
            ['awsenv assume pr', /prod/],
            ['awsenv assume My', /Role/],
            ['awsenv assume a:', /a:b/],
            ['awsenv expl', /explain/],
            ['awsenv assume --clear', /--clear-on-error/],
            ['awsenv init dir', /direnv/],
          ]
    for (const [typed, completed] of completions) {
      terminal.send(`${typed}\t`)
      await terminal.expect(completed)
      terminal.send('\x15\r')
      await terminal.expect('ready> ')
    }
  })
})
