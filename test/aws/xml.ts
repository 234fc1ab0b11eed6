import type { AwsError } from './errors'
import type { Reply, Request, Tree } from './http'

/** How a service of the query protocol is told apart and answers (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html). */
export interface QueryProtocol {
  action(request: Request): string | undefined
  success(action: string, result: Tree, requestId: string): Reply
  failure(error: AwsError, requestId: string): Reply
}

/** The query protocol of the service with this API version and XML namespace. */
export function queryProtocol(version: string, namespace: string): QueryProtocol {
  return {
    action: ({ parameters }) => (parameters.Version === version ? (parameters.Action ?? 'none') : undefined),
    success: (action, result, requestId) =>
      reply(200, requestId, `${action}Response`, namespace, {
        [`${action}Result`]: result,
        ResponseMetadata: { RequestId: requestId },
      }),
    failure: ({ code, message, status }, requestId) =>
      reply(status, requestId, 'ErrorResponse', namespace, {
        Error: { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message },
        RequestId: requestId,
      }),
  }
}

/** A tree as XML; lists are `<member>`s. */
export function toXml(tree: Tree): string {
  return Object.entries(tree)
    .map(([name, value]) => (value === undefined ? '' : `<${name}>${content(value)}</${name}>`))
    .join('')
}

/** Text as XML carries it, control characters as references, so that a reader gets what was meant or refuses it. */
export function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand bare
  return text.replace(/[&<>"'\u0000-\u001f\u007f-\u009f\u2028]/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`)
}

function reply(status: number, requestId: string, root: string, namespace: string, tree: Tree): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<${root} xmlns="${namespace}">${toXml(tree)}</${root}>`,
  }
}

function content(value: Tree[string]): string {
  if (Array.isArray(value)) return value.map((member) => `<member>${content(member)}</member>`).join('')
  return typeof value === 'object' ? toXml(value as Tree) : escapeXml(String(value))
}
