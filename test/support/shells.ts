import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { TestContext } from 'vitest'
import { bash } from '../../src/shells/bash'
import { elvish } from '../../src/shells/elvish'
import { fish } from '../../src/shells/fish'
import { ksh } from '../../src/shells/ksh'
import { nushell } from '../../src/shells/nushell'
import { powershell } from '../../src/shells/powershell'
import { sh } from '../../src/shells/sh'
import { tcsh } from '../../src/shells/tcsh'
import type { Shell } from '../../src/shells/types'
import { xonsh } from '../../src/shells/xonsh'
import { zsh } from '../../src/shells/zsh'
import { needs, which } from './needs'
import { root } from './paths'
import { run as execute, type Result } from './program'
import { temporaryFolder } from './temporary'

/** A program of this machine that may read a shell's code: `args` come before the script. */
export interface RealShell {
  readonly name: string
  readonly shell: Shell
  readonly path: string | undefined
  readonly args: readonly string[]
}

/** The real shells that the tests know, none of which reads the user's start-up files. */
export const realShells = {
  bash: { name: 'bash', shell: bash, path: which('bash'), args: ['--norc', '-c'] },
  zsh: { name: 'zsh', shell: zsh, path: which('zsh'), args: ['-f', '-c'] },
  dash: { name: 'dash', shell: sh, path: which('dash'), args: ['-c'] },
  busybox: { name: 'busybox', shell: sh, path: which('busybox'), args: ['sh', '-c'] },
  ksh: { name: 'ksh', shell: ksh, path: which('ksh93') ?? which('ksh'), args: ['-c'] },
  mksh: { name: 'mksh', shell: ksh, path: which('mksh'), args: ['-c'] },
  fish: { name: 'fish', shell: fish, path: which('fish'), args: ['--no-config', '-c'] },
  tcsh: { name: 'tcsh', shell: tcsh, path: which('tcsh'), args: ['-f', '-c'] },
  elvish: { name: 'elvish', shell: elvish, path: which('elvish'), args: ['-norc', '-c'] },
  xonsh: { name: 'xonsh', shell: xonsh, path: which('xonsh'), args: ['--no-rc', '-c'] },
  pwsh: { name: 'pwsh', shell: powershell, path: which('pwsh'), args: ['-NoProfile', '-Command'] },
  nu: { name: 'nu', shell: nushell, path: which('nu') ?? nuOfNpm(), args: ['-n', '-c'] },
} as const satisfies Record<string, RealShell>

/** A script ends with this status where the shell, not awsenv, lost what awsenv printed: it is then run again. xonsh's `$(…)` does so about once in a hundred runs. */
export const lostOutput = 99

/** Skips the test, or fails it, where the shell is not installed. */
export function needsShell(context: Pick<TestContext, 'skip'>, { name, path }: RealShell): void {
  needs(context, name, path !== undefined)
}

export interface ShellRun extends Result {
  /** What the shell's children had in their environment when the script called `dump`, each value as one character per byte. */
  readonly exported: ReadonlyMap<string, string>
  /** With which arguments it called `awsenv` last, one character per byte. */
  readonly words: readonly string[]
}

/** A place to evaluate in: `awsenv` prints given code there, and files are named to match stray patterns. */
export interface Stage {
  /** Runs the script. Files that hostile values make come into `cwd`. */
  run(real: RealShell, script: string, options: StageOptions): Promise<ShellRun>
  readonly cwd: string
}

export interface StageOptions {
  /** What `awsenv` prints. */
  readonly code: string
  /** The status with which `awsenv` ends; 0 unless given. */
  readonly status?: number
  readonly env?: Readonly<Record<string, string>>
  /** Come before the shell's own arguments. */
  readonly args?: readonly string[]
}

export function stage(): Stage {
  const folder = temporaryFolder('stage')
  const [cwd, bin, dump, words] = ['cwd', 'bin', 'dump', 'words'].map((name) => join(folder, name)) as [string, string, string, string]
  for (const path of [cwd, bin]) mkdirSync(path)
  for (const name of hostileNames) writeFileSync(join(cwd, name), '')
  writeFileSync(join(bin, 'awsenv'), `#!/bin/sh\nprintf '%s\\0' "$@" >'${words}'\ncat '${folder}/code'\nexit "$STAGE_STATUS"\n`, {
    mode: 0o755,
  })
  writeFileSync(join(bin, 'dump'), `#!/bin/sh\nexec env -0 >'${dump}'\n`, { mode: 0o755 })

  async function run(real: RealShell, script: string, { code, status = 0, env, args = [] }: StageOptions): Promise<ShellRun> {
    writeFileSync(join(folder, 'code'), code)
    for (const file of [dump, words]) rmSync(file, { force: true })
    const variables = { PATH: `${bin}${delimiter}${process.env.PATH}`, STAGE_STATUS: String(status), ...env }
    const command = [real.path ?? real.name, ...args, ...real.args, script] as const
    let result: Result
    let runs = 0
    do result = await execute(command, { env: variables, cwd, timeout: 120_000 })
    while (result.status === lostOutput && ++runs < 5)
    return {
      ...result,
      exported: parseEnvironment(existsSync(dump) ? readFileSync(dump) : Buffer.of()),
      words: existsSync(words) ? readFileSync(words, 'latin1').split('\0').slice(0, -1) : [],
    }
  }

  return { run, cwd }
}

/** What `env -0` printed, each value as one character per byte. */
export function parseEnvironment(output: Buffer): Map<string, string> {
  const entries = output.toString('latin1').split('\0').slice(0, -1)
  return new Map(entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]))
}

const hostileNames = [
  'a',
  'aab',
  'a b',
  '*',
  '?',
  '[ab]',
  '-n',
  '-e',
  '$HOME',
  '~',
  '{a,b}',
  '=ls',
  '!!',
  '\\',
  'a\\052b',
  "'",
  '"',
  ';',
  'x\ny',
  'false;',
]

// npm's package of nushell holds the program of one platform.
function nuOfNpm(): string | undefined {
  const path = join(root, 'node_modules', '@nushell', `${process.platform}-${process.arch}`, 'bin', 'nu')
  return existsSync(path) ? path : undefined
}
