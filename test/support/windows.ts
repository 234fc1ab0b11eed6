import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { TestContext } from 'vitest'
import { cleanEnvironment } from './environment'
import { needs } from './needs'
import { type Pty, pty } from './pty'

// On Windows the tests of the package run in it. Elsewhere AWSENV_TEST_WINDOWS is the path of a program that runs others in a Windows:
//
//     RUNNER run [NAME=VALUE ...] PROGRAM ARG...
//
// PROGRAM gets these variables and the runner's stdin, stdout, stderr and terminal; its exit status is the runner's. There it finds node on its PATH, npm beside it
// as Node's installer lays it out, this machine's loopback, and this machine's temporary folder under the same path of drive Z:.
const isHere = process.platform === 'win32'
const runner = process.env.AWSENV_TEST_WINDOWS || undefined

/** Skips the test, or fails it, where there is no Windows. */
export function needsWindows(context: Pick<TestContext, 'skip'>): void {
  needs(context, 'Windows', isHere || runner !== undefined)
}

/** The path by which Windows knows a file of the temporary folder. */
export function inWindows(path: string): string {
  return isHere ? path : `Z:${path.replaceAll('/', '\\')}`
}

/** Writes a batch file. Its text is ASCII: what else there is must come by the environment. */
export function writeBatch(file: string, lines: readonly string[]): void {
  writeFileSync(file, ['@echo off', ...lines, ''].join('\r\n'))
}

/** Runs a batch file without a terminal; answers its exit status, null if it took longer than a minute. Its output is lost: what is to be seen must go to files. */
export function runBatch(file: string, env: Readonly<Record<string, string>> = {}): Promise<number | null> {
  const [program, ...args] = command(file, env)
  const child = spawn(program, args, {
    // A pipe would stay open for as long as anything that the Windows leaves running.
    stdio: 'ignore',
    env: cleanEnvironment(variables(env)),
    detached: !isHere,
    windowsHide: true,
    timeout: 60_000,
    killSignal: 'SIGKILL',
  })
  return new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve))
}

/** Runs a batch file on a terminal, which is its console. */
export function ptyBatch(file: string, env: Readonly<Record<string, string>> = {}): Pty {
  // Keys that come before the console is up must arrive as they are.
  return pty(['sh', '-c', 'stty raw -echo; exec "$@"', 'sh', ...command(file, env)], { env: variables(env) })
}

function command(file: string, env: Readonly<Record<string, string>>): readonly [string, ...string[]] {
  const cmd = ['cmd', '/d', '/c', inWindows(file)] as const
  return runner ? [runner, 'run', ...Object.entries(env).map(([name, value]) => `${name}=${value}`), ...cmd] : cmd
}

/** The runner is a tool of this machine, and finds there what it always finds. */
function variables(env: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>> {
  return runner ? process.env : { HOME: undefined, ...env }
}
