import { randomBytes } from 'node:crypto'
import { secretKey, sessionToken, uniqueId } from './identifiers'
import { toBase32 } from './totp'

export interface Device {
  readonly serial: string
  readonly userArn: string
  /** Base32; absent for a security key, which has no codes. */
  readonly secret?: string
  readonly enabled: Date
  /** How many steps the device's codes are ahead of the clock. */
  ahead: number
  /** Steps whose code was accepted. */
  readonly used: Set<number>
}

/** What a user's policies may deny. */
export type DeniableAction = 'sts:AssumeRole' | 'iam:ListMFADevices'

export interface User {
  readonly name: string
  readonly arn: string
  readonly id: string
  readonly accountId: string
  readonly partition: string
  readonly devices: Device[]
  readonly deny: readonly DeniableAction[]
}

export interface Trust {
  /** ARNs of users, roles, role sessions and accounts' roots, account ids, or `*`. */
  readonly principals: readonly string[]
  /** aws:MultiFactorAuthPresent must be true. */
  readonly mfa?: boolean
  readonly externalId?: string
}

export interface Role {
  readonly name: string
  readonly arn: string
  readonly id: string
  readonly accountId: string
  readonly partition: string
  readonly trust: Trust
  /** Seconds. */
  readonly maxSessionDuration: number
}

/** A set of credentials and whom it stands for. */
export interface Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** As GetCallerIdentity answers it. */
  readonly arn: string
  readonly userId: string
  readonly accountId: string
  readonly partition: string
  readonly user?: User
  readonly role?: Role
  /** Of temporary credentials only. */
  readonly session?: Session
}

export type TemporaryKey = Key & { readonly session: Session }

export interface Session {
  readonly token: string
  readonly mfa: boolean
  expiration: Date
}

/** What a JWT is good for. */
export interface WebIdentity {
  readonly role: Role
  readonly subject: string
  readonly expiration: Date
}

/** Everything that STS and IAM know. */
export interface State {
  readonly users: Map<string, User>
  readonly roles: Map<string, Role>
  readonly keys: Map<string, Key>
  readonly devices: Map<string, Device>
  /** By the text of the JWT. */
  readonly webIdentities: Map<string, WebIdentity>
}

export function emptyState(): State {
  return { users: new Map(), roles: new Map(), keys: new Map(), devices: new Map(), webIdentities: new Map() }
}

export function addAccessKey(state: State, user: User): Key {
  return store(state, {
    accessKeyId: uniqueId('AKIA'),
    secretAccessKey: secretKey(),
    arn: user.arn,
    userId: user.id,
    accountId: user.accountId,
    partition: user.partition,
    user,
  })
}

/** `serial` of a device that shows codes, or of a security key. */
export function addDevice(state: State, user: User, serial: string, codes: boolean): void {
  const device: Device = {
    serial,
    userArn: user.arn,
    ...(codes && { secret: toBase32(randomBytes(20)) }),
    enabled: new Date(),
    ahead: 0,
    used: new Set(),
  }
  user.devices.push(device)
  state.devices.set(serial, device)
}

/** Temporary credentials of a user, as GetSessionToken gives them. */
export function userSession(state: State, user: User, expiration: Date, mfa: boolean): TemporaryKey {
  const { arn, id, accountId, partition } = user
  return storeSession(state, { arn, userId: id, accountId, partition, user }, expiration, mfa)
}

/** Temporary credentials of a role. They carry no MFA on: AWS leaves it out of a role's sessions. */
export function roleSession(state: State, role: Role, name: string, expiration: Date): TemporaryKey {
  const { accountId, partition } = role
  const arn = `arn:${partition}:sts::${accountId}:assumed-role/${role.name}/${name}`
  return storeSession(state, { arn, userId: `${role.id}:${name}`, accountId, partition, role }, expiration, false)
}

type Identity = Omit<Key, 'accessKeyId' | 'secretAccessKey' | 'session'>

function storeSession(state: State, identity: Identity, expiration: Date, mfa: boolean): TemporaryKey {
  const session = { token: sessionToken(), mfa, expiration }
  return store(state, { ...identity, accessKeyId: uniqueId('ASIA'), secretAccessKey: secretKey(), session })
}

function store<K extends Key>(state: State, key: K): K {
  state.keys.set(key.accessKeyId, key)
  return key
}
