import { refusalCode } from '../../aws/refusal'
import type { Unsigned } from '../../aws/sts'
import type { Transport } from '../../aws/transport'
import { AwsenvError, quote } from '../../errors'
import type { Plan, ServiceId, SsoBase } from '../../plan/types'
import type { Secret } from '../../secret'
import { checkedAnswer } from '../checked'
import type { Asks, Credentials } from '../types'
import { readSsoCache } from './sso-cache'
import { ssoIsOver } from './sso-over'

/**
 * The credentials of a role of IAM Identity Center, for the token that `aws sso login` left. One that is over is refreshed for this run, else the person at
 * the terminal signs in; nothing is written. Throws SessionOverError, RefusedError, NetworkError or ConfigurationError.
 */
export async function ssoCredentials(base: SsoBase, plan: Plan, transport: Transport, asks: Asks): Promise<Credentials> {
  const { accountId, roleName } = base
  const callerOf = (service: ServiceId, call: string) => caller(service, call, base, plan, transport, asks)
  const accessToken = await readToken(base, (call) => callerOf('sso_oidc', call), asks)
  const { getRoleCredentials } = await import('../../aws/sso')
  const portal = callerOf('sso', 'GetRoleCredentials')
  const answer = await getRoleCredentials(portal, { accessToken, accountId, roleName }).catch((error: unknown) => {
    throw refusalCode(error) === 'UnauthorizedException' ? ssoIsOver(base, asks.environment, error) : error
  })
  return checkedAnswer({ ...answer, accountId }, `${portal.story.subject}: GetRoleCredentials`)
}

async function readToken(base: SsoBase, callerOf: (call: string) => Unsigned, asks: Asks): Promise<Secret> {
  const cached = readSsoCache(base, asks.environment)
  // The token serves one call. It is refreshed only when it is over: AWS may take the CLI's refresh token once, and nothing is written back.
  if (cached && cached.left > 0) return cached.accessToken
  if (cached?.refresh) {
    const { registration, refreshToken } = cached.refresh
    const { createToken } = await import('../../aws/sso-oidc')
    try {
      return await createToken(callerOf('CreateToken'), registration, { refreshToken })
    } catch (error) {
      if (!(error instanceof AwsenvError)) throw error
      // A session that AWS does not refresh is over; without an answer nothing is known of it.
      if (refusalCode(error) === undefined) throw error
    }
  }
  const terminal = asks.terminal()
  if (!terminal) throw ssoIsOver(base, asks.environment)
  const { signIn } = await import('./sso-sign-in')
  return signIn(base, callerOf, terminal, asks)
}

function caller(
  service: ServiceId,
  call: string,
  { profile, ssoRegion, accountId, roleName }: SsoBase,
  { network: { endpoints, useFips, useDualstack } }: Plan,
  transport: Transport,
  { note, debug }: Asks,
): Unsigned {
  const wanted = call === 'GetRoleCredentials' ? `the role ${roleName} in account ${accountId}` : undefined
  const target = { region: ssoRegion, endpoint: endpoints[service], useFips, useDualstack }
  return { target, transport, story: { call, subject: `Profile ${quote(profile)}`, wanted, note, debug } }
}
