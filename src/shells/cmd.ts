import type { Change } from '../environment/types'
import { unicode } from '../unicode'
import { isBareArgument, statements } from './statements'
import type { Shell } from './types'

/** Windows' cmd. An empty value removes the variable: cmd knows no empty one. */
export const cmd: Shell = {
  name: 'cmd',
  aliases: [],
  change: (change) => assignments(change) + SUCCESS,
  // `exit /b 1` would end the caller's batch file or window.
  failing: (_status, change = []) => `${assignments(change)}cmd /c exit 1\n`,
  nothing: () => SUCCESS,
  evaluate: (commandLine) => `for /f "delims=" %i in ('${forCommand(commandLine)}') do @%i`,
  argument: (value) => (isBareArgument(value) ? value : `"${value.replaceAll('"', '""').replace(unicode`\p{Cc}`, ' ')}"`),
}

// In a batch file `set` leaves the ERRORLEVEL of whatever ran before as it is, and so does `for` that got no line.
const SUCCESS = 'cmd /c exit 0\n'

function assignments(change: Change): string {
  return statements(change, {
    shell: 'cmd',
    refused: [
      [/["%!]/, 'one of " % !'],
      [/[^ -~]/, 'a control or non-ASCII character'],
    ],
    set: (name, value) => `set "${name}=${value}"\n`,
    unset: (name) => `set "${name}="\n`,
  }).join('')
}

// `for` hands the line to a second cmd, from which nothing tells what the first one is, and which drops the first and the last quote of a line that begins with one.
function forCommand(commandLine: string): string {
  const full = / --shell[ =]/.test(commandLine) ? commandLine : `${commandLine} --shell cmd`
  return full.startsWith('"') ? `"${full}"` : full
}
