import { CreateTokenCommand, RegisterClientCommand, SSOOIDCClient, StartDeviceAuthorizationCommand } from '@aws-sdk/client-sso-oidc'
import { RefusedError } from '../errors'
import { Secret } from '../secret'
import { call } from './call'
import { clientSettings, quietly } from './client'
import type { Unsigned } from './sts'

/** awsenv as IAM Identity Center knows it. */
export interface Registration {
  readonly clientId: string
  readonly clientSecret: Secret
}

export type Grant = { readonly refreshToken: Secret } | { readonly deviceCode: Secret }

export interface DeviceAuthorization {
  readonly deviceCode: Secret
  readonly userCode: string
  readonly verificationUri: string
  /** With the code in it. */
  readonly verificationUriComplete: string | undefined
  /** Seconds. */
  readonly expiresIn: number | undefined
  /** Seconds between two questions. */
  readonly interval: number | undefined
}

/** Throws RefusedError or NetworkError. */
export async function registerClient(caller: Unsigned, scopes: readonly string[]): Promise<Registration> {
  const command = new RegisterClientCommand({
    clientName: 'awsenv',
    clientType: 'public',
    ...(scopes.length > 0 ? { scopes: [...scopes] } : {}),
  })
  const { clientId, clientSecret } = await send(caller, (client, options) => client.send(command, options))
  return { clientId: must(clientId, caller), clientSecret: new Secret(must(clientSecret, caller)) }
}

/** Throws RefusedError or NetworkError. */
export async function startDeviceAuthorization(
  caller: Unsigned,
  { clientId, clientSecret }: Registration,
  startUrl: string,
): Promise<DeviceAuthorization> {
  const command = new StartDeviceAuthorizationCommand({ clientId, clientSecret: clientSecret.reveal(), startUrl })
  const answer = await send(caller, (client, options) => client.send(command, options))
  return {
    deviceCode: new Secret(must(answer.deviceCode, caller)),
    userCode: must(answer.userCode, caller),
    verificationUri: must(answer.verificationUri, caller),
    verificationUriComplete: answer.verificationUriComplete,
    expiresIn: answer.expiresIn,
    interval: answer.interval,
  }
}

/** An access token. Throws RefusedError (also while a person has not yet answered) or NetworkError. */
export async function createToken(caller: Unsigned, { clientId, clientSecret }: Registration, grant: Grant): Promise<Secret> {
  const command = new CreateTokenCommand({
    clientId,
    clientSecret: clientSecret.reveal(),
    ...('refreshToken' in grant
      ? { grantType: 'refresh_token', refreshToken: grant.refreshToken.reveal() }
      : { grantType: 'urn:ietf:params:oauth:grant-type:device_code', deviceCode: grant.deviceCode.reveal() }),
  })
  const { accessToken } = await send(caller, (client, options) => client.send(command, options))
  return new Secret(must(accessToken, caller))
}

function send<T>(
  { target, transport, story }: Unsigned,
  one: (client: SSOOIDCClient, options: { requestTimeout: number }) => Promise<T>,
): Promise<T> {
  const client = quietly(() => new SSOOIDCClient(clientSettings(target, undefined, transport)))
  return call((requestTimeout) => one(client, { requestTimeout }).catch(explained), client, transport, story)
}

/** OAuth has its own name for an error's message, which the SDK does not take for one. */
function explained(error: Error & { readonly error_description?: string }): never {
  if (error.error_description) error.message = error.error_description
  throw error
}

function must(found: string | undefined, { story }: Unsigned): string {
  if (found) return found
  throw new RefusedError(`${story.subject}: the answer to ${story.call} is not whole.`)
}
