import type { Answer } from '../aws/sts'
import { RefusedError } from '../errors'
import type { Credentials } from './types'

/** An answer, with the account where it is known by other means than the ARN. */
type Found = Answer & { readonly accountId?: string | undefined }

/**
 * What came from outside, fit to be printed for a shell: a key id, a secret and a token of the alphabets that AWS uses, and an expiry that is a date.
 * Throws RefusedError that names what is wrong and never shows it.
 */
export function checkedCredentials(found: Found, from: string): Credentials {
  const wrong = (what: string) => new RefusedError(`${from}: the ${what} in the answer is not one. Nothing of it was used.`)
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = found
  if (!accessKeyId || !/^[A-Za-z0-9_]{16,128}$/.test(accessKeyId)) throw wrong('access key id')
  if (!secretAccessKey || !ALPHABET.test(secretAccessKey.reveal())) throw wrong('secret access key')
  if (sessionToken && !ALPHABET.test(sessionToken.reveal())) throw wrong('session token')
  if (expiration && Number.isNaN(expiration.getTime())) throw wrong('expiration')
  const accountId = found.accountId ?? accountOf(found.arn)
  return { accessKeyId, secretAccessKey, sessionToken, expiration, ...(accountId && /^\d{1,20}$/.test(accountId) ? { accountId } : {}) }
}

/** STS always sends a token and an expiry. */
export function checkedAnswer(answer: Found, from: string): Credentials {
  if (!answer.sessionToken || !answer.expiration)
    throw new RefusedError(`${from}: the answer holds no temporary credentials. Nothing of it was used.`)
  return checkedCredentials(answer, from)
}

function accountOf(arn: string | undefined): string | undefined {
  return arn?.split(':')[4]
}

const ALPHABET = /^[A-Za-z0-9/+=_.,:~%@-]+$/
