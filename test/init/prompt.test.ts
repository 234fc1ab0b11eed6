import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { needsShell } from '../support/shells'
import { type Dialect, dialects, type InitStage, initStage } from './stage'

/** How each shell is made to show its prompt in a script. */
const shells = {
  bash: `[ "$PS1" ] || PS1="> "; eval "$PROMPT_COMMAND"; printf %s "\${PS1@P}"`,
  zsh: 'setopt PROMPT_SUBST; for one in $precmd_functions; do $one; done; print -Pn -- "$PROMPT"',
  fish: 'fish_prompt',
  pwsh: '[Console]::Write("$(prompt)")',
}
const [red, yellow, cyan] = ['\x1b[31m', '\x1b[33m', '\x1b[36m']

describe.each(Object.entries(shells))('the prompt of %s', (name, show) => {
  const known = dialects.find(({ real }) => real.name === name) as Dialect
  const dialect = { ...known, load: known.load.replace(/init \w+/, '$& --prompt') }
  let stage: InitStage
  beforeEach((context) => {
    needsShell(context, dialect.real)
    stage = initStage()
  })

  it.each([
    ['cyan', 'while there is time', 20, cyan],
    ['yellow', 'in the last ten minutes', 9, yellow],
    ['red', 'when they are over', -1, red],
    ['cyan', 'when they do not expire', undefined, cyan],
  ])('shows the profile in %s %s, wherever the clock stands', async (_colour, _when, minutes, code) => {
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/St_Johns']) {
      const expiration = minutes === undefined ? {} : { AWS_CREDENTIAL_EXPIRATION: later(minutes) }
      const env = { TERM: 'xterm', TZ: zone, AWSENV_PROFILE: 'prod', ...expiration }
      const { stdout, stderr } = await stage.run(dialect, [show], { env })
      expect({ stdout, stderr }).toEqual({ stdout: expect.stringContaining(`${code}(aws prod)`), stderr: '' })
    }
  })

  it('shows nothing where there is nothing', async () => {
    const { stdout, stderr } = await stage.run(dialect, [show], { env: { TERM: 'xterm' } })
    expect(stdout).not.toContain('(aws')
    expect(stderr).toBe('')
  })

  it('shows it once, after two loads and two prompts', async () => {
    const { stdout } = await stage.run(dialect, [dialect.load, show, show], { env: { TERM: 'xterm', AWSENV_PROFILE: 'prod' } })
    expect(stdout.match(/\(aws prod\)/g)).toHaveLength(2)
  })

  it('runs and expands nothing that stands in a name', async () => {
    const env = { TERM: 'xterm', AWSENV_PROFILE: '$(touch ran)`touch ran`%F{red}\\u\\[\x1b[2J$EXPANDED%d', EXPANDED: 'whoops' }
    const { stdout } = await stage.run(dialect, [show], { env })
    expect(stdout).toContain('(aws ')
    expect(stdout).not.toContain('\x1b[2J')
    expect(stdout).not.toContain('whoops')
    expect(existsSync(join(stage.folder, 'ran'))).toBe(false)
  })

  it.runIf(name in STATUS)('leaves the status of the last command to the rest of the prompt', async () => {
    const { stdout } = await stage.run(dialect, [STATUS[name] ?? ''], { env: { AWSENV_PROFILE: 'prod' } })
    expect(stdout).toContain('status 3')
  })
})

/** What the rest of the prompt is, in a shell in which it could see another status. */
const STATUS: Readonly<Record<string, string>> = {
  bash: 'PROMPT_COMMAND="$PROMPT_COMMAND; echo status \\$?"; (exit 3); eval "$PROMPT_COMMAND"',
  fish: 'function _awsenv_prompt_before; echo status $status; end; sh -c "exit 3"; fish_prompt',
}

/** As AWS_CREDENTIAL_EXPIRATION has it, so many minutes from now. */
function later(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString().replace(/\.\d+Z$/, 'Z')
}
