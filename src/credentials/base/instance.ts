import { type AskMetadata, type MetadataReply, metadataAsker, UnreachableError } from '../../aws/metadata'
import { ConfigurationError, NetworkError, quote, RefusedError } from '../../errors'
import type { InstanceBase } from '../../plan/types'
import type { Asks, Credentials } from '../types'
import { documentCredentials, readObject, text } from './document'

const ENDPOINT = 'http://169.254.169.254'
const ROLES = '/latest/meta-data/iam/security-credentials/'
/** Seconds: longer than any run. */
const TOKEN_LIFETIME = '60'

/**
 * The credentials of the role that an EC2 instance has, from its metadata service, version 2 alone.
 * Throws ConfigurationError (switched off, no role), NetworkError (no EC2 instance) or RefusedError.
 */
export async function instanceCredentials({ profile, endpoint = ENDPOINT }: InstanceBase, { environment }: Asks): Promise<Credentials> {
  const subject = `Profile ${quote(profile)}`
  if (environment.AWS_EC2_METADATA_DISABLED?.trim().toLowerCase() === 'true') {
    throw new ConfigurationError(
      `${subject}: AWS_EC2_METADATA_DISABLED is true, and its credentials are those of the instance. Unset it.`,
      {
        profile,
      },
    )
  }
  const ask = within(endpoint, subject, metadataAsker())
  const token = await readToken(ask, subject)
  const headers = { 'x-aws-ec2-metadata-token': token }
  const role = await readRole(await ask(ROLES, { headers }), subject, profile)
  const reply = await ask(ROLES + role, { headers })
  const document = reply.status === 200 ? readObject(reply.text) : undefined
  if (!document) throw strange(reply, `the credentials of the role ${role}`, subject)
  if (document.Code !== undefined && document.Code !== 'Success') {
    const reason = [text(document.Code), text(document.Message)].filter(Boolean).join(': ')
    throw new RefusedError(`${subject}: the instance gets no credentials of its role ${role}. ${reason}`)
  }
  return documentCredentials(document, 'Token', `${subject}: instance metadata`)
}

type AskPath = (path: string, request?: Parameters<AskMetadata>[1]) => Promise<MetadataReply>

function within(endpoint: string, subject: string, ask: AskMetadata): AskPath {
  const base = endpoint.replace(/\/+$/, '')
  return (path, request) =>
    ask(new URL(base + path), request).catch((error: unknown) => {
      if (!(error instanceof UnreachableError)) throw error
      const { code, connected } = error
      const { host } = new URL(base)
      const message = connected
        ? `the instance metadata service at ${host} gave no answer (${code}). In a container, raise the instance's metadata hop limit to 2.`
        : `there is no instance metadata service at ${host} (${code}). Its credentials can be had on an EC2 instance only.`
      throw new NetworkError(`${subject}: ${message}`, { cause: error })
    })
}

async function readToken(ask: AskPath, subject: string): Promise<string> {
  const reply = await ask('/latest/api/token', { method: 'PUT', headers: { 'x-aws-ec2-metadata-token-ttl-seconds': TOKEN_LIFETIME } })
  if (reply.status === 200 && /^[\w+/=-]+$/.test(reply.text)) return reply.text
  throw strange(reply, 'a token (IMDSv2, the only version that awsenv uses)', subject)
}

function readRole(reply: MetadataReply, subject: string, profile: string): string {
  const [role = ''] = reply.text.split('\n', 1)
  if (reply.status === 404 || (reply.status === 200 && role === '')) {
    throw new ConfigurationError(`${subject}: this instance has no role. Attach an instance profile to it.`, { profile })
  }
  if (reply.status === 200 && /^[\w+=,.@-]{1,64}$/.test(role)) return role
  throw strange(reply, 'the name of its role', subject)
}

function strange({ status }: MetadataReply, what: string, subject: string): Error {
  const message = `${subject}: the instance metadata service did not give ${what} (HTTP ${status}).`
  return status >= 500 ? new NetworkError(`${message} Try again.`) : new RefusedError(message)
}
