import type { Profile, Profiles, Setting } from '../profiles/types'

/** aws-mfa keeps the long-term keys of NAME in [NAME-long-term], and what it got for them in [NAME]. */
export const LONG_TERM = '-long-term'

/** The profile; where aws-mfa keeps its long-term keys beside it and it says nothing of credentials, or only what aws-mfa wrote there, with those keys. */
export function withLongTermKeys(profiles: Profiles, name: string): Profile | undefined {
  const profile = profiles.get(name)
  const longTerm = profiles.get(name + LONG_TERM)
  if (!longTerm || !KEYS.some((key) => has(longTerm, key))) return profile
  if (profile && hasCredentials(profile) && !isProduct(profile)) return profile
  const settings = new Map<string, Setting>(profile?.settings)
  for (const key of PRODUCT) settings.delete(key)
  for (const [key, found] of longTerm.settings) if (!settings.has(key)) settings.set(key, found)
  // aws-mfa assumes the role that its `assume_role` names with these very keys.
  const role = settings.get('assume_role')
  if (role?.value && !settings.has('role_arn')) settings.set('role_arn', role).set('source_profile', { ...role, value: name })
  return { name, file: longTerm.file, line: longTerm.line, settings }
}

const KEYS = ['aws_access_key_id', 'aws_secret_access_key']

/** What aws-mfa writes into [NAME]. */
const PRODUCT = [...KEYS, 'aws_session_token', 'aws_security_token', 'expiration', 'assumed_role', 'assumed_role_arn']

const CREDENTIALS = [
  ...KEYS,
  'role_arn',
  'credential_process',
  'credential_source',
  'web_identity_token_file',
  'login_session',
  'sso_session',
  'sso_start_url',
  'sso_account_id',
  'sso_role_name',
]

function isProduct(profile: Profile): boolean {
  return has(profile, 'expiration') || has(profile, 'assumed_role')
}

function hasCredentials(profile: Profile): boolean {
  return CREDENTIALS.some((key) => has(profile, key))
}

function has(profile: Profile, key: string): boolean {
  return Boolean(profile.settings.get(key)?.value)
}
