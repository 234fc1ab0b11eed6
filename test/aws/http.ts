import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { AwsError } from './errors'

/** One request as it was read. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** The decoded form or JSON body, or the query where there is no body. */
  readonly parameters: Readonly<Record<string, string>>
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What an action answers, before it becomes XML or JSON. An absent value is left out. */
export interface Tree {
  readonly [name: string]: string | number | boolean | undefined | Tree | readonly (Tree | string)[]
}

/** One of the services that share the port. */
export interface Service {
  readonly name: string
  /** The action that a request asks for; undefined where it is not meant for this service. */
  action(request: Request): string | undefined
  /** Throws `AwsError` where AWS would refuse. */
  answer(action: string, request: Request, now: Date): Tree | Promise<Tree>
  success(action: string, result: Tree, requestId: string): Reply
  failure(error: AwsError, requestId: string): Reply
}

/** Reads a whole request. */
export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const url = new URL(incoming.url ?? '/', 'http://localhost')
  const query = Object.fromEntries(url.searchParams)
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query,
    headers: incoming.headers,
    body,
    parameters: body.length === 0 ? query : bodyParameters(incoming.headers['content-type'] ?? '', body.toString()),
  }
}

/** One value of a header that may stand once. */
export function header(request: Request, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(',') : value
}

function bodyParameters(contentType: string, body: string): Record<string, string> {
  if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(body))
  try {
    const entries = Object.entries(JSON.parse(body) as object)
    return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]))
  } catch {
    return {}
  }
}
