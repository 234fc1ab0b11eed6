import { at, ConfigurationError, quote, UsageError } from '../errors'
import type { Profile } from '../profiles/types'
import { setting } from './lookup'
import { problem } from './problem'
import type { Request } from './request'

/** What STS allows for a call, in seconds, and gives where nobody asks. */
export interface Limits {
  readonly call: string
  readonly most: number
  readonly usual: number
}

export const ROLE: Limits = { call: 'AssumeRole', most: 43_200, usual: 3_600 }
export const WEB_IDENTITY: Limits = { ...ROLE, call: 'AssumeRoleWithWebIdentity' }
export const SESSION: Limits = { call: 'GetSessionToken', most: 129_600, usual: 43_200 }
const LEAST = 900

/** STS's limit for a role that temporary credentials assume, be they another role's or a GetSessionToken session's. */
const CHAINED_MOST = 3_600
const CHAINED_WHY = 'AWS caps a role that temporary credentials assume, like those of another role, at one hour'

export interface Duration {
  readonly seconds: number
  /** One line where a configured duration was lowered. */
  readonly warning?: string
}

/**
 * DurationSeconds of a call: the option, the profile's duration_seconds, the settings', STS's usual one. The option and the settings speak of
 * what the user gets, so they count for the last call alone.
 * What was typed is never lowered: out of range it is a UsageError. What was configured is lowered only to the hour of a chained role.
 */
export function callDuration(
  request: Request,
  profile: Profile,
  limits: Limits,
  { isLast, isChained }: { readonly isLast: boolean; readonly isChained: boolean },
): Duration {
  const typed = isLast ? request.options.duration : undefined
  if (typed !== undefined) return { seconds: typedSeconds(typed, limits, isChained) }
  const configured = ownSeconds(profile, limits) ?? (isLast ? settingsSeconds(request, limits) : undefined)
  if (!configured || !isChained || configured.seconds <= CHAINED_MOST) return { seconds: configured?.seconds ?? limits.usual }
  const { seconds, name } = configured
  return {
    seconds: CHAINED_MOST,
    warning: `Profile ${quote(profile.name)}: ${name} of ${seconds} is lowered to ${CHAINED_MOST}. ${CHAINED_WHY}.`,
  }
}

function typedSeconds(typed: number, { call, most }: Limits, isChained: boolean): number {
  if (isChained && typed > CHAINED_MOST)
    throw new UsageError(`--duration ${typed} is too long: ${CHAINED_WHY}. Ask for ${CHAINED_MOST} or less.`)
  if (typed >= LEAST && typed <= most) return typed
  throw new UsageError(`--duration ${typed} is out of range: ${call} takes ${LEAST} to ${most} seconds.`)
}

interface Configured {
  readonly seconds: number
  /** As the warning names it. */
  readonly name: string
}

function ownSeconds(profile: Profile, { most }: Limits): Configured | undefined {
  const own = setting(profile, 'duration_seconds')
  if (!own) return undefined
  const seconds = /^\d{1,9}$/.test(own.value) ? Number(own.value) : 0
  if (seconds >= LEAST && seconds <= most) return { seconds, name: `its duration_seconds (${at(own)})` }
  const says = `its duration_seconds ${quote(own.value)} is no whole number from ${LEAST} to ${most}`
  throw problem(profile, says, own, 'Write it in seconds, like 3600.')
}

function settingsSeconds({ settings }: Request, { call, most }: Limits): Configured | undefined {
  const seconds = settings.duration
  if (seconds === undefined) return undefined
  if (seconds >= LEAST && seconds <= most) return { seconds, name: "the settings' duration" }
  throw new ConfigurationError(
    `The settings' duration of ${seconds} seconds is out of range: ${call} takes ${LEAST} to ${most}. Say --duration.`,
  )
}
