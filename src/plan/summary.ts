import type { Profile, Profiles } from '../profiles/types'
import { NOWHERE, placesOf, valuesOf } from '../profiles/value'
import { LONG_TERM, withLongTermKeys } from './aws-mfa'
import type { BaseKind } from './types'

/** What a profile says in one line. Nothing of it is checked, so that a list shows broken profiles as well; null is what it does not say. */
export type Summary = readonly [
  name: string,
  /** `role`, or the kind of credentials that the profile has of its own. */
  kind: Kind | null,
  account: string | null,
  role: string | null,
  region: string | null,
  /** The device's serial. */
  mfa: string | null,
  /** What the credentials come from: the source profile, credential source or SSO session. */
  source: string | null,
]

type Kind = 'role' | BaseKind

/** The names of what stands in a summary. */
export const SUMMARY = ['name', 'kind', 'account', 'role', 'region', 'mfa', 'source'] as const

export function summaries(profiles: Profiles): Summary[] {
  const all = profiles.all()
  const isThereLongTerm = all.some(({ name }) => name.endsWith(LONG_TERM))
  const forms = new Map<Places, Form>()
  return all.map((profile) => {
    const whole = isThereLongTerm ? (withLongTermKeys(profiles, profile.name) ?? profile) : profile
    const places = placesOf(whole)
    const values = valuesOf(whole)
    let form = forms.get(places)
    if (!form) {
      form = formOf(whole, places, values, profiles)
      forms.set(places, form)
    }
    const arn = ARN.exec(values[form.arn] ?? '')
    return [
      profile.name,
      form.kind ?? SOURCES.get(values[form.credentialSource] ?? '') ?? null,
      arn?.[1] || values[form.account] || null,
      arn?.[2] || values[form.role] || null,
      values[form.region] || null,
      values[form.mfa] || null,
      values[form.source] || null,
    ]
  })
}

type Places = ReturnType<typeof placesOf>

/** Where profiles that are alike have what a summary says, which is found out once for all of them. */
interface Form {
  /** Null where the value of `credential_source` says it, or nothing does. */
  readonly kind: Kind | null
  readonly credentialSource: number
  readonly arn: number
  readonly account: number
  readonly role: number
  readonly region: number
  readonly mfa: number
  readonly source: number
}

/** Finds account and role in what may be a role's ARN. */
const ARN = /^[^:]*:[^:]*:[^:]*:[^:]*:([^:]*)(?::(?:role\/)?([^:]*))?/

function formOf(profile: Profile, places: Places, values: readonly string[], { files }: Profiles): Form {
  const placeOf = (...keys: string[]): number => {
    const key = keys.find((each) => values[places.get(each) ?? NOWHERE]) ?? ''
    return places.get(key) ?? NOWHERE
  }
  return {
    kind: kindOf(profile, (key) => placeOf(key) !== NOWHERE, files.credentials),
    credentialSource: placeOf('credential_source'),
    arn: placeOf('role_arn'),
    account: placeOf('sso_account_id', 'aws_account_id'),
    role: placeOf('sso_role_name'),
    region: placeOf('region'),
    mfa: placeOf('mfa_serial', 'aws_mfa_device'),
    source: placeOf('source_profile', 'credential_source', 'sso_session', 'sso_start_url'),
  }
}

/** As the plan would begin with the profile, in the same order of kinds. */
function kindOf(profile: Profile, has: (key: string) => boolean, credentialsFile: string): Kind | null {
  if (has('web_identity_token_file')) return 'web-identity'
  if (has('role_arn')) return 'role'
  if (has('sso_account_id') || has('sso_role_name')) return 'sso'
  const keys = has('aws_access_key_id') ? (has('aws_session_token') ? 'temporary' : 'static') : null
  if (keys && profile.settings.get('aws_access_key_id')?.file === credentialsFile) return keys
  if (has('login_session')) return 'login'
  if (has('credential_process')) return 'process'
  return keys
}

const SOURCES: ReadonlyMap<string, BaseKind> = new Map([
  ['Environment', 'environment'],
  ['Ec2InstanceMetadata', 'instance'],
  ['EcsContainer', 'container'],
])
