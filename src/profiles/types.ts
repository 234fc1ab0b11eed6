import type { Place } from '../errors'
import type { Secret } from '../secret'

/** One value of ~/.aws, with where it stands. A secret's `value` is its mask, so that whoever prints settings prints no secret. */
export interface Setting extends Place {
  readonly value: string
  readonly secret?: Secret
  /** The indented `name = value` lines under a key with an empty value (`s3 =`, and the services sections). */
  readonly properties?: ReadonlyMap<string, Setting>
}

/** A section by its name; `settings` has lower-case keys. */
export interface Section extends Place {
  readonly name: string
  readonly settings: ReadonlyMap<string, Setting>
}

/** A profile with the settings of both files merged; `file` and `line` are where it is first named. */
export type Profile = Section

/** What ~/.aws/config and ~/.aws/credentials say. Profiles are merged when they are asked for. */
export interface Profiles {
  /** In the order of the files, config first. */
  all(): Profile[]
  /** In the same order. */
  names(): string[]
  get(name: string): Profile | undefined
  ssoSession(name: string): Section | undefined
  services(name: string): Section | undefined
  /** Lines that the AWS CLI reads otherwise, each as one sentence with file:line; `profile` where it concerns one. */
  readonly warnings: readonly Warning[]
  /** The two files that were looked for, whether or not they exist. */
  readonly files: { readonly config: string; readonly credentials: string }
}

export interface Warning extends Place {
  readonly profile?: string
  readonly message: string
}

/** awsenv's own settings, from its TOML file; what [profiles.NAME] says comes before the rest. */
export interface Settings {
  readonly shell?: string
  /** Seconds. */
  readonly duration?: number
  readonly region?: string
  readonly sessionName?: string
  /** The program that prints an MFA code, and its arguments. */
  readonly mfaCommand?: readonly string[]
}

export interface SettingsFile {
  /** The file that was looked for, whether or not it exists. */
  readonly file: string
  /** What holds for a profile; without one, what holds in general. */
  settingsFor(profile?: string): Settings
}
