import { spawnSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { isExecutable } from './needs'

/** An AWS CLI of this machine. */
export interface AwsCli {
  readonly path: string
  /** Such as `2.9.19`. */
  readonly version: string
}

/** The first AWS CLI of a major version: of several on a PATH, one may be 1 and the next 2, and a distribution's may stand behind both. */
export function findAwsCli(major: 1 | 2): AwsCli | undefined {
  found ??= candidates().flatMap((path) => {
    const { stdout, stderr } = spawnSync(path, ['--version'], { encoding: 'utf8' })
    const version = /^aws-cli\/([\d.]+)/.exec(stdout || stderr)?.[1]
    return version ? [{ path, version }] : []
  })
  return found.find(({ version }) => version.startsWith(`${major}.`))
}

let found: AwsCli[] | undefined

function candidates(): string[] {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  const paths = folders.map((folder) => join(folder, 'aws')).filter(isExecutable)
  return [...new Map(paths.map((path) => [realpathSync(path), path])).values()]
}
