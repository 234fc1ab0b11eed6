import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsError } from './errors'
import type { Fault } from './faults'
import type { Reply, Tree } from './http'

/** Throws the refusal of a fault, if it is of this kind. */
export function throwRefusal(fault: Fault | undefined, kind: 'error' | 'throttle'): void {
  if (fault?.kind !== kind) return
  if (fault.kind === 'throttle') throw new AwsError(fault.code ?? 'Throttling', 'Rate exceeded', fault.status ?? 400)
  throw new AwsError(fault.code ?? 'InternalFailure', fault.message ?? 'An internal error occurred.', fault.status ?? 500)
}

/** The answer with the values that a fault puts in. */
export function overridden(result: Tree, fault: Fault | undefined): Tree {
  if (fault?.kind !== 'override') return result
  const values = new Map(Object.entries(fault.values).map(([name, value]) => [name.toLowerCase(), value ?? undefined]))
  const replace = (value: Tree[string]): Tree[string] => {
    if (Array.isArray(value)) return value.map((member) => replace(member) as Tree | string)
    return typeof value === 'object' ? replaceIn(value as Tree) : value
  }
  const replaceIn = (tree: Tree): Tree =>
    Object.fromEntries(
      Object.entries(tree).map(([name, value]) => {
        const key = name.toLowerCase()
        return [name, values.has(key) ? values.get(key) : replace(value)]
      }),
    )
  return replaceIn(result)
}

/** Sends a reply, as badly as the fault wants it. `now` is the server's clock, `reset` breaks the connection. */
export async function deliver(
  response: ServerResponse,
  reply: Reply,
  fault: Fault | undefined,
  now: Date,
  reset: () => void,
): Promise<void> {
  switch (fault?.kind) {
    case 'silent':
      return
    case 'resetAfterReading':
      return reset()
    case 'slow':
      await sleep(fault.ms, undefined, { ref: false })
      return send(response, reply, now)
    case 'drip':
      return drip(response, reply, now, fault.ms)
    case 'cut':
      writeHead(response, reply, now)
      response.write(reply.body.slice(0, reply.body.length / 2), () => response.destroy())
      return
    case 'garbage': {
      const { status = 200, contentType = 'text/html', body = '<html><body><h1>It works!<br></h1></body></html>' } = fault
      return send(response, { status, headers: { 'content-type': contentType }, body }, now)
    }
    case 'redirect':
      return send(response, { status: fault.status ?? 302, headers: { location: fault.location ?? '/elsewhere' }, body: '' }, now)
    default:
      return send(response, reply, now)
  }
}

function send(response: ServerResponse, reply: Reply, now: Date): void {
  writeHead(response, reply, now)
  response.end(reply.body)
}

async function drip(response: ServerResponse, reply: Reply, now: Date, ms: number): Promise<void> {
  writeHead(response, reply, now)
  for (const byte of Buffer.from(reply.body)) {
    if (response.destroyed) return
    response.write(Uint8Array.of(byte))
    await sleep(ms, undefined, { ref: false })
  }
  response.end()
}

function writeHead(response: ServerResponse, reply: Reply, now: Date): void {
  response.writeHead(reply.status, { ...reply.headers, date: now.toUTCString(), 'content-length': Buffer.byteLength(reply.body) })
}
