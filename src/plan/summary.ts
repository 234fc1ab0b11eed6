import type { Profile, Profiles } from '../profiles/types'
import { withLongTermKeys } from './aws-mfa'
import { value } from './lookup'
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

export function summarize(profiles: Profiles, name: string): Summary {
  const profile = withLongTermKeys(profiles, name)
  const read = (key: string): string | null => (profile && value(profile, key)) ?? null
  const [, , , , account, resource] = read('role_arn')?.split(':') ?? []
  return {
    name,
    kind: profile ? kindOf(profile, profiles) : null,
    account: account || (read('sso_account_id') ?? read('aws_account_id')),
    role: resource?.replace(/^role\//, '') || read('sso_role_name'),
    region: read('region'),
    mfa: read('mfa_serial') ?? read('aws_mfa_device'),
    source: read('source_profile') ?? read('credential_source') ?? read('sso_session') ?? read('sso_start_url'),
  }
}

/** As the plan would begin with the profile, in the same order of kinds. */
function kindOf(profile: Profile, { files }: Profiles): Summary['kind'] {
  const has = (key: string): boolean => value(profile, key) !== undefined
  if (has('web_identity_token_file')) return 'web-identity'
  if (has('role_arn')) return 'role'
  if (has('sso_account_id') || has('sso_role_name')) return 'sso'
  const keys = has('aws_access_key_id') ? (has('aws_session_token') ? 'temporary' : 'static') : null
  if (keys && profile.settings.get('aws_access_key_id')?.file === files.credentials) return keys
  if (has('login_session')) return 'login'
  if (has('credential_process')) return 'process'
  if (keys) return keys
  return SOURCES.get(value(profile, 'credential_source') ?? '') ?? null
}

const SOURCES: ReadonlyMap<string, BaseKind> = new Map([
  ['Environment', 'environment'],
  ['Ec2InstanceMetadata', 'instance'],
  ['EcsContainer', 'container'],
])
