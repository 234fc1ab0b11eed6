import { Secret } from '../secret'
import type { Answer } from './sts'

/** Credentials as they stand in a document. */
export interface PlainKeys {
  readonly accessKeyId: string | undefined
  readonly secretAccessKey: string | undefined
  readonly sessionToken: string | undefined
  readonly expiration: Date | undefined
}

/** The same as an answer, unchecked as all answers are. */
export function answerOf({ accessKeyId, secretAccessKey, sessionToken, expiration }: PlainKeys): Answer {
  const secret = (text: string | undefined) => (text === undefined ? undefined : new Secret(text))
  return { accessKeyId, secretAccessKey: secret(secretAccessKey), sessionToken: secret(sessionToken), expiration }
}
