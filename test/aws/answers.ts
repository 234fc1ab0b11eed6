import type { Tree } from './http'
import type { TemporaryKey } from './state'

/** Temporary credentials as every action of STS answers them. */
export function credentialsTree(key: TemporaryKey): Tree {
  return {
    AccessKeyId: key.accessKeyId,
    SecretAccessKey: key.secretAccessKey,
    SessionToken: key.session.token,
    Expiration: isoSeconds(key.session.expiration),
  }
}

/** Temporary credentials as the metadata services of instances and containers answer them. */
export function metadataTree(key: TemporaryKey): Tree {
  const { SessionToken, ...rest } = credentialsTree(key)
  return { ...rest, Token: SessionToken }
}

/** AWS writes times without a fraction. */
export function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

export function secondsAfter(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000)
}
