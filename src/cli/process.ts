import { rejectCircle } from '../credentials/process-circle'
import { credentialDocument } from '../shells/formats'
import type { Run } from './command'
import { readIntent } from './intent'
import { perform } from './perform'
import { readOwnSettings } from './shell'
import { refuseTerminal } from './terminal-output'

export async function run(run: Run): Promise<string> {
  const intent = readIntent(run, await readOwnSettings(run.environment), 'assume')
  if (run.isOutputTerminal && !run.args.flag('print')) throw refuseTerminal(undefined, [])
  rejectCircle(intent.name, process.env)
  return credentialDocument(await perform(intent.plan(), intent, run))
}
