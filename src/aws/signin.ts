import type { KeyObject } from 'node:crypto'
import { CreateOAuth2TokenCommand, SigninClient } from '@aws-sdk/nested-clients/signin'
import type { Secret } from '../secret'
import { answerOf } from './answer'
import { call } from './call'
import { clientSettings, quietly } from './client'
import { proof } from './dpop'
import type { Answer, Unsigned } from './sts'

export interface Refresh {
  readonly clientId: string
  readonly refreshToken: Secret
  /** The key that the refresh token is bound to. */
  readonly key: KeyObject
}

/** New credentials of a login session. Throws RefusedError or NetworkError. */
export async function refreshLogin({ target, transport, story }: Unsigned, { clientId, refreshToken, key }: Refresh): Promise<Answer> {
  const client = quietly(() => new SigninClient(clientSettings(target, undefined, transport)))
  client.middlewareStack.add(
    (next) => async (args) => {
      const { method, protocol, hostname, port, path, headers } = args.request as HttpRequest
      headers.DPoP = proof(key, method, `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`)
      return next(args)
    },
    { step: 'finalizeRequest', name: 'dpop' },
  )
  const command = new CreateOAuth2TokenCommand({
    tokenInput: { clientId, grantType: 'refresh_token', refreshToken: refreshToken.reveal() },
  })
  const { tokenOutput } = await call((requestTimeout) => client.send(command, { requestTimeout }), client, transport, story)
  const { accessToken, expiresIn } = tokenOutput ?? {}
  return answerOf({
    accessKeyId: accessToken?.accessKeyId,
    secretAccessKey: accessToken?.secretAccessKey,
    sessionToken: accessToken?.sessionToken,
    expiration: expiresIn === undefined ? undefined : new Date(Date.now() + expiresIn * 1000),
  })
}

interface HttpRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly headers: Record<string, string>
}
