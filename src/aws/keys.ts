import type { Keys } from './types'

/** The keys as the SDK takes them. */
export function revealed(keys: Keys) {
  return {
    accessKeyId: keys.accessKeyId,
    secretAccessKey: keys.secretAccessKey.reveal(),
    ...(keys.sessionToken ? { sessionToken: keys.sessionToken.reveal() } : {}),
  }
}
