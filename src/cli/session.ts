import { UsageError } from '../errors'
import type { Run } from './command'
import { put } from './put'

export async function run(run: Run): Promise<string> {
  if (run.args.positionals[0]?.startsWith('arn:'))
    throw new UsageError('A session is of the keys of a profile, not of a role: name the profile.')
  return put(run, 'session')
}
