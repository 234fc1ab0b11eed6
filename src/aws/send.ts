import type { HttpProtocol } from '@smithy/core/protocols'
import { operation } from '@smithy/core/schema'
import { Hash } from '@smithy/core/serde'
import { SignatureV4 } from '@smithy/signature-v4'
import type { StaticOperationSchema } from '@smithy/types'
import { version } from '../../package.json'
import { call } from './call'
import type { Endpoint } from './endpoint'
import { revealed } from './keys'
import type { Reply } from './request'
import type { Keys, Target, Unsigned } from './types'

/** A service as the SDK describes it. */
export interface Service {
  /** As requests are signed for it. */
  readonly name: string
  readonly protocol: HttpProtocol
  /** Throws ConfigurationError. */
  endpoint(target: Target): Endpoint
}

/**
 * Makes a call of a service with the SDK's schemas, protocol and signer, without its client, which would load and set up three times as much.
 * Without keys it is not signed. Throws ConfigurationError, RefusedError, MfaError, CodeRefusedError or NetworkError.
 */
export async function send<Input extends object, Output>(
  { name, protocol, endpoint }: Service,
  [, namespace, operationName, traits, inputSchema, outputSchema]: StaticOperationSchema,
  { target, keys, transport, story }: Unsigned & { readonly keys?: Keys },
  input: Input,
): Promise<Output> {
  const { url, region } = endpoint(target)
  const signer = keys && new SignatureV4({ service: name, region, credentials: revealed(keys), sha256: Hash.bind(null, 'sha256') })
  const schema = operation(namespace, operationName, traits, inputSchema, outputSchema)
  // For all else that a context may hold the protocol has defaults.
  const context = { endpoint: async () => ({ url }) } as unknown as Parameters<HttpProtocol['serializeRequest']>[2]
  /** Milliseconds that the server's clock is before ours. */
  const clock = { systemClockOffset: 0 }

  async function attempt(signal: AbortSignal): Promise<Output> {
    const request = await protocol.serializeRequest(schema, input, context)
    Object.assign(request.headers, { host: url.host, 'user-agent': `awsenv/${version}` })
    const signingDate = new Date(Date.now() + clock.systemClockOffset)
    const reply = await transport.send(signer ? await signer.sign(request, { signingDate }) : request, signal)
    try {
      return (await protocol.deserializeResponse(schema, context, { ...reply })) as Output
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

/** As the SDK's clients leave errors: with the answer, and with the clock set by it where it was off by more than four minutes. */
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
