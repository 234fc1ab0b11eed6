import type { Change } from '../environment/types'
import { isBareArgument, statements } from './statements'
import type { Shell } from './types'

export const xonsh: Shell = {
  name: 'xonsh',
  aliases: [],
  change: assignments,
  failing: (status, change = []) => `${assignments(change)}raise RuntimeError('awsenv: exit status ${status}')\n`,
  nothing: () => 'pass\n',
  evaluate: (commandLine) => `execx($(${commandLine}))`,
  // Outside of @(…) xonsh expands variables within quotes.
  argument: (value) => (isBareArgument(value) ? value : `@(${literal(value)})`),
}

function assignments(change: Change): string {
  return statements(change, {
    shell: 'xonsh',
    set: (name, value) => `__xonsh__.env['${name}'] = ${literal(value)}\n`,
    // `del` raises where there is nothing to remove.
    unset: (name) => `__xonsh__.env.pop('${name}', None)\n`,
  }).join('')
}

// A string of JSON is one of Python. In ASCII alone it does not depend on what xonsh takes a program's output for.
function literal(value: string): string {
  return JSON.stringify(value).replace(/[^ -~]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
}
