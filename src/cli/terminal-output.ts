import { UsageError } from '../errors'
import type { Shell } from '../shells/types'

/** Nobody reads what goes to a terminal but a person: the error says what to type instead. `words` is the command line without `awsenv`; without a shell it is a program that reads. */
export function refuseTerminal(shell: Shell | undefined, words: readonly string[]): UsageError {
  if (!shell)
    return new UsageError('This prints secrets for a program to read, and a terminal would show them. Redirect it, or say --print.')
  const line = ['awsenv', ...words.map((word) => shell.argument(word))].join(' ')
  return new UsageError(
    `This prints code for ${shell.name} to evaluate, and a terminal would only show it. Type: ${shell.evaluate(line)}   (--print shows it.)`,
  )
}
