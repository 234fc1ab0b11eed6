import type { KeyObject } from 'node:crypto'
import type { PlainKeys } from '../../aws/answer'
import { readKey } from '../../aws/dpop'
import { Secret } from '../../secret'
import { awsFolder, readCache, timeLeft } from './cache'
import { text } from './document'

/** A login session as the AWS CLI keeps it. */
export interface CachedLogin {
  readonly keys: PlainKeys
  /** Milliseconds that the keys last. */
  readonly left: number
  readonly accountId: string
  readonly clientId: string
  readonly refreshToken: Secret
  /** The key that the refresh token is bound to. */
  readonly key: KeyObject
  /** Where the session began, if it says so. */
  readonly region: string | undefined
}

/** The session in ~/.aws/login/cache or AWS_LOGIN_CACHE_DIRECTORY; undefined where none is, or something is missing that the CLI always writes. Throws ConfigurationError. */
export function readLoginCache(session: string, environment: NodeJS.ProcessEnv): CachedLogin | undefined {
  const folder = environment.AWS_LOGIN_CACHE_DIRECTORY?.trim() || awsFolder(environment, 'login', 'cache')
  const cached = readCache(folder, 'sha256', session) ?? {}
  const found = (cached.accessToken ?? {}) as Readonly<Record<string, unknown>>
  const [clientId, refreshToken, pem, accountId] = [cached.clientId, cached.refreshToken, cached.dpopKey, found.accountId].map(text)
  const key = pem === undefined ? undefined : readKey(new Secret(pem))
  const left = timeLeft(found.expiresAt)
  if (!clientId || !refreshToken || !key || !accountId || Number.isNaN(left)) return undefined
  const keys = {
    accessKeyId: text(found.accessKeyId),
    secretAccessKey: text(found.secretAccessKey),
    sessionToken: text(found.sessionToken),
    expiration: new Date(Date.now() + left),
  }
  return { keys, left, accountId, clientId, refreshToken: new Secret(refreshToken), key, region: regionOf(cached) }
}

/** SDKs may write it down; else the token that names the user says who issued it, as https://eu-north-1.signin.aws.amazon.com/signin. */
function regionOf({ signInRegion, idToken }: Readonly<Record<string, unknown>>): string | undefined {
  const [, claims = ''] = text(idToken)?.split('.') ?? []
  const [, issued] = /"iss"\s*:\s*"https:\/\/([a-z0-9-]+)\.signin\./.exec(Buffer.from(claims, 'base64url').toString()) ?? []
  return text(signInRegion) ?? issued
}
