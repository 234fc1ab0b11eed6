import { obtain } from '../credentials/obtain'
import type { Credentials } from '../credentials/types'
import type { Plan } from '../plan/types'
import { openTerminal } from '../terminal/terminal'
import type { Run } from './command'
import type { Intent } from './intent'

/** Does what the plan says, telling the user what is worth telling. */
export async function perform(plan: Plan, { code, settings }: Intent, { args, terminal, note, debug }: Run): Promise<Credentials> {
  for (const warning of plan.warnings) note(warning)
  for (const step of plan.steps) debug(`${step.call} for ${step.profile} in ${step.region}${'roleArn' in step ? `, ${step.roleArn}` : ''}`)
  const { mfaCommand } = settings
  const credentials = await obtain(plan, {
    code,
    mfaCommand,
    browser: args.flag('browser'),
    environment: process.env,
    terminal: () => terminal(openTerminal),
    note,
    debug,
  })
  const { accessKeyId, expiration } = credentials
  debug(
    `credentials ${accessKeyId.slice(0, 4)}…${accessKeyId.slice(-4)}, ${expiration ? `until ${expiration.toISOString()}` : 'nobody said how long'}`,
  )
  return credentials
}
