import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/environment/types'
import { needsShell, type RealShell, realShells, type ShellRun, stage } from '../support/shells'
import { type Way, ways } from './ways'

const before = { OLD: 'old', KEPT: 'kept' }
const change: Change = [
  ['OLD', undefined],
  ['MISSING', undefined],
  ['NEW', 'new'],
]

describe.concurrent('evaluating', () => {
  const cases = ways.map((way) => [`${way.real.name}: ${way.line}`, way] as const)

  test.for(cases)('a change succeeds after a failed command, silently, and exports nothing else: %s', async ([, way], context) => {
    needsShell(context, way.real)
    const { shell } = way.real
    const idle = await evaluate(way, shell.nothing(), 'chain')
    expect(outcome(idle)).toEqual({ status: 0, signal: null, stdout: 'NEXT\n', stderr: '', OLD: 'old', KEPT: 'kept' })
    const done = await evaluate(way, shell.change(change), 'chain')
    expect(outcome(done)).toEqual({ status: 0, signal: null, stdout: 'NEXT\n', stderr: '', NEW: 'new', KEPT: 'kept' })
    const names = [...idle.exported.keys()].map((name) => (name === 'OLD' ? 'NEW' : name))
    expect([...done.exported.keys()].sort()).toEqual(names.sort())
  })

  test.for(cases)('a failure stops a chain, also after a change, which is made: %s', async ([, way], context) => {
    needsShell(context, way.real)
    const { exported, stdout } = await evaluate(way, way.real.shell.failing(3, change), 'caught', 3)
    expect(stdout).toBe(way.real === realShells.pwsh ? 'caught 3\n' : '')
    // Elvish and nushell stop by the exit status, before they look at the text.
    const evaluated = way.real !== realShells.elvish && way.real !== realShells.nu
    expect([exported.get('OLD'), exported.get('NEW'), exported.get('KEPT')]).toEqual([
      evaluated ? undefined : 'old',
      evaluated ? 'new' : undefined,
      'kept',
    ])
  })

  test.for(cases)('a failure ends a script that stops at the first error: %s', async ([, way], context) => {
    needsShell(context, way.real)
    const { status, stdout } = await evaluate(way, way.real.shell.failing(3), 'strict', 3)
    expect([status === 0, stdout]).toEqual([false, ''])
  })

  test.for(['Continue', 'Stop', 'SilentlyContinue', 'Ignore', 'Inquire'])(
    'a failure ends a PowerShell script with $ErrorActionPreference %s',
    async (preference, context) => {
      const { pwsh } = realShells
      needsShell(context, pwsh)
      const script = `Set-StrictMode -Version Latest; $ErrorActionPreference = '${preference}'; awsenv | iex && echo NEXT\necho AFTER`
      const { status, stdout } = await stage().run(pwsh, script, { code: pwsh.shell.failing(3), status: 3 })
      expect([status === 0, stdout]).toEqual([false, ''])
    },
  )

  test('a change leaves no entry in the errors of PowerShell', async (context) => {
    const { pwsh } = realShells
    needsShell(context, pwsh)
    const script = "Set-StrictMode -Version Latest; $ErrorActionPreference = 'Stop'; awsenv | iex\n$Error.Count; Test-Path Env:OLD"
    const { stdout, stderr } = await stage().run(pwsh, script, { code: pwsh.shell.change(change), env: before })
    expect([stdout, stderr]).toEqual(['0\nFalse\n', ''])
  })
})

interface Scripts {
  /** Begins with a failed command, and prints NEXT where the evaluation succeeds. */
  readonly chain: string
  /** Prints NEXT where the evaluation succeeds, and goes on in any case. */
  readonly caught: string
  /** Prints NEXT unless a failure ends it. */
  readonly strict: string
}

function scriptsFor(real: RealShell, line: string): Scripts {
  switch (real) {
    case realShells.fish:
      return {
        chain: `false; ${line}; and echo NEXT\ndump`,
        caught: `true; ${line}; and echo NEXT\ndump`,
        strict: `${line}; or exit\necho NEXT`,
      }
    case realShells.tcsh:
      return { chain: `false; ${line} && echo NEXT\ndump`, caught: `${line} && echo NEXT\ndump`, strict: `${line}\necho NEXT` }
    case realShells.elvish:
      return { chain: `${line}; echo NEXT\ndump`, caught: `try { ${line}; echo NEXT } catch { }\ndump`, strict: `${line}\necho NEXT` }
    case realShells.nu:
      return { chain: `${line}; print NEXT\ndump`, caught: `try { ${line}; print NEXT }\ndump`, strict: `${line}\nprint NEXT` }
    case realShells.xonsh:
      return {
        chain: `${line}\nprint('NEXT')\ndump`,
        caught: `try:\n  ${line}\n  print('NEXT')\nexcept RuntimeError:\n  pass\ndump`,
        strict: `${line}\nprint('NEXT')`,
      }
    case realShells.pwsh:
      return {
        chain: `/bin/false; ${line} && echo NEXT\ndump`,
        caught: `try { ${line} && echo NEXT } catch { "caught $LASTEXITCODE" }\ndump`,
        strict: `${line}\necho NEXT`,
      }
    default:
      return { chain: `false; ${line} && echo NEXT\ndump`, caught: `${line} && echo NEXT\ndump`, strict: `set -e\n${line}\necho NEXT` }
  }
}

function evaluate({ real, line }: Way, code: string, script: keyof Scripts, status = 0): Promise<ShellRun> {
  const args = real === realShells.tcsh && script === 'strict' ? ['-e'] : []
  return stage().run(real, scriptsFor(real, line)[script], { code, status, args, env: before })
}

/** What a script did, with the variables that it may have changed. */
function outcome({ exported, words: _, ...rest }: ShellRun): Record<string, unknown> {
  return { ...rest, ...Object.fromEntries([...exported].filter(([name]) => ['OLD', 'KEPT', 'MISSING', 'NEW'].includes(name))) }
}
