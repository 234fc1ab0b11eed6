import type { Setting } from '../profiles/types'
import type { Secret } from '../secret'

/** The credentials that a plan begins with. `profile` is the one that holds them. */
export type Base =
  | {
      readonly kind: 'static'
      readonly profile: string
      readonly accessKeyId: string
      readonly secretAccessKey: Secret
      readonly accountId?: string
    }
  | {
      readonly kind: 'temporary'
      readonly profile: string
      readonly accessKeyId: string
      readonly secretAccessKey: Secret
      readonly sessionToken: Secret
      readonly accountId?: string
    }

export type BaseKind = Base['kind']

interface StepOf<Call extends string> {
  readonly call: Call
  readonly profile: string
  /** Where the call goes. */
  readonly region: string
  readonly durationSeconds: number
  /** Present at the one call that carries the code. `auto`: ask IAM which device there is. */
  readonly mfaSerial?: string
}

export type GetSessionTokenStep = StepOf<'GetSessionToken'>

export interface AssumeRoleStep extends StepOf<'AssumeRole'> {
  readonly roleArn: string
  readonly roleSessionName: string
  readonly externalId?: string
}

export type Step = GetSessionTokenStep | AssumeRoleStep

/** How AWS is reached, as the selected profile and the environment say; it serves every call. */
export interface Network {
  /** By service id (`sts`, `iam`): a configured endpoint. */
  readonly endpoints: Readonly<Record<string, string>>
  readonly useFips: boolean
  readonly useDualstack: boolean
  /** A file of certificates to trust beside the system's. */
  readonly caBundle?: string
}

/** What will be done, before anything is asked or called. */
export interface Plan {
  readonly profile: string
  /** The region to export; absent where only the environment or the partition names one. */
  readonly region?: string
  readonly settings: ReadonlyMap<string, Setting>
  readonly base: Base
  /** In the order in which they are made. */
  readonly steps: readonly Step[]
  readonly network: Network
  readonly warnings: readonly string[]
}
