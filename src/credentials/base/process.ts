import { ConfigurationError, NetworkError, quote, RefusedError } from '../../errors'
import type { ProcessBase } from '../../plan/types'
import { withoutOwnKeys } from '../child-environment'
import { splitCommandLine } from '../command-line'
import { circleMark, rejectCircle } from '../process-circle'
import { ProgramError, readProgram } from '../run-program'
import type { Asks, Credentials } from '../types'
import { documentCredentials, readObject } from './document'

/** Milliseconds. People sign in meanwhile, or touch a key. */
const LIMIT = 60_000

/** What the profile's program prints (https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html). Throws ConfigurationError, RefusedError, NetworkError. */
export async function processCredentials({ profile, command, accountId }: ProcessBase, { environment }: Asks): Promise<Credentials> {
  const from = `Profile ${quote(profile)}: credential_process`
  const argv = splitCommandLine(command, from)
  rejectCircle(profile, environment)
  const childEnvironment = { ...withoutOwnKeys(environment), ...circleMark(profile, environment) }
  const output = await readProgram(argv, { environment: childEnvironment, limit: LIMIT }).catch((error: unknown) => {
    throw error instanceof ProgramError ? inWords(error, `${from} ${quote(argv[0])}`, profile) : error
  })
  const document = readObject(output)
  if (!document) throw new ConfigurationError(`${from} ${quote(argv[0])} did not print a JSON object.`, { profile })
  if (document.Version !== 1) throw new ConfigurationError(`${from} ${quote(argv[0])} did not print "Version": 1.`, { profile })
  const credentials = documentCredentials(document, 'SessionToken', from)
  return credentials.accountId || !accountId ? credentials : { ...credentials, accountId }
}

function inWords(cause: ProgramError, subject: string, profile: string): Error {
  const message = `${subject} ${cause.message}.`
  if (cause.kind === 'missing') return new ConfigurationError(message, { profile, cause })
  return cause.kind === 'late' ? new NetworkError(message, { cause }) : new RefusedError(message, { cause })
}
