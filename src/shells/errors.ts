import { ConfigurationError } from '../errors'

/** A shell cannot carry a value. The message names the variable, the shell and the reason, never the value. */
export class UnholdableError extends ConfigurationError {
  readonly variable: string

  constructor(variable: string, shell: string, reason: string) {
    super(`${shell} cannot hold the value of ${variable}: it contains ${reason}`)
    this.variable = variable
  }
}
