import { spawn, spawnSync } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { cleanEnvironment } from './environment'

export interface PtyOptions {
  /** Added to a clean environment; `undefined` takes a variable out of it. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
}

/** A command on a terminal of its own, of 80 columns and 24 rows. */
export interface Pty {
  /** Everything that has been on the screen, control characters included. */
  readonly screen: string
  /** Types. Enter is `\r`. */
  send(text: string): void
  /** Waits until the screen shows the pattern, or the very text, after what was expected before. Rejects with the screen after `timeout` milliseconds, or when the command ends without it. */
  expect(pattern: RegExp | string, timeout?: number): Promise<RegExpExecArray>
  /** The command's exit status; 128 + n if a signal ended it. Rejects with the screen if it goes on for longer than `timeout` milliseconds. */
  exit(timeout?: number): Promise<number>
  /** Takes the terminal away, as a window does that is closed. */
  hangUp(): void
}

/** Whether this machine has the `script` that can make a terminal: util-linux has, BSD's takes other options. */
export const hasPty: boolean = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false

/** Starts a command on a new terminal, which is its controlling one. It is hung up when the test ends. */
export function pty(command: readonly string[], { env, cwd }: PtyOptions = {}): Pty {
  const { SHELL, ...rest } = cleanEnvironment({ TERM: 'xterm', ...env })
  const shell = SHELL === undefined ? 'unset SHELL' : `export SHELL=${quote(SHELL)}`
  const line = `stty rows 24 cols 80; ${shell}; exec ${command.map(quote).join(' ')}`
  // script(1) runs the line with $SHELL.
  const child = spawn('script', ['-qefc', line, '/dev/null'], { cwd, env: { ...rest, SHELL: '/bin/sh' } })
  const hangUp = (): void => {
    child.kill('SIGKILL')
  }
  onTestFinished(hangUp)

  let screen = ''
  let seen = 0
  let status: number | undefined
  const watchers = new Set<() => void>()
  const changed = (): void => {
    for (const watcher of watchers) watcher()
  }
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      screen += text
      changed()
    })
  }
  child.stdin.on('error', () => {}) // Typing at a command that has just ended.
  child.on('close', (code) => {
    status = code ?? 1
    changed()
  })

  /** Waits for what `check` finds; it may throw when there is no hope left. */
  function until<Found>(check: () => Found | undefined, what: string, timeout: number): Promise<Found> {
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer)
        watchers.delete(watcher)
      }
      const fail = (problem: string): void => {
        finish()
        reject(new Error(`${problem} ${what}; the screen:\n${screen}`))
      }
      const watcher = (): void => {
        const found = check()
        if (found !== undefined) {
          finish()
          resolve(found)
        } else if (status !== undefined) fail(`ended with status ${status} before`)
      }
      const timer = setTimeout(() => fail(`${timeout} ms without`), timeout)
      watchers.add(watcher)
      watcher()
    })
  }

  return {
    get screen() {
      return screen
    },
    send(text) {
      child.stdin.write(text)
    },
    expect(pattern, timeout = 15_000) {
      const regex = typeof pattern === 'string' ? new RegExp(pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')) : pattern
      const find = (): RegExpExecArray | undefined => {
        const match = regex.exec(screen.slice(seen))
        if (match) seen += match.index + match[0].length
        return match ?? undefined
      }
      return until(find, String(pattern), timeout)
    },
    exit(timeout = 15_000) {
      return until(() => status, 'an end', timeout)
    },
    hangUp,
  }
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
