import { type Summary, summarize } from '../plan/summary'
import { readProfiles } from '../profiles/profiles'
import { table } from '../terminal/table'
import type { Run } from './command'

/** A table as wide as the terminal; files and programs get the whole. */
export function run({ args, environment, isOutputTerminal }: Run): string {
  const profiles = readProfiles(environment)
  const found = profiles.names().map((name) => summarize(profiles, name))
  if (args.flag('json')) return `${JSON.stringify(found, null, 2)}\n`
  const rows = found.map((summary) => HEADINGS.map(([, key]) => summary[key] ?? '-'))
  return `${table([HEADINGS.map(([heading]) => heading), ...rows], isOutputTerminal ? process.stdout.columns : Number.POSITIVE_INFINITY).join('\n')}\n`
}

const HEADINGS: readonly (readonly [heading: string, key: keyof Summary])[] = [
  ['PROFILE', 'name'],
  ['KIND', 'kind'],
  ['ACCOUNT', 'account'],
  ['ROLE', 'role'],
  ['REGION', 'region'],
  ['MFA', 'mfa'],
  ['SOURCE', 'source'],
]
