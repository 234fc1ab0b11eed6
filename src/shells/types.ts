import type { Change } from '../environment/types'

/** How one shell is told what to do. Every text ends with a newline, or is empty. */
export interface Shell {
  /** Its name in `--shell` and in messages. */
  readonly name: string
  /** Other names that `--shell` and detection take for it. */
  readonly aliases: readonly string[]
  /** Code that makes the change and succeeds. Throws `UnholdableError` where the shell cannot carry a value. */
  change(change: Change): string
  /**
   * Code that makes the change, if one is given, and then makes the evaluation fail. `status` is awsenv's own.
   * One call rather than two texts put together: some shells must get everything in one line.
   */
  failing(status: number, change?: Change): string
  /** Code that changes nothing and succeeds. */
  nothing(): string
  /** The line a person types to run awsenv with these arguments, which are already quoted, and evaluate what it prints. */
  evaluate(commandLine: string): string
  /** One argument of a command line, quoted where it must be. For hints: what cannot be typed at all (NUL) is passed on as it is. */
  argument(value: string): string
}
