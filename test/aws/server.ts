import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { deliver, overridden, throwRefusal } from './delivery'
import { AwsError } from './errors'
import type { Fault, Faults } from './faults'
import { header, type Reply, type Request, readRequest, type Service } from './http'
import { claimOf } from './sigv4'

/** A request as the server read it, and what became of it. */
export interface RecordedRequest {
  readonly at: Date
  readonly method: string
  readonly path: string
  readonly headers: Request['headers']
  readonly host: string
  /** `none` where no service knew the request. */
  readonly service: string
  readonly action: string
  /** Decoded. */
  readonly parameters: Request['parameters']
  /** From the signature, whether or not it was good. */
  readonly accessKeyId?: string
  readonly region?: string
  /** `ok` or AWS's error code: what the server found, even if a fault kept it from the client. `pending` until then. */
  outcome: string
  readonly fault?: Fault['kind']
}

export interface Listener {
  readonly port: number
  /** Ends every connection, hanging ones too. */
  close(): Promise<void>
}

export interface Tls {
  readonly key: string
  readonly cert: string
}

/** Listens on a free port of 127.0.0.1 and answers as the services do. */
export async function listen(services: readonly Service[], faults: Faults, requests: RecordedRequest[], tls?: Tls): Promise<Listener> {
  const sockets = new Map<number, Socket>()
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reset = () => void sockets.get(incoming.socket.remotePort ?? 0)?.resetAndDestroy()
    if (faults.takeUnread()) return reset()
    const request = await readRequest(incoming).catch(() => undefined)
    if (!request) return void response.destroy()
    const service = services.find((one) => one.action(request) !== undefined)
    const action = service?.action(request) ?? 'none'
    const fault = faults.take(action)
    const record = recordOf(request, service, action, fault)
    requests.push(record)
    const now = new Date(Date.now() + (fault?.kind === 'clock' ? fault.minutes * 60_000 : 0))
    const { outcome, reply } = await answer(request, service, action, fault, now)
    record.outcome = outcome
    await deliver(response, reply, fault, now, reset)
  }
  const server = tls ? createTlsServer({ ...tls }, serve) : createServer(serve)
  // A connection that the server ends while the client sends its next request is a fault that nobody asked for.
  server.keepAliveTimeout = 0
  server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.on('close', () => sockets.delete(port))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets.values()) socket.destroy()
      }),
  }
}

function recordOf(request: Request, service: Service | undefined, action: string, fault: Fault | undefined): RecordedRequest {
  const { method, path, headers, parameters } = request
  const claim = claimOf(request)
  return {
    at: new Date(),
    method,
    path,
    headers,
    host: header(request, 'host') ?? '',
    service: service?.name ?? 'none',
    action,
    parameters,
    ...(claim && { accessKeyId: claim.accessKeyId, region: claim.region }),
    outcome: 'pending',
    ...(fault && { fault: fault.kind }),
  }
}

async function answer(
  request: Request,
  service: Service | undefined,
  action: string,
  fault: Fault | undefined,
  now: Date,
): Promise<{ outcome: string; reply: Reply }> {
  if (!service) return { outcome: 'NotFound', reply: { status: 404, headers: {}, body: '' } }
  const requestId = randomUUID()
  try {
    throwRefusal(fault, 'throttle')
    const result = await service.answer(action, request, now)
    throwRefusal(fault, 'error')
    return { outcome: 'ok', reply: service.success(action, overridden(result, fault), requestId) }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return { outcome: error.code, reply: service.failure(error, requestId) }
  }
}
