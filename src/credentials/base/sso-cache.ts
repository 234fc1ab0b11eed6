import type { Registration } from '../../aws/sso-oidc'
import type { SsoBase } from '../../plan/types'
import { Secret } from '../../secret'
import { awsFolder, readCache, timeLeft } from './cache'
import { text } from './document'

/** An SSO token as the AWS CLI keeps it. */
export interface CachedToken {
  readonly accessToken: Secret
  /** Milliseconds that it lasts. */
  readonly left: number
  /** What fetches the next one. */
  readonly refresh: { readonly registration: Registration; readonly refreshToken: Secret } | undefined
}

/** The token in ~/.aws/sso/cache, by the name of the sso-session or by the start URL of the older form; undefined where none is. Throws ConfigurationError. */
export function readSsoCache({ session, startUrl }: SsoBase, environment: NodeJS.ProcessEnv): CachedToken | undefined {
  const cached = readCache(awsFolder(environment, 'sso', 'cache'), 'sha1', session ?? startUrl) ?? {}
  const [accessToken, refreshToken, clientId, clientSecret] = ['accessToken', 'refreshToken', 'clientId', 'clientSecret'].map((name) =>
    text(cached[name]),
  )
  const left = timeLeft(cached.expiresAt)
  // It travels in a header.
  if (!accessToken || !/^[\x21-\x7e]+$/.test(accessToken) || Number.isNaN(left)) return undefined
  const canRefresh = refreshToken && clientId && clientSecret && timeLeft(cached.registrationExpiresAt) > 0
  return {
    accessToken: new Secret(accessToken),
    left,
    refresh: canRefresh
      ? { registration: { clientId, clientSecret: new Secret(clientSecret) }, refreshToken: new Secret(refreshToken) }
      : undefined,
  }
}
