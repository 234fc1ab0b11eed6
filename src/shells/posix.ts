import { unicode } from '../unicode'
import { toBytes } from './bytes'
import { isBareArgument, isPlain, statements } from './statements'
import type { Shell } from './types'

/** A shell of the Bourne family. `set` exports one variable in the way that the shell's own quotes allow. */
export function posixShell(name: string, aliases: readonly string[], set: (name: string, value: string) => string): Shell {
  const dialect = { shell: name, set, unset: (variable: string) => `unset ${variable};\n` }
  return {
    name,
    aliases,
    change: (change) => statements(change, dialect).join(''),
    // Evaluating a failed command's empty output succeeds in nearly every shell.
    failing: (_status, change = []) => `${statements(change, dialect).join('')}false;\n`,
    nothing: () => '',
    evaluate: (commandLine) => `eval "$(${commandLine})"`,
    argument: set === exportByAnsiC ? ansiCArgument : quotedArgument,
  }
}

/**
 * For shells with `$'…'`. Every byte that is not plain is an octal number: no blank or wildcard is left for an unquoted `eval $(…)` to
 * split or expand. Octal, not hexadecimal, as octal numbers end after three digits everywhere.
 */
export function exportByAnsiC(name: string, value: string): string {
  return isPlain(value) ? exportPlain(name, value) : `export ${name}=$'${octal(value, '\\')}';\n`
}

/** For all other shells. The point at the end keeps trailing newlines, which `$(…)` would drop. */
export function exportByPrintf(name: string, value: string): string {
  if (isPlain(value)) return exportPlain(name, value)
  return `${name}="$(printf %b '${octal(value, '\\0')}.')"; export ${name}="\${${name}%.}";\n`
}

/** The value's bytes: letters and digits as they are, others as `prefix` and three octal digits. */
export function octal(value: string, prefix: string): string {
  return Array.from(toBytes(value), (byte) => {
    const character = String.fromCharCode(byte)
    return isPlain(character) ? character : prefix + byte.toString(8).padStart(3, '0')
  }).join('')
}

/** One argument in single quotes, with `'\''` for a quote. */
export function quotedArgument(value: string): string {
  return isBareArgument(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}

function exportPlain(name: string, value: string): string {
  return `export ${name}='${value}';\n`
}

// Within "$(…)" an interactive bash may look for history behind an exclamation mark, even one in single quotes.
function ansiCArgument(value: string): string {
  return unicode`[\p{Cc}!]`.test(value) ? `$'${octal(value, '\\')}'` : quotedArgument(value)
}
