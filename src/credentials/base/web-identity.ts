import { readFileSync } from 'node:fs'
import { refusalCode } from '../../aws/refusal'
import type { Transport } from '../../aws/transport'
import { assumeRoleWithWebIdentity } from '../../aws/web-identity'
import { ConfigurationError, quote, RefusedError } from '../../errors'
import type { AssumeRoleWithWebIdentityStep, Plan } from '../../plan/types'
import { Secret } from '../../secret'
import { checkedAnswer } from '../checked'
import type { Asks, Credentials } from '../types'

/** The role's credentials for the token that stands in a file, by a call that nobody signs. Throws ConfigurationError, RefusedError or NetworkError. */
export async function webIdentityCredentials(
  tokenFile: string,
  step: AssumeRoleWithWebIdentityStep,
  { network: { endpoints, useFips, useDualstack } }: Plan,
  transport: Transport,
  { note, debug }: Asks,
): Promise<Credentials> {
  const { call, profile, region, roleArn } = step
  const subject = `Profile ${quote(profile)}`
  const token = readToken(tokenFile, subject, profile)
  const story = { call, subject, wanted: roleArn, asker: `the token in ${tokenFile}`, note, debug }
  const caller = { target: { region, endpoint: endpoints.sts, useFips, useDualstack }, transport, story }
  const answer = await assumeRoleWithWebIdentity(caller, { ...step, token }).catch((error: unknown) => {
    if (refusalCode(error) !== 'ExpiredTokenException') throw error
    throw new RefusedError(`${subject}: the web identity token in ${tokenFile} has expired. Have its issuer write a new one.`, {
      cause: error,
    })
  })
  return checkedAnswer(answer, `${subject}: ${call}`)
}

function readToken(file: string, subject: string, profile: string): Secret {
  const wrong = (what: string, cause?: unknown) =>
    new ConfigurationError(`${subject}: its web_identity_token_file ${file} ${what}.`, { profile, cause })
  let token: string
  try {
    token = readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw wrong(`cannot be read (${(cause as NodeJS.ErrnoException).code})`, cause)
  }
  if (token === '') throw wrong('is empty')
  return new Secret(token)
}
