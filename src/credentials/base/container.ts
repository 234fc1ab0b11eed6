import { readFileSync } from 'node:fs'
import { metadataAsker, UnreachableError } from '../../aws/metadata'
import { ConfigurationError, NetworkError, quote, RefusedError } from '../../errors'
import type { Asks, Credentials } from '../types'
import { documentCredentials, readObject, text } from './document'

const ECS = 'http://169.254.170.2'
/** Where credentials may be asked for without TLS, besides this machine: ECS, and EKS Pod Identity. */
const HOSTS = ['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]', 'localhost', '[::1]']

/**
 * The credentials that an ECS task or an EKS pod is given, by the rules of the SDKs' container provider.
 * Throws ConfigurationError (no container, variables that are wrong), NetworkError or RefusedError.
 */
export async function containerCredentials(profile: string, { environment }: Asks): Promise<Credentials> {
  const subject = `Profile ${quote(profile)}`
  const url = endpoint(environment, subject, profile)
  const authorization = readAuthorization(environment, subject, profile)
  const headers = { accept: 'application/json', ...(authorization === undefined ? {} : { authorization }) }
  const reply = await metadataAsker()(url, { headers }).catch((error: unknown) => {
    if (!(error instanceof UnreachableError)) throw error
    throw new NetworkError(`${subject}: the container's credentials at ${url.host} cannot be reached (${error.code}).`, { cause: error })
  })
  const document = readObject(reply.text)
  if (reply.status === 200 && document) return documentCredentials(document, 'Token', `${subject}: container credentials`)
  const reason = [text(document?.code ?? document?.Code), text(document?.message ?? document?.Message)].filter(Boolean).join(': ')
  const message = `${subject}: ${url.host} did not give the container's credentials (HTTP ${reply.status}). ${reason}`.trimEnd()
  throw reply.status >= 500 ? new NetworkError(message) : new RefusedError(message)
}

function endpoint(environment: NodeJS.ProcessEnv, subject: string, profile: string): URL {
  const wrong = (message: string) => new ConfigurationError(`${subject}: ${message}`, { profile })
  const relative = environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI?.trim()
  const full = environment.AWS_CONTAINER_CREDENTIALS_FULL_URI?.trim()
  if (relative) {
    if (relative.startsWith('/') && URL.canParse(ECS + relative)) return new URL(ECS + relative)
    throw wrong('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is no path.')
  }
  if (!full) {
    throw wrong(
      'neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set. Its credentials can be had in an ECS task or an EKS pod only.',
    )
  }
  if (!URL.canParse(full)) throw wrong('AWS_CONTAINER_CREDENTIALS_FULL_URI is no URL.')
  const url = new URL(full)
  const isNear = url.protocol === 'http:' && (HOSTS.includes(url.hostname) || /^127\.\d+\.\d+\.\d+$/.test(url.hostname))
  if (url.protocol === 'https:' || isNear) return url
  throw wrong(
    `AWS_CONTAINER_CREDENTIALS_FULL_URI names ${url.host}: without https it may name this machine, or the addresses of ECS and EKS.`,
  )
}

/** The file's token before the variable's, as a pod's token changes. */
function readAuthorization(environment: NodeJS.ProcessEnv, subject: string, profile: string): string | undefined {
  const file = environment.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE?.trim()
  const name = file ? 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE' : 'AWS_CONTAINER_AUTHORIZATION_TOKEN'
  const wrong = (what: string, cause?: unknown) => new ConfigurationError(`${subject}: ${name} ${what}.`, { profile, cause })
  let token: string | undefined
  try {
    token = file ? readFileSync(file, 'utf8') : environment.AWS_CONTAINER_AUTHORIZATION_TOKEN
  } catch (cause) {
    throw wrong(`names ${file}, which cannot be read (${(cause as NodeJS.ErrnoException).code})`, cause)
  }
  const trimmed = token?.trim()
  if (!trimmed) return undefined
  if (/^[\x20-\x7e]+$/.test(trimmed)) return trimmed
  throw wrong('holds more than one line of plain text')
}
