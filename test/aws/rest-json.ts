import type { AwsError } from './errors'
import type { Reply, Tree } from './http'

/** A successful answer of a REST service: JSON, or the bare text of a tree's one value `text`. */
export function jsonReply(result: Tree, requestId: string): Reply {
  if (typeof result.text === 'string') return { status: 200, headers: { 'content-type': 'text/plain' }, body: result.text }
  return { status: 200, headers: headersOf(requestId), body: JSON.stringify(result) }
}

/** A refusal of the REST-JSON protocol (https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html), with the service's own body. */
export function jsonFailure({ code, status }: AwsError, requestId: string, body: Tree): Reply {
  return {
    status,
    headers: { ...headersOf(requestId), 'x-amzn-errortype': `${code}:http://internal.amazon.com/coral/` },
    body: JSON.stringify(body),
  }
}

function headersOf(requestId: string): Record<string, string> {
  return { 'content-type': 'application/json', 'x-amzn-requestid': requestId }
}
