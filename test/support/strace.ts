import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './temporary'

/** A command under strace, and what it did, its children included; every line is a system call. */
export interface Traced {
  readonly command: readonly [file: string, ...args: string[]]
  /** The same as a shell takes it. */
  readonly line: string
  /** What opened a file for writing, made, renamed or removed one, or listened; a terminal is no file. */
  changes(): string[]
  /** What made or connected a socket of the internet. */
  sockets(): string[]
}

export function traced(command: readonly string[]): Traced {
  const file = join(temporaryFolder('trace'), 'trace')
  const lines = (): string[] => {
    // Before each stands its process.
    const all = readFileSync(file, 'utf8')
      .replace(/^\d+ +/gm, '')
      .split('\n')
    if (all.length < 10) throw new Error(`strace saw next to nothing:\n${all.join('\n')}`)
    // Signals, ends, and the second halves of calls that another thread came between: the first tells what is done.
    return all.filter((line) => /^\w/.test(line))
  }
  const calls = [...OPENING, ...CHANGING, ...SOCKETS].join(',')
  const strace = ['strace', '-f', '-qq', '-o', file, '-e', `trace=${calls}`, ...command] as const
  return {
    command: strace,
    line: strace.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' '),
    changes: () => lines().filter(isChange),
    sockets: () => lines().filter((line) => /^(socket|connect)\(.*\bAF_INET6?\b/.test(line)),
  }
}

const OPENING = ['open', 'openat', 'openat2']
const NAMES = ['rename', 'renameat', 'renameat2', 'link', 'linkat', 'symlink', 'symlinkat', 'unlink', 'unlinkat', 'mkdir', 'mkdirat']
const CHANGING = [...NAMES, 'creat', 'mknod', 'mknodat', 'truncate', 'ftruncate', 'bind', 'listen']
const SOCKETS = ['socket', 'connect']

function isChange(line: string): boolean {
  if (/ = -1 /.test(line) || /"\/dev\/(tty|pts\/\d+|null)"/.test(line)) return false
  const [, call = ''] = /^(\w+)\(/.exec(line) ?? []
  return OPENING.includes(call) ? /O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)/.test(line) : CHANGING.includes(call)
}
