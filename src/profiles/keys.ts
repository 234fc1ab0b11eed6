import { trimBlanks } from './blanks'
import { isName } from './names'

/** A key as a file writes it. */
export interface Key {
  /** In lower case. */
  readonly name: string
  readonly isName: boolean
  readonly isSecret: boolean
  /** The AWS CLI ends the key there, awsenv at the `=`. */
  readonly hasColon: boolean
}

export function readKey(text: string): Key {
  const name = text.toLowerCase()
  const colon = name.indexOf(':')
  const start = colon < 0 ? name : trimBlanks(name.slice(0, colon))
  return { name, isName: isName(text), isSecret: isSecretName(start), hasColon: colon >= 0 }
}

/** Keys whose values are never shown. */
export function isSecretName(name: string): boolean {
  return name === 'aws_secret_access_key' || name === 'aws_session_token' || name === 'aws_security_token'
}

/** Whether another key's value holds such a line, its indentation having gone wrong. */
export function mentionsSecret(value: string): boolean {
  return /aws_(secret_access_key|session_token|security_token)/i.test(value)
}
