import type { Profile, Profiles } from '../profiles/types'
import { valueReader } from '../profiles/value'
import { LONG_TERM, withLongTermKeys } from './aws-mfa'
import type { BaseKind } from './types'

/** A profile in one line. Nothing of it is checked, so that a list shows broken profiles as well; null is what it does not say. */
export interface Summary {
  readonly name: string
  /** `role`, or the kind of credentials that the profile has of its own. */
  readonly kind: 'role' | BaseKind | null
  readonly account: string | null
  readonly role: string | null
  readonly region: string | null
  /** The device's serial. */
  readonly mfa: string | null
  /** What the credentials come from: the source profile, credential source or SSO session. */
  readonly source: string | null
}

export function summarizer(profiles: Profiles): (name: string) => Summary {
  const isThereLongTerm = profiles.names().some((name) => name.endsWith(LONG_TERM))
  return (name) => summarize(name, isThereLongTerm ? withLongTermKeys(profiles, name) : profiles.get(name), profiles)
}

function summarize(name: string, profile: Profile | undefined, profiles: Profiles): Summary {
  const read = profile ? valueReader(profile) : () => null
  const arn = read('role_arn')?.split(':')
  return {
    name,
    kind: profile ? kindOf(profile, read, profiles) : null,
    account: arn?.[4] || (read('sso_account_id') ?? read('aws_account_id')),
    role: arn?.[5]?.replace(/^role\//, '') || read('sso_role_name'),
    region: read('region'),
    mfa: read('mfa_serial') ?? read('aws_mfa_device'),
    source: read('source_profile') ?? read('credential_source') ?? read('sso_session') ?? read('sso_start_url'),
  }
}

/** As the plan would begin with the profile, in the same order of kinds. */
function kindOf(profile: Profile, read: (key: string) => string | null, { files }: Profiles): Summary['kind'] {
  if (read('web_identity_token_file')) return 'web-identity'
  if (read('role_arn')) return 'role'
  if (read('sso_account_id') || read('sso_role_name')) return 'sso'
  const keys = read('aws_access_key_id') ? (read('aws_session_token') ? 'temporary' : 'static') : null
  if (keys && profile.settings.get('aws_access_key_id')?.file === files.credentials) return keys
  if (read('login_session')) return 'login'
  if (read('credential_process')) return 'process'
  if (keys) return keys
  return SOURCES.get(read('credential_source') ?? '') ?? null
}

const SOURCES: ReadonlyMap<string, BaseKind> = new Map([
  ['Environment', 'environment'],
  ['Ec2InstanceMetadata', 'instance'],
  ['EcsContainer', 'container'],
])
