import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigurationError } from '../../errors'
import { homeFolder } from '../../home'
import { readObject } from './document'

/** A folder of ~/.aws; undefined where there is no home. */
export function awsFolder(environment: NodeJS.ProcessEnv, ...parts: readonly string[]): string | undefined {
  const home = homeFolder(environment, process.platform)
  return home === undefined ? undefined : join(home, '.aws', ...parts)
}

/**
 * What the AWS CLI keeps of a session, in the file that is named by a hash of it. Undefined where there is none, or half of one: the CLI writes it in place.
 * Throws ConfigurationError for a file that cannot be read.
 */
export function readCache(
  folder: string | undefined,
  hash: 'sha1' | 'sha256',
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  if (folder === undefined) return undefined
  const file = join(folder, `${createHash(hash).update(name).digest('hex')}.json`)
  try {
    return readObject(readFileSync(file, 'utf8'))
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new ConfigurationError(`${file} cannot be read (${code}).`, { cause })
  }
}

/** Milliseconds until a time of the cache; NaN where it is none. Old versions of the CLI wrote `UTC` for the zone. */
export function timeLeft(time: unknown): number {
  return typeof time === 'string' ? Date.parse(time.replace(/UTC$/, 'Z')) - Date.now() : Number.NaN
}
