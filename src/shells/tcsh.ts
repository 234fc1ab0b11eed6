import type { Change } from '../environment/types'
import { octal } from './posix'
import { isBareArgument, isPlain, statements } from './statements'
import type { Shell } from './types'

/** tcsh and csh. */
export const tcsh: Shell = {
  name: 'tcsh',
  aliases: ['csh'],
  change: assignments,
  failing: (_status, change = []) => `${assignments(change)}false ;\n`,
  nothing: () => '',
  evaluate: (commandLine) => `eval \`${commandLine}\``,
  // Within the backticks of `evaluate` no quotes hold an exclamation mark, a backtick or the end of a line.
  argument: (value) => (isBareArgument(value) ? value : `'${value.replaceAll("'", "'\\''").replaceAll('!', '\\!')}'`),
}

function assignments(change: Change): string {
  return statements(change, {
    shell: 'tcsh',
    refused: [[/\n/, 'a newline']],
    set: (name, value) => `setenv ${name} ${isPlain(value) ? `'${value}'` : `"\`printf %b '${octal(value, '\\0')}'\`"`} ;\n`,
    unset: (name) => `unsetenv ${name} ;\n`,
  }).join('')
}
