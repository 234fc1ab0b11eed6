import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isoSeconds, secondsAfter } from './answers'
import { addRole } from './principals'
import { addClient, addTokens, type DeviceAuthorization, type SsoState, startUrl } from './sso-state'
import type { Role, State } from './state'

const region = 'eu-west-1'

/** IAM Identity Center, and what its one person, `ana`, does in the browser. */
export interface Sso {
  readonly startUrl: string
  /** Lets the person have a role. It is a role as any other: its ARN may stand in another role's trust. */
  assign(accountId: string, roleName: string): Role
  /** Signs in without a browser, as the AWS CLI does before it writes its cache; for eight hours, if nothing else is said. */
  signIn(secondsLeft?: number): CachedToken
  approve(userCode: string): void
  deny(userCode: string): void
  /** Lets the user code run out. */
  expire(userCode: string): void
}

/** What a file of ~/.aws/sso/cache holds of a person who is signed in. */
export interface CachedToken {
  readonly startUrl: string
  readonly region: string
  readonly accessToken: string
  readonly expiresAt: string
  readonly clientId: string
  readonly clientSecret: string
  readonly registrationExpiresAt: string
  readonly refreshToken: string
}

export function ssoOf(state: State, sso: SsoState): Sso {
  const answer = (userCode: string, given: DeviceAuthorization['answer']) => {
    const device = [...sso.devices.values()].find((one) => one.userCode === userCode)
    if (!device) throw new Error(`this AWS gave no code ${userCode}`)
    device.answer = given
  }
  return {
    startUrl,
    assign: (accountId, roleName) => assign(state, sso, accountId, roleName),
    signIn: (secondsLeft = 28800) => signIn(sso, secondsLeft),
    approve: (userCode) => answer(userCode, 'approved'),
    deny: (userCode) => answer(userCode, 'denied'),
    expire: (userCode) => answer(userCode, 'expired'),
  }
}

function assign(state: State, sso: SsoState, accountId: string, roleName: string): Role {
  const name = `AWSReservedSSO_${roleName}_${randomBytes(8).toString('hex')}`
  const path = `/aws-reserved/sso.amazonaws.com/${region}/`
  const role = addRole(state, { name, accountId, path, trust: { principals: [] } })
  sso.roles.set(`${accountId}/${roleName}`, role)
  return role
}

function signIn(sso: SsoState, secondsLeft: number): CachedToken {
  const now = new Date()
  const client = addClient(sso)
  return {
    startUrl,
    region,
    ...addTokens(sso, client.clientId, now, secondsLeft),
    expiresAt: isoSeconds(secondsAfter(now, secondsLeft)),
    ...client,
    registrationExpiresAt: isoSeconds(secondsAfter(now, 7_776_000)),
  }
}

/** Writes ~/.aws/sso/cache as the AWS CLI does for an sso-session, or for a start URL that stands in the profile. */
export function writeSsoCache(home: string, session: string, token: CachedToken): void {
  const folder = join(home, '.aws', 'sso', 'cache')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, `${createHash('sha1').update(session).digest('hex')}.json`), JSON.stringify(token), { mode: 0o600 })
}
