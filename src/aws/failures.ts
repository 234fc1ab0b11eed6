import { type AwsenvError, MfaError, NetworkError, RefusedError } from '../errors'
import { CALL_LIMIT, CONNECT_LIMIT } from './limits'
import type { Transport } from './transport'
import type { Story } from './types'

/** STS did not take the code: wrong, late, or used before. */
export class CodeRefusedError extends MfaError {}

/** The parts of an SDK error that tell what happened; nothing of it is certain to be there. */
interface Failure {
  readonly name?: string
  readonly message?: string
  readonly code?: string
  readonly syscall?: string
  readonly $fault?: string
  readonly $metadata?: {
    readonly httpStatusCode?: number
    readonly requestId?: string
    readonly clockSkewCorrected?: boolean
    readonly attempts?: number
  }
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> }
  readonly errors?: readonly Failure[]
}

/** Whether the request may be made once more. One that carried a code may not, unless nobody can have read it. */
export function mayRepeat(error: unknown, carriesCode: boolean): boolean {
  const { syscall, code } = first(error)
  if (syscall === 'getaddrinfo') return code === 'EAI_AGAIN'
  if (carriesCode || isTimeout(error)) return false
  return isReset(code) || isThrottling(error) || (httpStatus(error) ?? 0) >= 500
}

/** STS refused the signature because of its date, before it looked at anything else; the answer's Date header set the clock right. */
export function isClockSkew(error: unknown): boolean {
  const { name, message, $metadata } = error as Failure
  const refusesDate =
    name === 'RequestExpired' ||
    name === 'RequestTimeTooSkewed' ||
    (name === 'SignatureDoesNotMatch' && /Signature (expired|not yet current)/.test(message ?? ''))
  return refusesDate && $metadata?.clockSkewCorrected === true
}

/** The error in awsenv's words, as one line. */
export function describe(error: unknown, transport: Transport, story: Story): AwsenvError {
  const failure = error as Failure
  story.debug(
    `${story.call} failed: ${failure.name ?? 'Error'} ${first(error).code ?? ''} HTTP ${httpStatus(error) ?? '-'} request ${failure.$metadata?.requestId ?? '-'}`,
  )
  if (failure.$fault === 'client' && isAwsAnswer(failure)) return refused(failure, story, error)
  const url = transport.lastUrl()
  // Without a request there was no network: a fault of awsenv, or of the SDK.
  if (url === undefined) throw error
  const status = httpStatus(error)
  if (status !== undefined && status < 300 && !isReset(first(error).code)) {
    const host = new URL(url).host
    return new RefusedError(`${story.subject}: ${host} answered ${story.call}, but not as AWS does. Nothing of it was used.`, {
      cause: error,
    })
  }
  const code = story.carriesCode ? ' The MFA code may be used up: take the next one.' : ''
  return new NetworkError(`${story.subject}: ${unreachable(error, url, transport)}${code}`, { cause: error })
}

function refused(failure: Failure, story: Story, cause: unknown): AwsenvError {
  const message = (failure.message ?? '').trim()
  if (failure.name === 'AccessDenied' && /invalid MFA one time pass code/i.test(message)) {
    return new CodeRefusedError(`${story.subject}: AWS did not take the MFA code: wrong, or used already.`, {
      cause,
    })
  }
  const says = `${failure.name}${message ? `: ${message}` : ''}`
  if (failure.name === 'AccessDenied' && /MultiFactorAuthentication failed/i.test(message)) {
    return new MfaError(
      `${story.subject}: AWS did not take the MFA device (${says}) Check mfa_serial: it is the ARN of a device of ${story.asker ?? 'this user'}.`,
      { cause },
    )
  }
  const mfa = story.carriesCode === undefined ? '' : story.carriesCode ? ', with MFA' : ', without MFA'
  const request = `${story.call}${story.wanted ? ` for ${story.wanted}` : ''}${story.asker ? `, asked by ${story.asker}` : ''}${mfa}`
  return new RefusedError(`${story.subject}: AWS refused ${request}. ${says}${advice(failure, story)}`, { cause })
}

