import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'vitest'
import { needs } from './needs'
import { root } from './paths'
import { program, run } from './program'
import { type Pty, pty } from './pty'
import { temporaryFolder } from './temporary'

/*
 * The package is tested in a Windows: on Windows in this one, elsewhere in the one that AWSENV_TEST_WINDOWS names by the path of a program that runs others there:
 *
 *     RUNNER run [NAME=VALUE ...] PROGRAM ARG...
 *
 * It gives the program these variables, its own terminal, stdin, stdout and stderr, and ends with the program's exit status. What runs there has node on its PATH, with
 * npm beside it as Node's installer lays it out, reaches the servers on this machine's loopback, and sees this machine's temporary folder under the same path of drive Z:.
 */
const isHere = process.platform === 'win32'
const runner = process.env.AWSENV_TEST_WINDOWS

/** Skips the test, or fails it, where there is no Windows. */
export function needsWindows(context: Pick<TestContext, 'skip'>): void {
  needs(context, 'Windows', isHere || runner !== undefined)
}

/** How cmd gets its lines: as a batch file, or as a person types them. */
export type Form = 'batch' | 'typed'

export interface CmdOptions {
  /** Added to what Windows gives every program. HOME is not: there it would be taken before USERPROFILE. */
  readonly env?: Readonly<Record<string, string>>
  /** The folder that stands for the user's. */
  readonly profile?: string
}

export interface CmdRun {
  /** The exit status of the last line. */
  readonly status: number | null
  readonly stderr: string
  /** A file that a line wrote. */
  text(name: string): string
  has(name: string): boolean
  /** The AWS variables that `set >NAME` wrote. */
  aws(name: string): Record<string, string>
}

/** Where the package is installed, and what is run with it. */
export interface Installation {
  /** Its folder, in which npm's shims are: as this machine sees it. */
  readonly folder: string
  /** Runs lines as they are typed, which are doubled in their per cent signs of FOR for a batch file, in a folder of their own. No console is there to be asked. */
  cmd(form: Form, lines: readonly string[], options?: CmdOptions): Promise<CmdRun>
  /** Runs a batch file of the lines on a terminal. */
  pty(lines: readonly string[], options?: CmdOptions): Pty
}

/** Packs the built project and installs it in the Windows, as a user does: npm makes the shims. */
export async function installPackage(): Promise<Installation> {
  program() // Throws if the build failed.
  const folder = temporaryFolder('windows')
  const [tarball = ''] = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    shell: isHere,
  }).split('\n')
  const script = [
    `for %%i in (node.exe) do set "npm=%%~dp$PATH:inode_modules\\npm\\bin\\npm-cli.js"`,
    `node "%npm%" install --global --offline --prefix "${inWindows(folder)}" "${inWindows(join(folder, tarball))}" >npm.txt 2>&1 <nul`,
  ]
  const { status } = await run(commandFor(batchFile(folder, 'install.bat', script), {}), { ...optionsFor({}), timeout: 60_000 })
  if (status !== 0) throw new Error(`npm install ended with status ${status}: ${readFileSync(join(folder, 'npm.txt'), 'utf8')}`)

  function prepare(lines: readonly string[], { profile }: CmdOptions, start: string): { here: string; file: string } {
    const here = temporaryFolder('cmd')
    writeFileSync(join(here, 'typed.txt'), lines.map((line) => `${line}\r\n`).join(''))
    batchFile(here, 'lines.bat', ['@echo off', ...lines.map((line) => line.replace(/%(?=(?:~\w*)?i\b)/g, '%%'))])
    const settings = [`set "PATH=${inWindows(folder)};%PATH%"`, 'set "HOME="', ...(profile ? [`set "USERPROFILE=${inWindows(profile)}"`] : [])]
    return { here, file: batchFile(here, 'start.bat', ['@echo off', ...settings, start]) }
  }

  return {
    folder,
    async cmd(form, lines, options = {}) {
      const start = form === 'batch' ? 'call lines.bat <nul >out.txt 2>err.txt' : 'cmd /d /q <typed.txt >out.txt 2>err.txt'
      const { here, file } = prepare(lines, options, start)
      const { status } = await run(commandFor(file, options), { ...optionsFor(options), timeout: 60_000 })
      const text = (name: string): string => readFileSync(join(here, name), 'utf8')
      return { status, stderr: text('err.txt'), text, has: (name) => existsSync(join(here, name)), aws: (name) => awsVariables(text(name)) }
    },
    pty(lines, options = {}) {
      return pty(commandFor(prepare(lines, options, 'lines.bat').file, options), optionsFor(options))
    },
  }
}
