import type { Environment } from './types'
import { PROFILE_MARK } from './variables'

/** What a shell holds, as its variables say. */
export interface Held {
  /** Absent: the keys are not from awsenv. */
  readonly profile?: string
  readonly accessKeyId: string
  readonly accountId?: string
  readonly region?: string
  /** Absent: they do not expire, or nobody said when. */
  readonly expiration?: Date
}

/** Undefined where there are no keys. */
export function held(environment: Environment): Held | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_ACCOUNT_ID: accountId, AWS_CREDENTIAL_EXPIRATION: expiration } = environment
  const profile = environment[PROFILE_MARK]
  const region = environment.AWS_REGION || environment.AWS_DEFAULT_REGION
  if (!accessKeyId) return undefined
  return {
    ...(profile ? { profile } : {}),
    accessKeyId,
    ...(accountId ? { accountId } : {}),
    ...(region ? { region } : {}),
    ...(expiration && !Number.isNaN(Date.parse(expiration)) ? { expiration: new Date(expiration) } : {}),
  }
}

/** Whole seconds until they expire, negative when they have; undefined where nothing says when. `now` is in milliseconds. */
export function secondsLeft({ expiration }: Held, now: number): number | undefined {
  return expiration && Math.floor((expiration.getTime() - now) / 1000)
}

/** Whether these are this profile's credentials and last for longer than `seconds`. Where nothing says how long they last, they are not counted on. */
export function holds(environment: Environment, profile: string, seconds: number, now: number): boolean {
  const found = held(environment)
  const left = found && secondsLeft(found, now)
  return found?.profile === profile && left !== undefined && left > seconds
}
