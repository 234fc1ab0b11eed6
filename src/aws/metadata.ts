import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { CALL_LIMIT } from './limits'

/** Milliseconds until a connection must stand: these services are on the machine itself, or next to it. */
const CONNECT_LIMIT = 2_000
/** Milliseconds that one request may take. */
const REQUEST_LIMIT = 5_000
const ATTEMPTS = 3
/** Characters: more than any document of credentials has. */
const LARGEST = 65_536

export interface MetadataRequest {
  readonly method?: 'GET' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
}

export interface MetadataReply {
  readonly status: number
  readonly text: string
}

export type AskMetadata = (url: URL, request?: MetadataRequest) => Promise<MetadataReply>

/** Nothing of use came back. `code` is the system's, as `ECONNREFUSED`. */
export class UnreachableError extends Error {
  constructor(
    readonly code: string,
    /** Somebody took the call. */
    readonly connected: boolean,
    options?: ErrorOptions,
  ) {
    super(`no answer: ${code}`, options)
  }
}

/**
 * Asks the metadata services of instances and containers, for 15 seconds in all. Straight, past any proxy: such an address is this machine's own.
 * What a service was too busy for is asked again. What it returns throws UnreachableError.
 */
export function metadataAsker(): AskMetadata {
  const whole = AbortSignal.timeout(CALL_LIMIT)
  return async (url, request = {}) => {
    for (let attempt = 1; ; attempt++) {
      const reply = await once(url, request, whole).catch((error: UnreachableError) => {
        if (attempt === ATTEMPTS || error.code !== 'ECONNRESET') throw error
      })
      if (reply && (attempt === ATTEMPTS || !isBusy(reply))) return reply
      await sleep(100 * 2 ** attempt * (0.5 + Math.random()))
    }
  }
}

function isBusy({ status }: MetadataReply): boolean {
  return status >= 500 || status === 429
}

function once(url: URL, { method = 'GET', headers = {} }: MetadataRequest, whole: AbortSignal): Promise<MetadataReply> {
  return new Promise((resolve, reject) => {
    const isTls = url.protocol === 'https:'
    const signal = AbortSignal.any([whole, AbortSignal.timeout(REQUEST_LIMIT)])
    // Node's own agent may be set to use a proxy.
    const request = (isTls ? httpsRequest : httpRequest)(url, { method, headers, signal, agent: false })
    let connected = false
    const fail = (code: string, cause?: Error): void => {
      reject(new UnreachableError(code, connected, { cause }))
      request.destroy()
    }
    const timer = setTimeout(() => connected || fail('ETIMEDOUT'), CONNECT_LIMIT)
    request.on('socket', (socket) =>
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        connected = true
      }),
    )
    request.on('error', (error: NodeJS.ErrnoException) => fail(signal.aborted ? 'ETIMEDOUT' : (error.code ?? error.message), error))
    request.on('close', () => {
      clearTimeout(timer)
      fail('ECONNRESET')
    })
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => {
        text += piece
        if (text.length > LARGEST) fail('EMSGSIZE')
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    request.end()
  })
}
