import { ConfigurationError } from '../../src/errors'

/** The ConfigurationError that a call ends in; any other end is a failure. */
export async function errorOf(run: () => unknown): Promise<ConfigurationError> {
  try {
    await run()
  } catch (error) {
    if (error instanceof ConfigurationError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
