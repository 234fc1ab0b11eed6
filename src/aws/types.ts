import type { Secret } from '../secret'
import type { Transport } from './transport'

/** What signs a request. */
export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly sessionToken?: Secret | undefined
}

/** Where a call goes. */
export interface Target {
  readonly region: string
  /** Instead of the service's own endpoint in that region. */
  readonly endpoint?: string | undefined
  readonly useFips: boolean
  readonly useDualstack: boolean
}

/** What errors and notes say of a call. */
export interface Story {
  readonly call: string
  /** Whose call it is, as messages begin: `Profile "prod"`. */
  readonly subject: string
  /** What is asked for, with its place: `arn:… (~/.aws/config:12)`. */
  readonly wanted?: string | undefined
  /** Who asks, with their place. */
  readonly asker?: string | undefined
  /** Whether a code goes with it; undefined where none could. */
  readonly carriesCode?: boolean | undefined
  /** One line for the user. */
  note(line: string): void
  /** Detail for --debug. */
  debug(line: string): void
}

/** Where, with what, and for whom a call is made. */
export interface Caller {
  readonly target: Target
  readonly keys: Keys
  readonly transport: Transport
  readonly story: Story
}

/** The same for a call that nobody signs. */
export type Unsigned = Omit<Caller, 'keys'>
