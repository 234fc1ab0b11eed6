import { MfaError, quote } from '../errors'
import { withoutKeys } from './child-environment'
import { splitCommandLine } from './command-line'
import { ProgramError, readProgram } from './run-program'
import type { Asks } from './types'

/** Milliseconds. Some wait for a key to be touched. */
const LIMIT = 30_000

/** The code that the profile's `mfa_process` prints: aws-vault's setting. Throws MfaError, or ConfigurationError for a command line that is none. */
export function codeFromProcess(commandLine: string, asks: Asks, profile: string): Promise<string> {
  const subject = `Profile ${quote(profile)}: mfa_process`
  return codeFrom(splitCommandLine(commandLine, subject), subject, asks)
}

/** The code that the settings' `mfa_command` prints. Throws MfaError. */
export function codeFromCommand(argv: readonly string[], asks: Asks, profile: string): Promise<string> {
  const subject = `Profile ${quote(profile)}: mfa_command`
  const [program, ...args] = argv
  if (!program) throw new MfaError(`${subject} names no program.`)
  return codeFrom([program, ...args], subject, asks)
}

async function codeFrom(argv: readonly [string, ...string[]], subject: string, { environment }: Asks): Promise<string> {
  const program = `${subject} ${quote(argv[0])}`
  const output = await readProgram(argv, { environment: withoutKeys(environment), limit: LIMIT }).catch((cause: unknown) => {
    throw cause instanceof ProgramError ? new MfaError(`${program} ${cause.message}.`, { cause }) : cause
  })
  const [line = ''] = output.split('\n', 1)
  const [code, ...others] = line.match(/(?<!\w)\d{6}(?!\w)/g) ?? []
  if (code && others.length === 0) return code
  throw new MfaError(`${program} did not print one code of six digits on its first line.`)
}
