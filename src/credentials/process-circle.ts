import { ConfigurationError, quote } from '../errors'

/** Holds the profiles whose credential_process is running, percent-encoded, with commas between them. */
const VARIABLE = 'AWSENV_PROCESS_CHAIN'

/** Throws ConfigurationError where the profile waits for this very awsenv: its credential_process, or one further down, has started it. */
export function rejectCircle(profile: string, environment: NodeJS.ProcessEnv): void {
  const chain = chainOf(environment)
  const start = chain.indexOf(profile)
  if (start < 0) return
  const circle = [...chain.slice(start), profile].map(quote).join(' → ')
  throw new ConfigurationError(`Profile ${quote(profile)}: its credential_process asks for its own credentials, ${circle}.`, { profile })
}

/** The variable that tells an awsenv which the profile's credential_process starts who is waiting for it. */
export function circleMark(profile: string, environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return { [VARIABLE]: [...chainOf(environment), profile].map(encodeURIComponent).join(',') }
}

function chainOf(environment: NodeJS.ProcessEnv): string[] {
  return (environment[VARIABLE] ?? '').split(',').filter(Boolean).map(decode)
}

/** What somebody else put there is no profile of ours. */
function decode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
