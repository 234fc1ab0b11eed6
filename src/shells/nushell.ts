import type { Change } from '../environment/types'
import { unicode } from '../unicode'
import { rawByte } from './bytes'
import { isBareArgument, statements } from './statements'
import type { Shell } from './types'

/** Its pipelines stop by the exit status, so that a failure needs no text. */
export const nushell: Shell = {
  name: 'nushell',
  aliases: ['nu'],
  change: record,
  failing: (_status, change) => (change === undefined ? '' : record(change)),
  nothing: () => '{}\n',
  evaluate: (commandLine) => `${commandLine} | from json | load-env`,
  argument: (value) => (isBareArgument(value) ? value : quote(value)),
}

function record(change: Change): string {
  const entries = statements<readonly [string, string | null]>(change, {
    shell: 'nushell',
    refused: [[rawByte, 'bytes that are not UTF-8']],
    set: (name, value) => [name, value],
    unset: (name) => [name, null],
  })
  return `${JSON.stringify(Object.fromEntries(entries))}\n`
}

function quote(value: string): string {
  if (!unicode`['\p{Cc}]`.test(value)) return `'${value}'`
  return `"${value.replace(/["\\]/g, '\\$&').replace(unicode`\p{Cc}`, (control) => `\\u{${control.charCodeAt(0).toString(16)}}`)}"`
}