function advice({ name, message = '' }: Failure, story: Story): string {
  switch (name) {
    case 'AccessDenied':
      return story.carriesCode === false ? ' If the role wants MFA, set mfa_serial or give a code.' : ''
    case 'InvalidClientTokenId':
      return ' The access key does not exist any more, or is of another partition.'
    case 'SignatureDoesNotMatch':
      return ' The secret key does not belong to the access key, or the clock is off.'
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return ' These temporary keys are over: get new ones.'
    case 'RegionDisabledException':
      return ' Name another region with --region.'
    case 'ValidationError':
      return /DurationSeconds/.test(message) ? ' Ask for less with --duration, or lower duration_seconds.' : ''
    default:
      return ''
  }
}

function unreachable(error: unknown, url: string, transport: Transport): string {
  const host = new URL(url).host
  const proxy = transport.proxyFor(url)
  const way = proxy ? `${host} through the proxy ${proxy}` : host
  const { code, message } = first(error)
  const status = httpStatus(error)
  if (isTimeout(error)) {
    return `${way} gave no answer within ${(isConnectTimeout(error) ? CONNECT_LIMIT : CALL_LIMIT) / 1000} seconds. Check the network, or set HTTPS_PROXY.`
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `the name ${proxy ?? host} cannot be found (${code}). Check the network, the region, or HTTPS_PROXY.`
  if (code && isCertificateFault(code)) {
    return `the certificate of ${way} is not trusted (${code}). Name the file of your company's certificates in AWS_CA_BUNDLE or ca_bundle.`
  }
  if (status === 407) return `the proxy ${proxy ?? host} asks for a password (HTTP 407). Put it into HTTPS_PROXY.`
  if (status !== undefined && status >= 500) return `${way} could not answer (HTTP ${status}). Try again later.`
  if (status !== undefined)
    return `${way} answered, but not as AWS does (HTTP ${status}). Is there a proxy, or a network that wants you to sign in?`
  return `${way} cannot be reached (${code ?? message ?? 'no reason given'}). Check the network, or set HTTPS_PROXY.`
}

/** A connection that is tried at several addresses fails with one error for each. */
function first(error: unknown): Failure {
  const failure = error as Failure
  return failure.code === undefined || !failure.syscall ? (failure.errors?.[0] ?? failure) : failure
}

function isTimeout(error: unknown): boolean {
  const { name, code } = first(error)
  // The SDK calls a connection that was reset a time-out as well.
  return code === 'ETIMEDOUT' || ((name === 'TimeoutError' || name === 'AbortError') && !isReset(code))
}

function isReset(code: string | undefined): boolean {
  return code === 'ECONNRESET' || code === 'EPIPE'
}

function isConnectTimeout(error: unknown): boolean {
  const { message = '', syscall } = first(error)
  return syscall === 'connect' || /establish a connection|connection timed out/i.test(message)
}

function isCertificateFault(code: string): boolean {
  return /^(UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|CERT_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/.test(code)
}

function isThrottling(error: unknown): boolean {
  return /^(Throttling|ThrottlingException|RequestLimitExceeded|SlowDown|TooManyRequestsException)$/.test((error as Failure).name ?? '')
}

function httpStatus(error: unknown): number | undefined {
  const { $metadata, $response } = error as Failure
  return $metadata?.httpStatusCode ?? $response?.statusCode
}

/** An answer that the SDK could read as AWS's error: it has a code and AWS's fault, and was no server's breakdown. */
function isAwsAnswer(failure: Failure): boolean {
  return (
    (httpStatus(failure) ?? 0) < 500 &&
    failure.name !== undefined &&
    !['Error', 'SyntaxError', 'TypeError', 'UnknownError', 'Unknown'].includes(failure.name)
  )
}
