import type { Run } from './command'
import { completionScript } from './completion/scripts'
import { chosenName, completedShells } from './start-up'

export function run({ args, commands }: Run): string {
  const shell = chosenName(args, completedShells)
  return completionScript(shell, commands) + (shell === 'nushell' ? COMPLETED_IN_NUSHELL : '')
}

/** nushell completes the words of its own commands. */
const COMPLETED_IN_NUSHELL = `
# Temporary AWS credentials in your shell
def --wrapped awsenv [...words: string@"nu-complete awsenv"] { ^awsenv ...$words }
`
