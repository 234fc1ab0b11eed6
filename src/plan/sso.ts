import { at, quote } from '../errors'
import type { Profile, Profiles, Section, Setting } from '../profiles/types'
import { setting } from './lookup'
import { problem } from './problem'
import { checkedRegion } from './region'
import type { SsoBase } from './types'

/** The SSO settings of a profile and of its sso-session; undefined where it has none. Throws ConfigurationError where they are not whole. */
export function readSso(profile: Profile, profiles: Profiles): SsoBase | undefined {
  const first = SSO_SETTINGS.find((name) => setting(profile, name))
  const place = first && setting(profile, first)
  if (!place) return undefined
  const sessionName = setting(profile, 'sso_session')
  const session = sessionName && sessionOf(profile, profiles, sessionName)
  const need = (name: string, found: Setting | undefined): Setting => {
    if (found) return found
    const where = sessionName && SHARED.includes(name) ? `, and neither has [sso-session ${sessionName.value}]` : ''
    throw problem(profile, `it has ${first} but no ${name}${where}`, place, `Add ${name}; \`aws configure sso\` does.`)
  }
  const accountId = need('sso_account_id', setting(profile, 'sso_account_id'))
  const roleName = need('sso_role_name', setting(profile, 'sso_role_name'))
  const startUrl = need('sso_start_url', shared('sso_start_url', profile, session))
  const region = need('sso_region', shared('sso_region', profile, session))
  const scopes = session && setting(session, 'sso_registration_scopes')
  return {
    kind: 'sso',
    profile: profile.name,
    startUrl: startUrl.value,
    ssoRegion: checkedRegion(profile, 'sso_region', region),
    accountId: accountId.value,
    roleName: roleName.value,
    ...(sessionName ? { session: sessionName.value } : {}),
    ...(scopes ? { registrationScopes: scopes.value } : {}),
  }
}

/** In the order in which messages name one of them. */
const SSO_SETTINGS = ['sso_role_name', 'sso_account_id', 'sso_session', 'sso_start_url']
/** These may stand in the sso-session. */
const SHARED = ['sso_start_url', 'sso_region']

function sessionOf(profile: Profile, profiles: Profiles, name: Setting): Section {
  const session = profiles.ssoSession(name.value)
  if (session) return session
  const header = `[sso-session ${name.value}]`
  throw problem(profile, `its sso_session ${quote(name.value)} has no section ${header}`, name, `Add it to ${profiles.files.config}.`)
}

/** From the sso-session or the profile; where both say it, they must agree. */
function shared(name: string, profile: Profile, session: Section | undefined): Setting | undefined {
  const own = setting(profile, name)
  const common = session && setting(session, name)
  if (own && common && own.value !== common.value) {
    throw problem(
      profile,
      `its ${name} is another than that of [sso-session ${session.name}], ${at(common)}`,
      own,
      'Remove one of the two.',
    )
  }
  return common ?? own
}
