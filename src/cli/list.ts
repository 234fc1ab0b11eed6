import { SUMMARY, type Summary, summaries } from '../plan/summary'
import { readProfiles } from '../profiles/profiles'
import { table } from '../terminal/table'
import type { Run } from './command'

/** A table as wide as the terminal; files and programs get the whole. */
export function run({ args, environment, isOutputTerminal }: Run): string {
  const all = summaries(readProfiles(environment))
  if (args.flag('json')) return `${JSON.stringify(all.map(named), null, 2)}\n`
  // A terminal that does not know its width says 0.
  const columns = (isOutputTerminal && process.stdout.columns) || Number.POSITIVE_INFINITY
  return `${table([HEADINGS, ...all], columns).join('\n')}\n`
}

const HEADINGS = ['PROFILE', 'KIND', 'ACCOUNT', 'ROLE', 'REGION', 'MFA', 'SOURCE']

function named(summary: Summary): object {
  return Object.fromEntries(summary.map((each, index) => [SUMMARY[index], each]))
}
