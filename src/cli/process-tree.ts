import { readFileSync } from 'node:fs'
import type { Process } from '../shells/ancestry'

interface Entry extends Process {
  readonly parent: number
}

/** The processes above this one, or from `pid` upward, 20 at most. Where they cannot be read, and on Windows, there are none. */
export function* parentProcesses(pid = process.ppid): Generator<Process> {
  const read = readerFor(process.platform)
  let next = pid
  for (let step = 0; step < 20 && next > 0; step++) {
    const entry = read(next)
    if (entry === undefined) return
    yield entry
    next = entry.parent
  }
}

function readerFor(platform: string): (pid: number) => Entry | undefined {
  if (platform === 'win32') return () => undefined
  return platform === 'linux' || platform === 'android' ? readProc : readPs
}

/** From /proc: a few system calls and no program. */
export function readProc(pid: number): Entry | undefined {
  try {
    // The name stands in parentheses and may contain some itself.
    const [, name = '', parent] = /\((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
    return { name, args, parent: Number(parent) }
  } catch {
    return undefined
  }
}

/** From `ps`, which separates arguments by blanks alone: those with blanks of their own come apart. */
export function readPs(pid: number): Entry | undefined {
  try {
    const { execFileSync } = process.getBuiltinModule('node:child_process')
    const line = execFileSync('ps', ['-ww', '-o', 'ppid=', '-o', 'args=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 1000,
    })
    const [parent, ...args] = line.trim().split(/\s+/)
    return { name: args[0] ?? '', args, parent: Number(parent) }
  } catch {
    return undefined
  }
}
