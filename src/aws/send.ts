import type { StaticOperationSchema } from '@smithy/types'
import { version } from '../../package.json'
import { call } from './call'
import { stsEndpoint } from './endpoint'
import { readAnswer, writeQuery } from './query'
import type { Reply } from './request'
import { signedHeaders } from './signature'
import type { Keys, Unsigned } from './types'

/**
 * Makes a call of STS with the SDK's schemas and serializers, without its client, which would load and set up three times as much.
 * Without keys it is not signed. Throws ConfigurationError, RefusedError, MfaError, CodeRefusedError or NetworkError.
 */
export async function send<Input extends object, Output>(
  operation: StaticOperationSchema,
  { target, keys, transport, story }: Unsigned & { readonly keys?: Keys },
  input: Input,
): Promise<Output> {
  const { url, region } = stsEndpoint(target)
  const body = writeQuery(operation, input)
  const path = url.pathname.replace(/\/?$/, '/')
  const headers = { host: url.host, 'content-type': 'application/x-www-form-urlencoded' }
  /** Milliseconds that the server's clock is before ours. */
  const clock = { systemClockOffset: 0 }

  async function attempt(timeout: number): Promise<Output> {
    const date = new Date(Date.now() + clock.systemClockOffset)
    const all = keys ? signedHeaders({ method: 'POST', path, headers, body }, { service: 'sts', region, keys, date }) : headers
    const reply = await transport.send(
      {
        method: 'POST',
        protocol: url.protocol,
        hostname: url.hostname,
        ...(url.port ? { port: Number(url.port) } : {}),
        path,
        headers: { ...all, 'user-agent': `awsenv/${version}` },
        body,
      },
      timeout,
    )
    try {
      return readAnswer(operation, reply) as Output
    } catch (error) {
      throw withReply(error as Failure, reply, clock)
    }
  }

  return call(attempt, { config: clock }, transport, story)
}

interface Failure extends Error {
  $response?: Reply
  $metadata?: { httpStatusCode?: number; clockSkewCorrected?: boolean }
}

/** As the SDK's clients leave errors: with the answer, and with the clock set by it where it was off by four minutes or more. */
function withReply(error: Failure, reply: Reply, clock: { systemClockOffset: number }): Failure {
  error.$response = reply
  error.$metadata ??= { httpStatusCode: reply.statusCode }
  const offset = Date.parse(reply.headers.date ?? '') - Date.now()
  // A cache's answer is of another time.
  if (Math.abs(offset) >= 240_000 && reply.headers.age === undefined) {
    clock.systemClockOffset = offset
    error.$metadata.clockSkewCorrected = true
  }
  return error
}
