import { expirationText, type Identity } from '../environment/change'
import type { Change } from '../environment/types'
import { UnholdableError } from './errors'

/** The document that the AWS CLI and the SDKs take from a credential_process. */
export function credentialDocument({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiration,
  accountId,
}: Omit<Identity, 'profile'>): string {
  const document = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken ? { SessionToken: sessionToken.reveal() } : {}),
    ...(expiration ? { Expiration: expirationText(expiration) } : {}),
    ...(accountId ? { AccountId: accountId } : {}),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** NAME=value lines as `docker run --env-file` reads them: values as they are, for it knows no quotes. Throws UnholdableError for a value of several lines. */
export function dotenv(change: Change): string {
  return change
    .flatMap(([name, value]) => {
      const text = typeof value === 'object' ? value.reveal() : value
      if (text === undefined || name === 'AWSENV_RESTORE') return []
      if (/[\0\r\n]/.test(text)) throw new UnholdableError(name, 'dotenv', 'a line break')
      return [`${name}=${text}\n`]
    })
    .join('')
}
