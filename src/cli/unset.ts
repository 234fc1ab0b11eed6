import { unsetChange } from '../environment/change'
import { userVariables } from '../environment/restore'
import type { Environment } from '../environment/types'
import { ConfigurationError, Status } from '../errors'
import type { Output, Run } from './command'
import { holdable } from './holdable'
import { readOwnSettings } from './shell'
import { refuseTerminal } from './terminal-output'

/** Takes the credentials out of the shell whatever else goes wrong. */
export async function run({ args, environment, isOutputTerminal, chooseShell, note }: Run): Promise<Output> {
  const shell = chooseShell(await settingsShell(environment, note))
  if (isOutputTerminal && !args.flag('print')) throw refuseTerminal(shell, ['unset'])
  if (userVariables(environment).garbled) note('AWSENV_RESTORE cannot be read: the profile and region variables stay as they are.')
  const { change, lost } = holdable(shell, unsetChange(environment))
  if (lost.length === 0) return shell.change(change)
  for (const message of lost) note(`${message}; it is left unset.`)
  return { text: shell.failing(Status.configuration, change), status: Status.configuration }
}

async function settingsShell(environment: Environment, note: Run['note']): Promise<string | undefined> {
  try {
    return (await readOwnSettings(environment)).settingsFor().shell
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    note(error.message)
    return undefined
  }
}
