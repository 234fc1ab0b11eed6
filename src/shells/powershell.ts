import type { Change } from '../environment/types'
import { rawByte } from './bytes'
import { isBareArgument, statements } from './statements'
import type { Shell } from './types'

/** Windows PowerShell and PowerShell. All is one line of printable ASCII: `iex (…)` and `iex "$(…)"` fail with two. */
export const powershell: Shell = {
  name: 'powershell',
  aliases: ['pwsh'],
  change: (change) => line(assignments(change)),
  // `throw` would end only the statement when a pipe runs it; this stops a script under every $ErrorActionPreference and leaves the window open.
  failing: (status, change = []) =>
    line([
      ...assignments(change),
      `$global:LASTEXITCODE=${status}`,
      `Write-Error -Message 'awsenv: exit status ${status}' -CategoryActivity awsenv -ErrorAction Stop`,
    ]),
  nothing: () => line([]),
  evaluate: (commandLine) => `${commandLine} | Invoke-Expression`,
  argument: (value) => (isBareArgument(value) ? value : `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`),
}

// Evaluating an empty text is an error in most of the ways there are; a blank is none.
function line(texts: readonly string[]): string {
  return texts.length === 0 ? ' \n' : `${texts.join(';')};\n`
}

function assignments(change: Change): string[] {
  return statements(change, {
    shell: 'powershell',
    refused: [[rawByte, 'bytes that are not UTF-8']],
    set: (name, value) => `$env:${name}=${expression(value)}`,
    // An empty string would leave an empty variable behind, Remove-Item an entry in $Error.
    unset: (name) => `$env:${name}=$null`,
  })
}

// Quoted text is literal but for five kinds of single quotes, four of which are not ASCII and so never within the quotes here.
function expression(value: string): string {
  const parts = value.match(/[ -~]+|[^ -~]/g) ?? ['']
  const units = parts.filter((part) => !isPrintable(part)).length
  // A long chain of `+` overflows the stack of PowerShell's parser, which ends the user's shell.
  if (units > 100) return `-join[char[]](${Array.from({ length: value.length }, (_, index) => value.charCodeAt(index)).join(',')})`
  const terms = parts.map((part) => (isPrintable(part) ? `'${part.replaceAll("'", "''")}'` : `[char]${part.charCodeAt(0)}`))
  return isPrintable(parts[0] ?? '') ? terms.join('+') : `''+${terms.join('+')}`
}

function isPrintable(part: string): boolean {
  return /^[ -~]*$/.test(part)
}
