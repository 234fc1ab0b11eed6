import bash from '../../../completions/awsenv.bash?raw'
import elvish from '../../../completions/awsenv.elv?raw'
import fish from '../../../completions/awsenv.fish?raw'
import nushell from '../../../completions/awsenv.nu?raw'
import powershell from '../../../completions/awsenv.ps1?raw'
import zsh from '../../../completions/awsenv.zsh?raw'
import type { Command } from '../command'
import { commandRows, optionRows, type Row } from './tables'

/** How a shell writes one row down. */
type Write = (row: Row) => string

/** The completion scripts by the names of their shells. */
const SCRIPTS: Readonly<Record<string, readonly [template: string, write: Write]>> = {
  bash: [bash, ({ name, cells: { about: _, ...cells } }) => assignments({ name, cells })],
  zsh: [zsh, assignments],
  fish: [fish, ({ name, cells }) => `case ${fishQuote(name)}; printf '%s\\n' ${quoted(cells, fishQuote)}`],
  powershell: [powershell, ({ name, cells }) => `${doubled(name)} = ${quoted(cells, doubled, ', ')}`],
  nushell: [nushell, ({ name, cells }) => `${JSON.stringify(name)}: [${quoted(cells, JSON.stringify)}]`],
  elvish: [elvish, ({ name, cells }) => `&${doubled(name)}=[${quoted(cells, doubled)}]`],
}

/** The completion script of a shell for these commands; nothing for a shell that has none. */
export function completionScript(shell: string, commands: readonly Command[]): string {
  const [template, write] = SCRIPTS[shell] ?? ['', assignments]
  return fill(fill(template, 'commands', commandRows(commands).map(write)), 'options', optionRows().map(write))
}

function fill(template: string, place: string, lines: readonly string[]): string {
  return template.replace(new RegExp(`^( *)# {{${place}}}$`, 'm'), (_line, indent) => lines.map((line) => indent + line).join('\n'))
}

function assignments({ name, cells }: Row): string {
  const texts = Object.entries(cells).map(([variable, text]) => `${variable}=${posixQuote(text)}`)
  return `${posixQuote(name)}) ${texts.join(' ')} ;;`
}

function quoted(cells: Row['cells'], quote: (text: string) => string, separator = ' '): string {
  return Object.values(cells)
    .map((text) => quote(text))
    .join(separator)
}

function posixQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function fishQuote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

function doubled(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
