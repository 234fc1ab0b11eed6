import { randomBytes } from 'node:crypto'
import { secondsAfter } from './answers'
import type { Role } from './state'

export const startUrl = 'https://acme.awsapps.com/start'

/** What IAM Identity Center knows of its one person, `ana`. */
export interface SsoState {
  /** The roles of that person, by account id and role name with a slash between. */
  readonly roles: Map<string, Role>
  /** Secrets by client id. */
  readonly clients: Map<string, string>
  /** By device code. */
  readonly devices: Map<string, DeviceAuthorization>
  /** Expirations by access token. */
  readonly accessTokens: Map<string, Date>
  /** Client ids by refresh token. */
  readonly refreshTokens: Map<string, string>
}

export interface DeviceAuthorization {
  readonly clientId: string
  readonly userCode: string
  readonly expiration: Date
  answer: 'none' | 'approved' | 'denied' | 'expired'
  polled?: Date
}

export interface SsoTokens {
  readonly accessToken: string
  readonly refreshToken: string
}

export function emptySso(): SsoState {
  return { roles: new Map(), clients: new Map(), devices: new Map(), accessTokens: new Map(), refreshTokens: new Map() }
}

export function addClient(sso: SsoState): { clientId: string; clientSecret: string } {
  const clientId = opaque(16)
  const clientSecret = `eyJ${opaque(300)}`
  sso.clients.set(clientId, clientSecret)
  return { clientId, clientSecret }
}

/** An access token for so many seconds, and the token that fetches the next one. */
export function addTokens(sso: SsoState, clientId: string, now: Date, seconds: number): SsoTokens {
  const accessToken = `aoa${opaque(300)}`
  const refreshToken = `aor${opaque(300)}`
  sso.accessTokens.set(accessToken, secondsAfter(now, seconds))
  sso.refreshTokens.set(refreshToken, clientId)
  return { accessToken, refreshToken }
}

export function opaque(bytes: number): string {
  return randomBytes(bytes).toString('base64url')
}
