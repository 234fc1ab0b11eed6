import { summarizer } from '../plan/summary'
import { readProfiles } from '../profiles/profiles'
import { table } from '../terminal/table'
import type { Run } from './command'

/** A table as wide as the terminal; files and programs get the whole. */
export function run({ args, environment, isOutputTerminal }: Run): string {
  const profiles = readProfiles(environment)
  const summarize = summarizer(profiles)
  const names = profiles.names()
  if (args.flag('json')) return `${JSON.stringify(names.map(summarize), null, 2)}\n`
  const rows = names.map((name) => {
    const { kind, account, role, region, mfa, source } = summarize(name)
    return [name, kind ?? '-', account ?? '-', role ?? '-', region ?? '-', mfa ?? '-', source ?? '-']
  })
  return `${table([HEADINGS, ...rows], isOutputTerminal ? process.stdout.columns : Number.POSITIVE_INFINITY).join('\n')}\n`
}

const HEADINGS = ['PROFILE', 'KIND', 'ACCOUNT', 'ROLE', 'REGION', 'MFA', 'SOURCE']
