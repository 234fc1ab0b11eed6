import type { Secret } from '../secret'
import type { Terminal } from '../terminal/terminal'

/** What a profile comes to. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  /** Absent: long-term keys. */
  readonly sessionToken?: Secret | undefined
  /** Absent: they do not expire, or nobody said when. */
  readonly expiration?: Date | undefined
  readonly accountId?: string | undefined
}

/** What the user gave for this run, and the ways to reach the user. */
export interface Asks {
  /** Six digits. */
  readonly code?: string | undefined
  /** The settings' program that prints a code, with its arguments. */
  readonly mfaCommand?: readonly string[] | undefined
  /** A browser may be opened for an SSO sign-in. */
  readonly browser?: boolean | undefined
  readonly environment: NodeJS.ProcessEnv
  /** Undefined where there is no terminal to ask at. */
  terminal(): Terminal | undefined
  note(line: string): void
  debug(line: string): void
}
