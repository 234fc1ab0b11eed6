import type { Agent, IncomingMessage } from 'node:http'
import { CONNECT_LIMIT } from './limits'

/** Its body is whole. */
export interface Outgoing {
  readonly method: string
  readonly protocol: string
  /** An IPv6 address stands in brackets. */
  readonly hostname: string
  readonly port?: number | undefined
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface Reply {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

/** Sends a request and reads the whole answer. Rejects with the system's error, with a TimeoutError after `timeout` milliseconds, and after five seconds without a connection. */
export function request(
  { protocol, hostname, port, method, path, headers, body }: Outgoing,
  agent: Agent,
  timeout: number,
): Promise<Reply> {
  const http = process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http')
  return new Promise((resolve, reject) => {
    const outgoing = http.request({
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port,
      method,
      path,
      headers,
      agent,
    })
    // Of less than nothing newer versions of Node warn on stderr.
    const whole = setTimeout(() => outgoing.destroy(timeoutError()), Math.max(timeout, 0))
    const connecting = setTimeout(() => outgoing.destroy(timeoutError('connect')), CONNECT_LIMIT)
    const connected = (): void => clearTimeout(connecting)
    outgoing
      .on('error', reject)
      .on('close', () => {
        connected()
        clearTimeout(whole)
      })
      .on('socket', (socket) => {
        if (socket.connecting) socket.once('connect', connected)
        else connected()
      })
      .on('response', (incoming) => readReply(incoming).then(resolve, reject))
      .end(body)
  })
}

function readReply(incoming: IncomingMessage): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    incoming
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('error', reject)
      .on('end', () => resolve({ statusCode: incoming.statusCode ?? 0, headers: flat(incoming), body: Buffer.concat(pieces) }))
  })
}

function flat({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

function timeoutError(syscall?: string): Error {
  return Object.assign(new Error('no answer in time'), { name: 'TimeoutError', code: 'ETIMEDOUT', syscall })
}
