import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathWithAwsenv } from '../support/command'
import { awsenv, type Result, run } from '../support/program'
import { parseEnvironment } from '../support/shells'
import type { Stay } from '../support/world'

/** A folder with an .envrc that direnv may load. */
export interface Project {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  /** Runs the lines in bash, with `load` for what direnv's hook does before a prompt, and `dump NAME`. */
  bash(lines: readonly string[], env?: Readonly<Record<string, string>>): Promise<Result>
  /** Runs a direnv command in the folder. */
  direnv(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Result>
}

/** With `use awsenv` in direnv's library of that home, the .envrc allowed. */
export async function project({ env: world, home }: Stay, envrc: string): Promise<Project> {
  const folder = join(home.path, 'project')
  mkdirSync(folder)
  writeFileSync(join(folder, '.envrc'), envrc)
  home.write('.config/direnv/lib/awsenv.sh', (await awsenv(['init', 'direnv'])).stdout)
  home.write('.config/direnv/direnv.toml', '[global]\nwarn_timeout = "1m"\n')
  const env = { ...world, PATH: pathWithAwsenv(), DIRENV_LOG_FORMAT: 'direnv: %s' }
  const direnv: Project['direnv'] = (args, more) => run(['direnv', ...args], { cwd: folder, env: { ...env, ...more }, timeout: 40_000 })
  await direnv(['allow', '.'])
  return {
    folder,
    env,
    direnv,
    bash: (lines, more) =>
      run(
        [
          'bash',
          '--norc',
          '-c',
          ['load() { eval "$(direnv export bash)"; }', 'dump() { echo "== $1"; env -0 | tr "\\n\\0" " \\n"; }', ...lines].join('\n'),
        ],
        {
          cwd: home.path,
          env: { ...env, ...more },
          timeout: 40_000,
        },
      ),
  }
}

/** The AWS variables that each `dump NAME` saw. */
export function dumps({ stdout }: Result): Record<string, Record<string, string>> {
  const parts = stdout.split(/^== (\w+)\n/m).slice(1)
  const found: Record<string, Record<string, string>> = {}
  for (let at = 0; at < parts.length; at += 2) {
    const variables = parseEnvironment(Buffer.from((parts[at + 1] ?? '').replaceAll('\n', '\0')))
    found[parts[at] ?? ''] = Object.fromEntries(
      [...variables].filter(([name]) => name.startsWith('AWS') && !name.startsWith('AWS_ENDPOINT')),
    )
  }
  return found
}
