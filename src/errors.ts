/** The exit statuses that awsenv promises. */
export const Status = {
  done: 0,
  fault: 1,
  usage: 2,
  configuration: 3,
  mfa: 4,
  refused: 5,
  network: 6,
  sessionOver: 7,
  interrupted: 130,
} as const

/** Something the user can act on: its message is one line that says what is wrong and what to do. Anything else that is thrown is a fault of awsenv. */
export class AwsenvError extends Error {
  readonly status: number

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.status = status
  }
}

/** Wrong usage: an unknown option, a value out of range, a code that is not six digits. */
export class UsageError extends AwsenvError {
  constructor(message: string, options?: ErrorOptions) {
    super(Status.usage, message, options)
  }
}

/** Where a setting stands. `line` counts from 1. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** `file:line`, as messages name a place. */
export function at(place: Place): string {
  return `${place.file}:${place.line}`
}

/** A name, as messages show it. */
export function quote(name: string): string {
  return `"${name}"`
}

/** What is wrong in a file, a profile or the environment. `place` and `profile` also serve programs that read errors as JSON. */
export class ConfigurationError extends AwsenvError {
  readonly profile: string | undefined
  readonly place: Place | undefined

  constructor(message: string, options: ErrorOptions & { profile?: string | undefined; place?: Place | undefined } = {}) {
    super(Status.configuration, message, options)
    this.profile = options.profile
    this.place = options.place
  }
}

/** A code is needed and cannot be had, or was refused. */
export class MfaError extends AwsenvError {
  constructor(message: string, options?: ErrorOptions) {
    super(Status.mfa, message, options)
  }
}

/** AWS answered no, or answered something that must not reach a shell. */
export class RefusedError extends AwsenvError {
  constructor(message: string, options?: ErrorOptions) {
    super(Status.refused, message, options)
  }
}

/** AWS could not be reached, or did not answer in time. */
export class NetworkError extends AwsenvError {
  constructor(message: string, options?: ErrorOptions) {
    super(Status.network, message, options)
  }
}

/** The SSO or login session is over: the message holds the line that begins a new one. */
export class SessionOverError extends AwsenvError {
  constructor(message: string, options?: ErrorOptions) {
    super(Status.sessionOver, message, options)
  }
}

/** The user, or the system, told awsenv to stop. `signal` is the signal's number. */
export class InterruptedError extends AwsenvError {
  constructor(signal = 2) {
    super(128 + signal, 'interrupted')
  }
}
