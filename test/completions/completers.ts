import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { awsenv, run } from '../support/program'
import { type RealShell, realShells } from '../support/shells'
import { temporaryFolder } from '../support/temporary'

/** One shell's completion, asked without a terminal. */
export interface Completer {
  readonly real: RealShell
  /** A script that, after what `completion` prints, offers what stands behind each line, after a line `==`. */
  script(lines: readonly string[]): string
  /** nushell hands words that begin with a hyphen to nobody. */
  readonly knowsHyphens?: false
}

const { bash, zsh, fish, pwsh, nu, elvish } = realShells

export const completers: readonly Completer[] = [
  {
    real: bash,
    script: (lines) => `
COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
ask() { COMP_LINE=$1 COMP_POINT=\${#1}; _awsenv; echo ==; for one in "\${COMPREPLY[@]}"; do eval "echo $one"; done; }
${lines.map((line) => `ask ${posix(line)}`).join('\n')}`,
  },
  {
    real: zsh,
    // What the completion system does with the names is for a terminal to show.
    script: (lines) => `
setopt extendedglob
_wanted() { print -rl -- \${(P)@[-1]} }
_describe() { print -rl -- \${\${(P)@[-1]}%%:*} }
_message() { : }
compset() { IPREFIX=\${PREFIX%%=*}= PREFIX=\${PREFIX#*=} }
ask() { local line=$1; local -a words=(\${(z)line}); [[ $line != *' ' ]] || words+=(''); local CURRENT=$#words PREFIX=\${words[-1]} IPREFIX=; print -r -- '=='; _awsenv }
${lines.map((line) => `ask ${posix(line)}`).join('\n')}`,
  },
  {
    real: fish,
    script: (lines) => lines.map((line) => `echo ==; complete -C ${fish.shell.argument(line)} | string replace -r '\\t.*' ''`).join('\n'),
  },
  {
    real: pwsh,
    script: (lines) => `
function ask($line) { '=='; (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches | ForEach-Object { $_.ListItemText } }
${lines.map((line) => `ask '${line.replaceAll("'", "''")}'`).join('\n')}`,
  },
  {
    real: nu,
    script: (lines) =>
      lines
        .map(
          (line) =>
            `print '=='; nu-complete awsenv ${JSON.stringify(line)} | get completions | each {|it| let name = if ($it | describe) == string { $it } else { $it.value }; print (if $name starts-with '"' { $name | from json } else { $name }) } | ignore`,
        )
        .join('\n'),
    knowsHyphens: false,
  },
  {
    real: elvish,
    script: (lines) =>
      lines
        .map((line) => {
          const words = line.split(' ').map((word) => elvish.shell.argument(word) || "''")
          return `echo ==; for name [($edit:completion:arg-completer[awsenv] ${words.join(' ')})] { echo $name }`
        })
        .join('\n'),
  },
]

/** What an interactive elvish has. */
const EDIT = "var edit: = (ns [&completion:=(ns [&arg-completer=[&]]) &complex-candidate~={|text &display=''| put $text }])\n"

/** What the shell offers behind each line, without the quotes that a name may need, in the order of the alphabet. */
export async function complete(
  { real, script }: Completer,
  lines: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string[][]> {
  const folder = temporaryFolder('completion')
  const { stdout: completion } = await awsenv(['completion', real.shell.name])
  const file = `script.${real.name === 'pwsh' ? 'ps1' : real.name}`
  writeFileSync(join(folder, file), `${real.name === 'elvish' ? EDIT : ''}${completion}\n${script(lines)}\n`)
  const given = real.name === 'pwsh' ? ['-NoProfile', '-File'] : real.args.slice(0, -1)
  const { stdout, stderr } = await run([real.path ?? real.name, ...given, file], { cwd: folder, env, timeout: 50_000 })
  if (stderr) throw new Error(stderr)
  return stdout
    .split(/^==\n/m)
    .slice(1)
    .map((part) => [...new Set(part.split('\n').filter(Boolean))].sort())
}

function posix(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
