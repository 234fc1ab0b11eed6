import { answerOf } from '../../aws/answer'
import { RefusedError } from '../../errors'
import { checkedAnswer, checkedCredentials } from '../checked'
import type { Credentials } from '../types'

/** A JSON object; undefined where the text is none. */
export function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** A value that is text, and not empty. */
export function text(found: unknown): string | undefined {
  return typeof found === 'string' && found !== '' ? found : undefined
}

/**
 * The credentials of a document as programs, instances and containers give them; the last two call the session token `Token`.
 * Throws RefusedError, which shows nothing of it, where they are not whole, not of AWS's alphabets, or over.
 */
export function documentCredentials(
  document: Readonly<Record<string, unknown>>,
  token: 'SessionToken' | 'Token',
  from: string,
): Credentials {
  const expiration =
    document.Expiration === undefined || document.Expiration === null ? undefined : new Date(text(document.Expiration) ?? NaN)
  const found = answerOf({
    accessKeyId: text(document.AccessKeyId),
    secretAccessKey: text(document.SecretAccessKey),
    sessionToken: text(document[token]),
    expiration,
  })
  // A program may have long-term keys; an instance and a container have none.
  const check = token === 'Token' ? checkedAnswer : checkedCredentials
  const credentials = check({ ...found, accountId: text(document.AccountId) }, from)
  if (!expiration || expiration.getTime() > Date.now()) return credentials
  throw new RefusedError(`${from}: the credentials in the answer expired at ${expiration.toISOString()}.`)
}
