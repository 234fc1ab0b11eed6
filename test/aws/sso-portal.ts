import { secondsAfter } from './answers'
import { AwsError } from './errors'
import { header, type Request, type Service, type Tree } from './http'
import { jsonFailure, jsonReply } from './rest-json'
import type { SsoState } from './sso-state'
import { roleSession, type State } from './state'

/** The portal of IAM Identity Center: GetRoleCredentials. */
export function ssoPortalService(state: State, sso: SsoState): Service {
  return {
    name: 'sso',
    action: ({ method, path }) => (method === 'GET' && path === '/federation/credentials' ? 'GetRoleCredentials' : undefined),
    answer: (_, request, now) => getRoleCredentials(state, sso, request, now),
    success: (_, result, requestId) => jsonReply(result, requestId),
    failure: (error, requestId) =>
      jsonFailure(error, requestId, { message: error.message, __type: `com.amazonaws.switchboard.portal#${error.code}` }),
  }
}

function getRoleCredentials(state: State, sso: SsoState, request: Request, now: Date): Tree {
  const { account_id: accountId, role_name: roleName } = request.query
  const token = header(request, 'x-amz-sso_bearer_token')
  if (!accountId || !roleName || !token) throw new AwsError('InvalidRequestException', 'Request is missing a parameter')
  const expiration = sso.accessTokens.get(token)
  if (!expiration || expiration <= now) throw new AwsError('UnauthorizedException', 'Session token not found or invalid', 401)
  const role = sso.roles.get(`${accountId}/${roleName}`)
  if (!role) throw new AwsError('ForbiddenException', 'No access', 403)
  const { accessKeyId, secretAccessKey, session } = roleSession(state, role, 'ana', secondsAfter(now, 3600))
  return { roleCredentials: { accessKeyId, secretAccessKey, sessionToken: session.token, expiration: session.expiration.getTime() } }
}
