import type { Profile } from '../profiles/types'
import { setting, value } from './lookup'
import { problem } from './problem'
import type { StaticBase, TemporaryBase } from './types'

/** The keys that stand in the profile itself; undefined where there are none, or half a pair. aws_security_token is ignored. */
export function findStaticKeys(profile: Profile): StaticBase | TemporaryBase | undefined {
  const id = setting(profile, 'aws_access_key_id')
  const secret = setting(profile, 'aws_secret_access_key')?.secret
  if (!id || !secret) return undefined
  const token = setting(profile, 'aws_session_token')?.secret
  const accountId = value(profile, 'aws_account_id')
  const keys = { profile: profile.name, accessKeyId: id.value, secretAccessKey: secret, ...(accountId ? { accountId } : {}) }
  return token ? { kind: 'temporary', ...keys, sessionToken: token } : { kind: 'static', ...keys }
}

/** The same for a profile that has half a pair at least. Throws ConfigurationError that names the missing half. */
export function readStaticKeys(profile: Profile): StaticBase | TemporaryBase {
  const keys = findStaticKeys(profile)
  if (keys) return keys
  const id = setting(profile, 'aws_access_key_id')
  const half = id ?? setting(profile, 'aws_secret_access_key') ?? profile
  const missing = id ? 'aws_secret_access_key' : 'aws_access_key_id'
  throw problem(profile, `it has no ${missing} beside the other half of the pair`, half, `Put ${missing} into the same file.`)
}
