import type { Change } from '../environment/types'
import { rawByte, rawByteHex } from './bytes'
import { isBareArgument, isPlain, statements } from './statements'
import type { Shell } from './types'

export const fish: Shell = {
  name: 'fish',
  aliases: [],
  // `set` leaves the status of whatever ran before as it is, and removing what is not there sets one.
  change: (change) => `${assignments(change)}true;\n`,
  failing: (_status, change = []) => `${assignments(change)}false;\n`,
  nothing: () => 'true;\n',
  evaluate: (commandLine) => `${commandLine} | source`,
  argument: (value) => (isBareArgument(value) ? value : quote(value)),
}

function assignments(change: Change): string {
  return statements(change, {
    shell: 'fish',
    set: (name, value) => `set -gx ${name} ${isPlain(value) ? `'${value}'` : quote(value)};\n`,
    unset: (name) => `set -e ${name};\n`,
  }).join('')
}

function quote(value: string): string {
  const inner = value.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a newline within quotes does not survive `eval (…)`
    /[\\']|[\x01-\x1f\x7f]|[\udc80-\udcff]/gu,
    (character) => {
      if (character === '\\' || character === "'") return `\\${character}`
      return rawByte.test(character) ? `'\\X${rawByteHex(character)}'` : `'\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}'`
    },
  )
  return `'${inner}'`
}
