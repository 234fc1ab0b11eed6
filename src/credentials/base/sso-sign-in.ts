import { setTimeout as sleep } from 'node:timers/promises'
import { refusalCode } from '../../aws/refusal'
import { createToken, type DeviceAuthorization, type Registration, registerClient, startDeviceAuthorization } from '../../aws/sso-oidc'
import type { Unsigned } from '../../aws/sts'
import { quote, SessionOverError } from '../../errors'
import type { SsoBase } from '../../plan/types'
import type { Secret } from '../../secret'
import type { Terminal } from '../../terminal/terminal'
import { openBrowser } from '../browser'
import type { Asks } from '../types'
import { loginOptions } from './sso-over'

/** Seconds, where the service does not say (RFC 8628, section 3.2), and by how much it wants fewer questions when it says so (section 3.5). */
const INTERVAL = 5
const SLOWER = 5
const LIFETIME = 600
/** Seconds: a longer pause is no pause that anyone means. */
const LONGEST = 60

/**
 * Lets the person at the terminal sign in at any browser, and resolves to the access token, which is kept nowhere.
 * Throws SessionOverError when nobody does, RefusedError when they decline, NetworkError.
 */
export async function signIn(base: SsoBase, callerOf: (call: string) => Unsigned, terminal: Terminal, asks: Asks): Promise<Secret> {
  const scopes = (base.registrationScopes ?? '').split(/[\s,]+/).filter(Boolean)
  const registration = await registerClient(callerOf('RegisterClient'), scopes)
  const authorization = await startDeviceAuthorization(callerOf('StartDeviceAuthorization'), registration, base.startUrl)
  show(base, authorization, terminal)
  if (asks.browser) openBrowser(authorization.verificationUriComplete ?? authorization.verificationUri, asks)
  return poll(base, callerOf('CreateToken'), registration, authorization)
}

function show(base: SsoBase, { userCode, verificationUri, verificationUriComplete }: DeviceAuthorization, terminal: Terminal): void {
  terminal.show(
    `SSO sign-in for profile ${base.profile}: open this page and ${verificationUriComplete ? 'compare' : 'enter'} the code ${userCode}`,
  )
  terminal.show(`  ${verificationUriComplete ?? verificationUri}`)
  terminal.show(`awsenv keeps nothing of it: for a session that lasts, run \`aws sso login ${loginOptions(base)}\`.`)
}

async function poll(
  base: SsoBase,
  caller: Unsigned,
  registration: Registration,
  { deviceCode, interval = INTERVAL, expiresIn = LIFETIME }: DeviceAuthorization,
): Promise<Secret> {
  const end = Date.now() + expiresIn * 1000
  let pause = interval >= 1 && interval <= LONGEST ? interval : INTERVAL
  while (Date.now() < end) {
    await sleep(pause * 1000)
    try {
      return await createToken(caller, registration, { deviceCode })
    } catch (error) {
      const code = refusalCode(error)
      if (code === 'ExpiredTokenException') break
      if (code === 'SlowDownException') pause += SLOWER
      else if (code !== 'AuthorizationPendingException') throw error
    }
  }
  throw new SessionOverError(`Profile ${quote(base.profile)}: nobody signed in while the code was good. Try again.`)
}
