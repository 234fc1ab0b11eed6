import { randomBytes } from 'node:crypto'
import { isoSeconds, metadataTree, secondsAfter } from './answers'
import { AwsError } from './errors'
import { header, type Request, type Service, type Tree } from './http'
import { jsonReply } from './rest-json'
import { type Role, roleSession, type State } from './state'

const list = '/latest/meta-data/iam/security-credentials/'
const sixHours = 21600

/** The metadata service of an EC2 instance, which has no role to begin with; version 2 alone: GetToken, ListRoles, GetCredentials. */
export function metadataService(state: State): Service & { setRole(role: Role): void } {
  let attached: Role | undefined
  const tokens = new Map<string, Date>()
  return {
    name: 'imds',
    setRole: (role) => {
      attached = role
    },
    action: ({ method, path }) => {
      if (path === '/latest/api/token' && method === 'PUT') return 'GetToken'
      if (method !== 'GET' || !path.startsWith(list)) return undefined
      return path === list ? 'ListRoles' : 'GetCredentials'
    },
    answer(action, request, now) {
      if (action === 'GetToken') return getToken(tokens, request, now)
      const expiration = tokens.get(header(request, 'x-aws-ec2-metadata-token') ?? '')
      if (!expiration || expiration <= now) throw new AwsError('Unauthorized', 'A good token is needed.', 401)
      if (!attached || (action === 'GetCredentials' && request.path !== list + attached.name)) {
        throw new AwsError('NotFound', 'There is no such role.', 404)
      }
      return action === 'ListRoles' ? { text: attached.name } : credentials(state, attached, now)
    },
    success: (_, result, requestId) => jsonReply(result, requestId),
    failure: ({ status, message }) => ({
      status,
      headers: { 'content-type': 'text/html' },
      body: `<html><h1>${status} - ${message}</h1></html>`,
    }),
  }
}

function getToken(tokens: Map<string, Date>, request: Request, now: Date): Tree {
  if (header(request, 'x-forwarded-for') !== undefined) throw new AwsError('Forbidden', 'Forbidden', 403)
  const seconds = Number(header(request, 'x-aws-ec2-metadata-token-ttl-seconds'))
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > sixHours) throw new AwsError('BadRequest', 'Bad Request', 400)
  const token = `${randomBytes(40).toString('base64url')}==`
  tokens.set(token, secondsAfter(now, seconds))
  return { text: token }
}

function credentials(state: State, role: Role, now: Date): Tree {
  const key = roleSession(state, role, 'i-0123456789abcdef0', secondsAfter(now, sixHours))
  return { Code: 'Success', LastUpdated: isoSeconds(now), Type: 'AWS-HMAC', ...metadataTree(key) }
}
