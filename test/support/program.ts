import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { inject } from 'vitest'
import { cleanEnvironment } from './environment'
import { root, tested } from './paths'

export interface RunOptions {
  /** Added to a clean environment; `undefined` takes a variable out of it. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  /** What the command reads; nothing unless given. */
  readonly stdin?: string
  /** Milliseconds after which it is killed and the run rejects; 20 s unless given. */
  readonly timeout?: number
}

export interface Result {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** The file to execute and its first arguments that make awsenv. Throws when it could not be built. */
export function program(): readonly [file: string, ...args: string[]] {
  const failure = inject('buildFailure')
  if (failure) throw new Error(failure)
  return tested ? [tested] : [process.execPath, join(root, 'bin', 'awsenv.js')]
}

/** Runs awsenv, without a terminal. */
export function awsenv(args: readonly string[], options?: RunOptions): Promise<Result> {
  const [file, ...first] = program()
  return run([file, ...first, ...args], options)
}

/** Runs a command in a session of its own, so that no terminal is there to be asked. */
export function run(command: readonly [file: string, ...args: string[]], options: RunOptions = {}): Promise<Result> {
  const { env, cwd, stdin = '', timeout = 20_000 } = options
  const [file, ...args] = command
  const child = spawn(file, args, { cwd, env: cleanEnvironment(env), detached: process.platform !== 'win32', windowsHide: true })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  }
  child.stdin.on('error', () => {}) // A command may end without reading.
  child.stdin.end(stdin)

  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      killGroup(child.pid)
      reject(new Error(`no end after ${timeout} ms: ${command.join(' ')}\n${output.stdout}\n${output.stderr}`))
    }, timeout)
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('close', (status, signal) => {
      clearTimeout(timer)
      resolve({ status, signal, ...output })
    })
  })
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It ended by itself meanwhile.
  }
}
