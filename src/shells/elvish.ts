import type { Change } from '../environment/types'
import { rawByteHex } from './bytes'
import { isBareArgument, statements } from './statements'
import type { Shell } from './types'

/** A command that fails throws, also within `eval (… | slurp)`, so that a failure needs no text. */
export const elvish: Shell = {
  name: 'elvish',
  aliases: [],
  change: assignments,
  failing: (_status, change = []) => assignments(change),
  nothing: () => '',
  evaluate: (commandLine) => `eval (${commandLine} | slurp)`,
  argument: (value) => (isBareArgument(value) ? value : quote(value)),
}

function assignments(change: Change): string {
  return statements(change, {
    shell: 'elvish',
    set: (name, value) => `set-env ${name} ${quote(value)};\n`,
    unset: (name) => `unset-env ${name};\n`,
  }).join('')
}

function quote(value: string): string {
  return `'${value.replace(/['\udc80-\udcff]/gu, (character) => (character === "'" ? "''" : `'"\\x${rawByteHex(character)}"'`))}'`
}
