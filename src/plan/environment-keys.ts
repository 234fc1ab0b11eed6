import { ConfigurationError } from '../errors'
import type { Profile, Setting } from '../profiles/types'
import { Secret } from '../secret'
import { problem } from './problem'
import type { Request } from './request'
import type { EnvironmentBase } from './types'

/**
 * The keys in the environment. `source` is the profile's `credential_source = Environment`; without it, it was the user's own word (`--from-env`).
 * Throws ConfigurationError where there are none, and for a profile where they are what awsenv itself put there.
 */
export function readEnvironmentKeys(request: Request, profile: Profile, source: Setting | undefined): EnvironmentBase {
  const wrong = (says: string, todo: string): ConfigurationError => {
    if (source) return problem(profile, `its credential_source = Environment ${says}`, source, todo)
    return new ConfigurationError(`--from-env ${says}. ${todo}`, { profile: profile.name })
  }
  if (source && request.insideAwsenv) {
    throw wrong('would take the keys that awsenv put into this shell', 'Run `awsenv unset` first, or say --from-env to use them.')
  }
  const read = (name: string) => request.environment[name]?.trim() || undefined
  const id = read('AWS_ACCESS_KEY_ID')
  const secret = read('AWS_SECRET_ACCESS_KEY')
  if (!id || !secret) {
    const missing = id ? 'AWS_SECRET_ACCESS_KEY' : 'AWS_ACCESS_KEY_ID'
    throw wrong(`finds no ${missing} in the environment`, 'Set it there, or name a profile that has keys.')
  }
  const token = read('AWS_SESSION_TOKEN')
  const expiration = read('AWS_CREDENTIAL_EXPIRATION')
  const accountId = read('AWS_ACCOUNT_ID')
  return {
    kind: 'environment',
    profile: profile.name,
    accessKeyId: id,
    secretAccessKey: new Secret(secret),
    ...(token ? { sessionToken: new Secret(token) } : {}),
    ...(expiration ? { expiration } : {}),
    ...(accountId ? { accountId } : {}),
  }
}
