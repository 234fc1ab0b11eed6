import { secondsAfter } from './answers'
import { containerService } from './container'
import { type Fault, faultQueue } from './faults'
import { iamService } from './iam'
import { metadataService } from './metadata'
import { deviceStep } from './mfa'
import { type AccessKey, addRole, addUser, type NewRole, type NewUser, type UserKeys } from './principals'
import { listen, type RecordedRequest, type Tls } from './server'
import { type Sso, ssoOf } from './sso'
import { ssoOidcService } from './sso-oidc'
import { ssoPortalService } from './sso-portal'
import { emptySso } from './sso-state'
import { addAccessKey, type Device, emptyState, type Role } from './state'
import { stsService } from './sts'
import { totp } from './totp'
import { issueWebIdentity } from './web-identity'

/** An AWS on loopback, and what a test may do to it. */
export interface Aws {
  readonly url: string
  readonly port: number
  /** The variables that send the SDKs and the AWS CLI here. */
  readonly environment: Readonly<Record<string, string>>
  /** Every request that was read, in order; a test may empty it. */
  readonly requests: RecordedRequest[]
  /** Those of one action. */
  calls(action: string): RecordedRequest[]
  /** The MFA codes that arrived, in order, repeated ones too. */
  codes(): string[]
  addUser(user: NewUser): UserKeys
  /** Another pair of long-term keys for a user. */
  addAccessKey(userArn: string): AccessKey
  addRole(role: NewRole): Role
  /** The code that a device shows now. */
  code(serial: string): string
  /** A device's secret in base32. */
  totpSecret(serial: string): string
  /** Moves one device, or all, to its next code, as if 30 seconds had passed. */
  nextStep(serial?: string): void
  /** Lets temporary credentials expire now. */
  expire(accessKeyId: string): void
  /** IAM Identity Center. */
  readonly sso: Sso
  /** The role of the instance whose metadata service this is; none to begin with. */
  setInstanceRole(role: Role): void
  /** A container that has a role, with the token that its requests must then carry; returns the variables that it finds. */
  addContainer(role: Role, token?: string): Readonly<Record<string, string>>
  /** The text of a JWT that AssumeRoleWithWebIdentity takes for this role, for an hour if nothing else is said. */
  webIdentityToken(role: Role, secondsLeft?: number): string
  /** Misbehaves on the next fitting requests; returns what lifts the fault. */
  fault(fault: Fault): () => void
  close(): Promise<void>
}

export interface AwsOptions {
  /** PEM texts; the server then speaks HTTPS alone. */
  readonly tls?: Tls
}

/** Starts an AWS with nobody in it on a free port of 127.0.0.1. */
export async function startAws(options: AwsOptions = {}): Promise<Aws> {
  const state = emptyState()
  const faults = faultQueue()
  const requests: RecordedRequest[] = []
  const sso = emptySso()
  const metadata = metadataService(state)
  const container = containerService(state)
  const services = [stsService(state), iamService(state), ssoPortalService(state, sso), ssoOidcService(sso), metadata, container]
  const { port, close } = await listen(services, faults, requests, options.tls)
  const url = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`
  return {
    url,
    port,
    environment: {
      AWS_ENDPOINT_URL_STS: url,
      AWS_ENDPOINT_URL_IAM: url,
      AWS_ENDPOINT_URL_SSO: url,
      AWS_ENDPOINT_URL_SSO_OIDC: url,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: url,
    },
    requests,
    calls: (action) => requests.filter((request) => request.action === action),
    codes: () => requests.flatMap(({ parameters }) => parameters.TokenCode ?? []),
    addUser: (user) => addUser(state, user),
    addAccessKey: (userArn) => addAccessKey(state, known(state.users, userArn)),
    addRole: (role) => addRole(state, role),
    code: (serial) => {
      const device = known(state.devices, serial)
      return totp(secretOf(device), deviceStep(device))
    },
    totpSecret: (serial) => secretOf(known(state.devices, serial)),
    nextStep: (serial) => {
      for (const device of serial === undefined ? state.devices.values() : [known(state.devices, serial)]) device.ahead += 1
    },
    expire: (accessKeyId) => {
      const { session } = known(state.keys, accessKeyId)
      if (!session) throw new Error(`${accessKeyId} never expires`)
      session.expiration = new Date(0)
    },
    fault: faults.add,
    sso: ssoOf(state, sso),
    setInstanceRole: metadata.setRole,
    addContainer: (role, token) => ({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: url + container.add(role, token),
      ...(token !== undefined && { AWS_CONTAINER_AUTHORIZATION_TOKEN: token }),
    }),
    webIdentityToken: (role, secondsLeft = 3600) => issueWebIdentity(state, role, secondsAfter(new Date(), secondsLeft)),
    close,
  }
}

function known<T>(map: Map<string, T>, name: string): T {
  const value = map.get(name)
  if (value === undefined) throw new Error(`this AWS knows no ${name}`)
  return value
}

function secretOf({ secret, serial }: Device): string {
  if (secret === undefined) throw new Error(`${serial} shows no codes`)
  return secret
}
