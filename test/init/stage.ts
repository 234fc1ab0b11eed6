import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { program, type Result, run } from '../support/program'
import type { RealShell } from '../support/shells'
import { parseEnvironment, realShells } from '../support/shells'
import { temporaryFolder } from '../support/temporary'

/** How one shell takes what `init` prints, and how a script of it says things. */
export interface Dialect {
  readonly real: RealShell
  /** What stands in the start-up file. */
  readonly load: string
  /** Runs the line and prints `status N`, whatever comes of it. */
  status(line: string): string
  /** Runs the second line only if the first one succeeded. */
  and(first: string, second: string): string
  /** Leaves no program to be found. */
  readonly losePath: string
  /** Writes TEXT to the standard input of the line. */
  pipe(text: string, line: string): string
}

/** What the stub in place of the program was called with. */
export interface Call {
  readonly args: readonly string[]
  readonly awsenvShell: string
}

/** A place where `awsenv` is a stub; only `awsenv init` and `awsenv completion` are the real ones. */
export interface InitStage {
  /** Where the scripts run. */
  readonly folder: string
  /** A PATH on which the stub is. */
  readonly path: string
  /** What the stub prints, and its status, where the word stands behind the command, or is the command. Unless told it prints nothing. */
  answer(word: string, text: string, status?: number): void
  /** Runs the lines as a script file of the shell, after what its start-up file holds. In it `dump NAME` keeps the environment. */
  run(dialect: Dialect, lines: readonly string[], options?: InitRun): Promise<Result>
  /** What the stub was called with. */
  calls(): Call[]
  /** What the stub read from its standard input, which it does for the word `stdin`. */
  stdin(): string
  dumped(name: string): ReadonlyMap<string, string> | undefined
}

export interface InitRun {
  /** Come before the shell's own arguments. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Stands before what the start-up file holds. */
  readonly first?: string
}

const { bash, zsh, dash, busybox, ksh, mksh, fish, tcsh, elvish, xonsh, pwsh, nu } = realShells

const posix = (real: RealShell): Dialect => ({
  real,
  load: `eval "$(awsenv init ${real.shell.name})"`,
  status: (line) => `${line}\necho "status $?"`,
  and: (first, second) => `${first} && ${second}`,
  pipe: (text, line) => `echo ${text} | ${line}`,
  losePath: 'PATH=/nowhere',
})

export const dialects: readonly Dialect[] = [
  ...[bash, zsh, dash, busybox, ksh, mksh].map(posix),
  {
    ...posix(fish),
    losePath: 'set -x PATH /nowhere',
    load: 'awsenv init fish | source',
    status: (line) => `${line}\necho status $status`,
    and: (first, second) => `${first}; and ${second}`,
  },
  { ...posix(tcsh), load: 'eval "`awsenv init tcsh`"', status: (line) => `${line}\necho status $status`, losePath: 'setenv PATH /nowhere' },
  {
    ...posix(elvish),
    losePath: 'set-env PATH /nowhere',
    // An interactive elvish has edit:, which puts the function into its namespace; a script has not.
    load: `var function~
eval (e:awsenv init elvish | slurp) &ns=(ns [&edit:=(ns [&completion:=(ns [&arg-completer=[&]]) &add-var~={|name value| set function~ = $value }])])
fn awsenv {|@words| function $@words }`,
    status: (line) => `try { ${line}; echo status 0 } catch error { echo status $error[reason][exit-status] }`,
    and: (first, second) => `${first}; ${second}`,
  },
  {
    ...posix(xonsh),
    losePath: '$PATH = []',
    load: 'execx($(awsenv init xonsh))',
    status: (line) => `ran = !(${line})\nprint(ran.out, end='')\nprint('status', ran.returncode)`,
  },
  {
    ...posix(nu),
    losePath: '$env.PATH = []',
    load: 'source init.nu',
    status: (line) => `try { ${line}; print 'status 0' } catch { print $'status ($env.LAST_EXIT_CODE)' }`,
    and: (first, second) => `${first}; ${second}`,
    pipe: (text, line) => `"${text}\\n" | ${line}`,
  },
  {
    ...posix(pwsh),
    losePath: "$env:PATH = ''",
    load: 'awsenv init powershell | Out-String | Invoke-Expression',
    status: (line) => `try { ${line} } catch { }\n"status $LASTEXITCODE"`,
    pipe: (text, line) => `'${text}' | ${line}`,
  },
]

export function initStage(): InitStage {
  const folder = temporaryFolder('init')
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'awsenv'), stub(folder), { mode: 0o755 })
  writeFileSync(join(bin, 'dump'), `#!/bin/sh\nexec env -0 >'${folder}'/"$1".dump\n`, { mode: 0o755 })
  const kept = (name: string): string => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '')

  const path = `${bin}${delimiter}${process.env.PATH}`

  return {
    folder,
    path,
    answer(word, text, status = 0) {
      writeFileSync(join(folder, `${word}.text`), text)
      writeFileSync(join(folder, `${word}.status`), `${status}\n`)
    },
    async run({ real, load }, lines, { args = [], env, first = '' } = {}) {
      const options = { cwd: folder, env: { PATH: path, ...env }, timeout: 50_000 }
      // nushell reads the files that it sources before it runs the first line.
      if (real.name === 'nu') writeFileSync(join(folder, 'init.nu'), (await run(['awsenv', 'init', 'nushell'], options)).stdout)
      writeFileSync(join(folder, `script.${real.name === 'pwsh' ? 'ps1' : real.name}`), [first, load, ...lines, ''].join('\n'))
      const given = real.args.slice(0, -1)
      const file = real.name === 'pwsh' ? ['-File', 'script.ps1'] : [`script.${real.name}`]
      return run([real.path ?? real.name, ...args, ...given, ...file], options)
    },
    calls() {
      const words = kept('calls').split('\0')
      const calls: Call[] = []
      for (let at = 0; at + 1 < words.length; ) {
        const count = Number(words[at + 1])
        calls.push({ awsenvShell: words[at] ?? '', args: words.slice(at + 2, at + 2 + count) })
        at += 2 + count
      }
      return calls
    },
    stdin: () => kept('stdin'),
    dumped(name) {
      const file = join(folder, `${name}.dump`)
      return existsSync(file) ? parseEnvironment(readFileSync(file)) : undefined
    },
  }
}

function stub(folder: string): string {
  const real = program().map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
  return `#!/bin/sh
case "\${1-}" in init | completion) exec ${real.join(' ')} "$@" ;; esac
printf '%s\\0' "\${AWSENV_SHELL-}" "$#" "$@" >>'${folder}/calls'
word='${folder}'/\${2-\${1-}}
[ "\${2-}" != stdin ] || cat >"$word"
[ -e "$word.text" ] || exit 0
cat "$word.text"
exit "$(cat "$word.status")"
`
}
