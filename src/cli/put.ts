import { assumeChange, type Identity } from '../environment/change'
import { holds } from '../environment/held'
import { UsageError } from '../errors'
import type { Request } from '../plan/request'
import { Secret } from '../secret'
import { credentialDocument, dotenv } from '../shells/formats'
import type { Run } from './command'
import { readDuration } from './duration'
import { readIntent } from './intent'
import { readOwnSettings } from './shell'
import { refuseTerminal } from './terminal-output'

/** Seconds that credentials must still last where --min-ttl says nothing: as long as a command may take to begin. */
const USUAL_TTL = 5 * 60

/** Puts credentials into the shell that evaluates the output, or into what --format names. */
export async function put(run: Run, goal: Request['goal']): Promise<string> {
  const { args, environment, isOutputTerminal, chooseShell } = run
  const format = readFormat(args.string('format'))
  const intent = readIntent(run, await readOwnSettings(environment), goal)
  const shell = chooseShell(intent.settings.shell)
  if (isOutputTerminal && !args.flag('print')) throw refuseTerminal(format ? undefined : shell, process.argv.slice(2))

  const minTtl = readDuration(args, 'min-ttl')
  if (minTtl !== undefined && !args.flag('if-needed')) throw new UsageError('--min-ttl goes with --if-needed.')
  if (args.flag('if-needed')) {
    if (format) throw new UsageError('--if-needed is for a shell: --format prints the credentials, which this shell may hold already.')
    if (holds(environment, intent.name, minTtl ?? USUAL_TTL, Date.now())) return shell.nothing()
  }

  const write = (identity: Identity): string => {
    if (format === 'json') return credentialDocument(identity)
    const change = assumeChange(identity, environment)
    return format ? dotenv(change) : shell.change(change)
  }
  const plan = intent.plan()
  const place = { profile: plan.profile, region: plan.region }
  // What the shell cannot carry is refused before a code is spent on it.
  write({ ...place, accessKeyId: 'A', secretAccessKey: new Secret('A') })
  const { perform } = await import('./perform')
  return write({ ...place, ...(await perform(plan, intent, run)) })
}

function readFormat(name: string | undefined): 'json' | 'dotenv' | undefined {
  if (name === undefined || name === 'json' || name === 'dotenv') return name
  throw new UsageError(`--format is json or dotenv; for a shell there is --shell.`)
}
