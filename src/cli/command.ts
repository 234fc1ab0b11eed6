import type { Environment } from '../environment/types'
import type { Shell } from '../shells/types'
import type { Terminal } from '../terminal/terminal'
import type { Arguments } from './arguments'
import type { OptionName } from './options'

/** What a command is, for the help and for reading its arguments; what it does is loaded when it runs. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly about: string
  /** As in `awsenv assume PROFILE [CODE]`. */
  readonly positionals: string
  /** What the first word may be, where it is one of a list. */
  readonly choices?: readonly string[]
  /** How many words it takes. */
  readonly most: number
  readonly options: readonly OptionName[]
  /** A shell evaluates what it prints: nothing else may stand on stdout, and a failure prints a statement that fails. */
  readonly isEvaluated: boolean
  readonly examples: readonly string[]
  load(): Promise<{ run(run: Run): Promise<Output> | Output }>
}

/** What goes to stdout; with a status where the command was done but not well. */
export type Output = string | { readonly text: string; readonly status: number }

/** What a command gets. It answers what goes to stdout, and throws if it fails. */
export interface Run {
  readonly args: Arguments
  /** All that there are. */
  readonly commands: readonly Command[]
  readonly environment: Environment
  readonly isOutputTerminal: boolean
  /** The shell that will evaluate the output. Failures are told to it, too, from here on. `settings` is what the settings file names. */
  chooseShell(settings?: string): Shell
  /** The terminal to ask at, opened when it is first wanted; undefined where there is none. Most commands want none, and load nothing of it. */
  terminal(open: () => Terminal | undefined): Terminal | undefined
  note(line: string): void
  debug(line: string): void
}
