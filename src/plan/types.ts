import type { Place } from '../errors'
import type { Setting } from '../profiles/types'
import type { Secret } from '../secret'

/** The credentials that a plan begins with. `profile` is the one that names them. */
export type Base =
  | StaticBase
  | TemporaryBase
  | EnvironmentBase
  | ProcessBase
  | SsoBase
  | { readonly kind: 'web-identity'; readonly profile: string; readonly tokenFile: string; readonly roleArn: string }
  | InstanceBase
  | { readonly kind: 'container'; readonly profile: string }
  | LoginBase

export type BaseKind = Base['kind']

/** Long-term keys: the only ones that have an MFA device. */
export interface StaticBase {
  readonly kind: 'static'
  readonly profile: string
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly accountId?: string
}

/** Keys that carry a session token already. */
export interface TemporaryBase extends Omit<StaticBase, 'kind'> {
  readonly kind: 'temporary'
  readonly sessionToken: Secret
}

/** The keys in the environment, because the profile or the user says so. */
export interface EnvironmentBase extends Omit<StaticBase, 'kind'> {
  readonly kind: 'environment'
  readonly sessionToken?: Secret
  /** As the environment names it; absent where it names none. */
  readonly expiration?: string
}

export interface ProcessBase {
  readonly kind: 'process'
  readonly profile: string
  readonly command: string
  /** As the profile names it, for programs that do not. */
  readonly accountId?: string
}

export interface InstanceBase {
  readonly kind: 'instance'
  readonly profile: string
  /** Where the metadata are, if the profile or the environment says so. */
  readonly endpoint?: string
}

export interface LoginBase {
  readonly kind: 'login'
  readonly profile: string
  readonly session: string
  /** The profile's: where the session is refreshed, if the session does not say where it began. */
  readonly region?: string
}

export interface SsoBase {
  readonly kind: 'sso'
  readonly profile: string
  readonly startUrl: string
  readonly ssoRegion: string
  readonly accountId: string
  readonly roleName: string
  /** The name of the sso-session section; absent for the older form. */
  readonly session?: string
  /** The scopes that the sso-session registers. */
  readonly registrationScopes?: string
}

interface StepOf<Call extends string> {
  readonly call: Call
  readonly profile: string
  /** Where the call goes. */
  readonly region: string
}

export interface GetSessionTokenStep extends StepOf<'GetSessionToken'> {
  readonly durationSeconds: number
  /** Present at the one call that carries the code; `auto`: IAM is asked which device there is. */
  readonly mfaSerial?: string
}

/** What narrows a session. */
export interface SessionPolicies {
  /** JSON. */
  readonly policy?: string
  readonly policyArns?: readonly string[]
}

export interface AssumeRoleStep extends StepOf<'AssumeRole'>, SessionPolicies {
  readonly roleArn: string
  /** Where the role is named, unless on the command line; not part of what is printed. */
  readonly place?: Place
  readonly roleSessionName: string
  readonly externalId?: string
  readonly durationSeconds: number
  readonly mfaSerial?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly transitiveTagKeys?: readonly string[]
  readonly sourceIdentity?: string
}

export interface AssumeRoleWithWebIdentityStep extends StepOf<'AssumeRoleWithWebIdentity'>, SessionPolicies {
  readonly roleArn: string
  readonly roleSessionName: string
  readonly durationSeconds: number
}

export interface GetRoleCredentialsStep extends StepOf<'GetRoleCredentials'> {}

export type Step = GetSessionTokenStep | AssumeRoleStep | AssumeRoleWithWebIdentityStep | GetRoleCredentialsStep

/** How AWS is reached, as the selected profile and the environment say; it serves every call. */
export interface Network {
  /** By service id (`sts`, `iam`, `sso`, `sso_oidc`, `signin`): a configured endpoint. */
  readonly endpoints: Readonly<Partial<Record<ServiceId, string>>>
  readonly useFips: boolean
  readonly useDualstack: boolean
  /** A file of certificates to trust beside the system's. */
  readonly caBundle?: string
}

export type ServiceId = 'sts' | 'iam' | 'sso' | 'sso_oidc' | 'signin'

/** What will be done, before anything is asked or called. */
export interface Plan {
  /** As the user named it: a profile, or the ARN of a role. */
  readonly profile: string
  /** The region to export; absent where only the environment or the partition names one, or the user wants none. */
  readonly region?: string
  readonly settings: ReadonlyMap<string, Setting>
  readonly base: Base
  /** In the order in which they are made. */
  readonly steps: readonly Step[]
  /** How the profile gets its MFA codes without asking: its `mfa_process`. */
  readonly mfaProcess?: string
  readonly network: Network
  readonly warnings: readonly string[]
}
