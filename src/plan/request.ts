import type { Profiles, Settings } from '../profiles/types'

/** What the user asked for. */
export interface Request {
  readonly target: Target
  /** `session`: GetSessionToken for the long-term keys, whatever roles stand above them. */
  readonly goal: 'assume' | 'session'
  readonly options: Options
  /** The user's own environment, without what awsenv put there. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The environment's keys are awsenv's own output. */
  readonly insideAwsenv: boolean
  readonly profiles: Profiles
  readonly settings: Settings
  /** Names the role's session where nothing else does. */
  readonly osUser: string
}

export type Target = { readonly profile: string } | { readonly roleArn: string; readonly sourceProfile?: string | undefined }

/** What was typed. Durations are seconds, already known to be whole numbers. */
export interface Options {
  readonly duration?: number | undefined
  readonly region?: string | undefined
  readonly noRegion?: boolean | undefined
  readonly sessionName?: string | undefined
  readonly externalId?: string | undefined
  readonly mfaSerial?: string | undefined
  /** A code was given; it is not the plan's business which. */
  readonly code?: boolean | undefined
  readonly fromEnv?: boolean | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
  readonly transitiveTagKeys?: readonly string[] | undefined
  readonly sourceIdentity?: string | undefined
  readonly policy?: string | undefined
  readonly policyArns?: readonly string[] | undefined
}
