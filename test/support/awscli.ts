import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** An AWS CLI of this machine. */
export interface AwsCli {
  readonly path: string
  /** Such as `2.9.19`. */
  readonly version: string
}

/** The first AWS CLI of a major version. The `aws` that PATH finds may be of the one, and the distribution's of the other. */
export function findAwsCli(major: 1 | 2): AwsCli | undefined {
  clis ??= paths().flatMap((path) => {
    const { stdout, stderr } = spawnSync(path, ['--version'], { encoding: 'utf8' })
    const version = /^aws-cli\/([\d.]+)/.exec(stdout || stderr || '')?.[1]
    return version ? [{ path, version }] : []
  })
  return clis.find(({ version }) => version.startsWith(`${major}.`))
}

let clis: readonly AwsCli[] | undefined

function paths(): string[] {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  const there = folders.map((folder) => join(folder, 'aws')).filter((path) => existsSync(path))
  return [...new Map(there.map((path) => [realpathSync(path), path])).values()]
}
