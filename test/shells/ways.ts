import { lostOutput, type RealShell, realShells } from '../support/shells'

/** One way in which a person lets a shell evaluate what `awsenv` prints. */
export interface Way {
  readonly real: RealShell
  /** As the person types it, after the options of the shell that `before` sets. */
  readonly line: string
  readonly before?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const { bash, zsh, dash, busybox, ksh, mksh, fish, tcsh, elvish, xonsh, pwsh, nu } = realShells

const quoted = 'eval "$(awsenv)"'
const unquoted = 'eval $(awsenv)'
const executed = `execx($(awsenv) or 'raise SystemExit(${lostOutput})')`

/** What the users' guide shows, and what people write instead. */
export const ways: readonly Way[] = [
  ...[bash, zsh, dash, busybox, ksh, mksh].flatMap((real) => [quoted, unquoted, 'eval `awsenv`'].map((line) => ({ real, line }))),
  ...['awsenv | source', 'eval (awsenv)', quoted, 'source (awsenv | psub)'].map((line) => ({ real: fish, line })),
  ...['eval `awsenv`', 'eval "`awsenv`"'].map((line) => ({ real: tcsh, line })),
  { real: elvish, line: 'eval (awsenv | slurp)' },
  { real: xonsh, line: executed },
  { real: xonsh, line: "execx(__import__('subprocess').run('awsenv', env=__xonsh__.env.detype(), stdout=-1).stdout.decode())" },
  { real: nu, line: 'awsenv | from json | load-env' },
  ...[
    'awsenv | Invoke-Expression',
    'iex (awsenv)',
    'iex "$(awsenv)"',
    'awsenv | Out-String | iex',
    '& awsenv | iex',
    'iex (awsenv | Out-String)',
    '. ([scriptblock]::Create((awsenv)))',
  ].map((line) => ({ real: pwsh, line })),
]

/** Shells whose user changed what quotes, words and patterns mean. */
export const variants: readonly Way[] = [
  { real: bash, before: 'set -euf -o pipefail; ', line: unquoted },
  { real: bash, before: 'shopt -s nullglob extglob dotglob; ', line: unquoted },
  { real: bash, before: 'shopt -s failglob; ', line: unquoted },
  { real: bash, before: "IFS=$'\\n'; ", line: unquoted },
  { real: bash, line: unquoted, args: ['--posix'] },
  { real: bash, line: unquoted, env: { LC_ALL: 'C' } },
  { real: zsh, before: 'setopt GLOB_SUBST SH_WORD_SPLIT; ', line: unquoted },
  { real: zsh, before: 'setopt RC_QUOTES MAGIC_EQUAL_SUBST KSH_ARRAYS EXTENDED_GLOB; ', line: quoted },
  { real: zsh, before: 'setopt ERR_EXIT NO_UNSET NULL_GLOB; ', line: unquoted },
  { real: zsh, before: 'emulate sh; ', line: unquoted },
  { real: zsh, before: 'emulate ksh; ', line: unquoted },
  { real: zsh, line: unquoted, env: { LC_ALL: 'C' } },
  { real: dash, before: 'set -eu; ', line: unquoted },
  { real: ksh, before: 'set -eu; ', line: unquoted },
  { real: mksh, before: 'set -eu; ', line: unquoted },
  { real: fish, line: 'awsenv | source', env: { LC_ALL: 'C' } },
  { real: tcsh, line: 'eval `awsenv`', env: { LC_ALL: 'C' } },
  { real: xonsh, line: executed, env: { LC_ALL: 'C' } },
  { real: pwsh, before: "Set-StrictMode -Version Latest; $ErrorActionPreference = 'Stop'; ", line: 'awsenv | Invoke-Expression' },
  // What is for any POSIX shell, in those that have a dialect of their own.
  ...[bash, zsh, ksh, mksh].map((real) => ({ real: { ...real, shell: dash.shell }, line: unquoted })),
]
