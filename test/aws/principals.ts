import { uniqueId } from './identifiers'
import { addAccessKey, addDevice, type DeniableAction, type Role, type State, type Trust, type User } from './state'

export interface NewUser {
  readonly name: string
  /** 111122223333 if absent. */
  readonly accountId?: string
  /** `aws` if absent. Its keys are good in regions of its partition alone. */
  readonly partition?: string
  /** How many virtual devices (the first has the user's name), or their names. */
  readonly mfaDevices?: number | readonly string[]
  /** How many FIDO security keys; they stand before the virtual devices in IAM's list. */
  readonly securityKeys?: number
  /** What the user's policies deny. */
  readonly deny?: readonly DeniableAction[]
}

export interface AccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface UserKeys extends AccessKey {
  readonly name: string
  readonly arn: string
  readonly accountId: string
  readonly mfaSerials: readonly string[]
}

export interface NewRole {
  readonly name: string
  /** 111122223333 if absent. */
  readonly accountId?: string
  readonly partition?: string
  /** With its slashes, as in `/team/`. */
  readonly path?: string
  readonly trust: Trust
  /** Seconds; 3600 if absent. */
  readonly maxSessionDuration?: number
}

export function addUser(state: State, { name, accountId = '111122223333', partition = 'aws', deny = [], ...devices }: NewUser): UserKeys {
  const { mfaDevices = 0, securityKeys = 0 } = devices
  const arn = `arn:${partition}:iam::${accountId}:user/${name}`
  const user: User = { name, arn, id: uniqueId('AIDA'), accountId, partition, devices: [], deny }
  state.users.set(arn, user)
  for (let n = 1; n <= securityKeys; n += 1) {
    addDevice(state, user, `arn:${partition}:iam::${accountId}:u2f/user/${name}/key${n}-${uniqueId('')}`, false)
  }
  const numbered = (count: number) => Array.from({ length: count }, (_, n) => (n === 0 ? name : `${name}-${n + 1}`))
  const deviceNames = typeof mfaDevices === 'number' ? numbered(mfaDevices) : mfaDevices
  const mfaSerials = deviceNames.map((device) => `arn:${partition}:iam::${accountId}:mfa/${device}`)
  for (const serial of mfaSerials) addDevice(state, user, serial, true)
  const { accessKeyId, secretAccessKey } = addAccessKey(state, user)
  return { name, arn, accountId, accessKeyId, secretAccessKey, mfaSerials }
}

export function addRole(state: State, role: NewRole): Role {
  const { name, accountId = '111122223333', partition = 'aws', path = '/', trust, maxSessionDuration = 3600 } = role
  const arn = `arn:${partition}:iam::${accountId}:role${path}${name}`
  const added = { name, arn, id: uniqueId('AROA'), accountId, partition, trust, maxSessionDuration }
  state.roles.set(arn, added)
  return added
}
