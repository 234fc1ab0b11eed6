import { GetRoleCredentialsCommand, SSOClient } from '@aws-sdk/client-sso'
import type { Secret } from '../secret'
import { answerOf } from './answer'
import { call } from './call'
import { clientSettings, quietly } from './client'
import type { Answer, Unsigned } from './sts'

export interface GetRoleCredentials {
  readonly accessToken: Secret
  readonly accountId: string
  readonly roleName: string
}

/** Throws RefusedError or NetworkError. */
export async function getRoleCredentials(
  { target, transport, story }: Unsigned,
  { accessToken, accountId, roleName }: GetRoleCredentials,
): Promise<Answer> {
  const client = quietly(() => new SSOClient(clientSettings(target, undefined, transport)))
  const command = new GetRoleCredentialsCommand({ accessToken: accessToken.reveal(), accountId, roleName })
  const { roleCredentials } = await call((requestTimeout) => client.send(command, { requestTimeout }), client, transport, story)
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = roleCredentials ?? {}
  // Milliseconds since 1970, where the other services send a date.
  return answerOf({ accessKeyId, secretAccessKey, sessionToken, expiration: expiration === undefined ? undefined : new Date(expiration) })
}
