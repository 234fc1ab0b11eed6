import { secondsAfter } from './answers'
import { AwsError } from './errors'
import type { Request, Service, Tree } from './http'
import { uniqueId } from './identifiers'
import { jsonFailure, jsonReply } from './rest-json'
import { addClient, addTokens, type DeviceAuthorization, opaque, type SsoState, startUrl } from './sso-state'

const actions = new Map([
  ['/client/register', 'RegisterClient'],
  ['/device_authorization', 'StartDeviceAuthorization'],
  ['/token', 'CreateToken'],
])
const intervalSeconds = 1
const eightHours = 28800
const ninetyDays = 7_776_000

/** The sign-in of IAM Identity Center: RegisterClient, StartDeviceAuthorization, CreateToken. */
export function ssoOidcService(sso: SsoState): Service {
  return {
    name: 'sso-oidc',
    action: ({ method, path }) => (method === 'POST' ? actions.get(path) : undefined),
    answer(action, { parameters }, now) {
      if (action === 'RegisterClient') return registerClient(sso, parameters, now)
      checkClient(sso, parameters)
      return action === 'CreateToken' ? createToken(sso, parameters, now) : startDeviceAuthorization(sso, parameters, now)
    },
    success: (_, result, requestId) => jsonReply(result, requestId),
    failure: (error, requestId) => jsonFailure(error, requestId, { error: snakeCase(error.code), error_description: error.message }),
  }
}

function registerClient(sso: SsoState, { clientName, clientType }: Request['parameters'], now: Date): Tree {
  if (!clientName) throw new AwsError('InvalidRequestException', 'clientName is missing')
  if (clientType !== 'public') throw new AwsError('InvalidClientMetadataException', 'clientType must be public')
  const issued = Math.floor(now.getTime() / 1000)
  return { ...addClient(sso), clientIdIssuedAt: issued, clientSecretExpiresAt: issued + ninetyDays }
}

function checkClient(sso: SsoState, { clientId = '', clientSecret }: Request['parameters']): void {
  const secret = sso.clients.get(clientId)
  if (secret === undefined || secret !== clientSecret) throw new AwsError('InvalidClientException', 'Invalid client provided', 401)
}

function startDeviceAuthorization(sso: SsoState, parameters: Request['parameters'], now: Date): Tree {
  if (parameters.startUrl !== startUrl) throw new AwsError('InvalidRequestException', 'Invalid start URL provided')
  const deviceCode = opaque(64)
  const userCode = uniqueId('')
    .slice(0, 9)
    .replace(/^(.{4})./, '$1-')
  sso.devices.set(deviceCode, { clientId: parameters.clientId ?? '', userCode, expiration: secondsAfter(now, 600), answer: 'none' })
  const verificationUri = `${startUrl}/#/device`
  return {
    deviceCode,
    userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${userCode}`,
    expiresIn: 600,
    interval: intervalSeconds,
  }
}

function createToken(sso: SsoState, parameters: Request['parameters'], now: Date): Tree {
  const { grantType, clientId = '' } = parameters
  if (grantType === 'refresh_token') useRefreshToken(sso, parameters)
  else if (grantType === 'urn:ietf:params:oauth:grant-type:device_code') useDeviceCode(sso, parameters, now)
  else throw new AwsError('UnsupportedGrantTypeException', `Unsupported grant type: ${grantType}`)
  return { ...addTokens(sso, clientId, now, eightHours), tokenType: 'Bearer', expiresIn: eightHours }
}

/** A refresh token is good once: its answer brings the next one. */
function useRefreshToken(sso: SsoState, { refreshToken = '', clientId }: Request['parameters']): void {
  if (sso.refreshTokens.get(refreshToken) !== clientId) throw new AwsError('InvalidGrantException', 'Invalid refresh token provided')
  sso.refreshTokens.delete(refreshToken)
}

function useDeviceCode(sso: SsoState, { deviceCode = '', clientId }: Request['parameters'], now: Date): void {
  const device = sso.devices.get(deviceCode)
  if (device?.clientId !== clientId || !device) throw new AwsError('InvalidGrantException', 'Invalid device code provided')
  checkAnswer(device, now)
  sso.devices.delete(deviceCode)
}

function checkAnswer(device: DeviceAuthorization, now: Date): void {
  const { polled, answer, expiration } = device
  device.polled = now
  if (polled && now.getTime() - polled.getTime() < intervalSeconds * 1000) throw new AwsError('SlowDownException', 'Polled too often')
  if (answer === 'expired' || expiration <= now) throw new AwsError('ExpiredTokenException', 'Device code expired')
  if (answer === 'denied') throw new AwsError('AccessDeniedException', 'Access denied')
  if (answer === 'none') throw new AwsError('AuthorizationPendingException', 'Authorization pending')
}

/** `SlowDownException` as RFC 8628 writes it, `slow_down`. */
function snakeCase(code: string): string {
  return code
    .replace(/Exception$/, '')
    .replace(/(?<=[a-z])[A-Z]/g, '_$&')
    .toLowerCase()
}
