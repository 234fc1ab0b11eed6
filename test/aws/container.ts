import { randomUUID } from 'node:crypto'
import { metadataTree, secondsAfter } from './answers'
import { AwsError } from './errors'
import { header, type Service } from './http'
import { jsonFailure, jsonReply } from './rest-json'
import { type Role, roleSession, type State } from './state'

/** The credentials endpoint of containers: GetContainerCredentials. `add` answers the path of one more container. */
export function containerService(state: State): Service & { add(role: Role, token: string | undefined): string } {
  const containers = new Map<string, { role: Role; token: string | undefined }>()
  return {
    name: 'container',
    add: (role, token) => {
      const path = `/v2/credentials/${randomUUID()}`
      containers.set(path, { role, token })
      return path
    },
    action: ({ method, path }) => (method === 'GET' && path.startsWith('/v2/credentials/') ? 'GetContainerCredentials' : undefined),
    answer(_, request, now) {
      const found = containers.get(request.path)
      if (!found) throw new AwsError('InvalidIdInRequest', 'CredentialsV2Request: Credentials not found', 404)
      if (found.token !== undefined && header(request, 'authorization') !== found.token) {
        throw new AwsError('AccessDeniedException', 'The authorization token is not good.', 403)
      }
      const key = roleSession(state, found.role, 'task', secondsAfter(now, 21600))
      return { RoleArn: found.role.arn, ...metadataTree(key) }
    },
    success: (_, result, requestId) => jsonReply(result, requestId),
    failure: (error, requestId) => jsonFailure(error, requestId, { code: error.code, message: error.message, HTTPErrorCode: error.status }),
  }
}
