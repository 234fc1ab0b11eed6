import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../support/paths'
import { program } from '../support/program'
import type { Pty } from '../support/pty'
import { temporaryFolder } from '../support/temporary'
import { inWindows, ptyBatch, runBatch, writeBatch } from '../support/windows'

/** How cmd gets its lines: from a batch file, or as a person types them. */
export const forms = ['batch', 'typed'] as const
export type Form = (typeof forms)[number]

export interface CmdOptions {
  /** The folder of npm's shims, to stand first on PATH. */
  readonly bin?: string | undefined
  /** The folder that USERPROFILE names. */
  readonly home?: string | undefined
  readonly env?: Readonly<Record<string, string>> | undefined
}

export interface CmdRun {
  /** Where the lines ran. */
  readonly folder: string
  readonly stderr: string
  /** What a line wrote into a file of that name, without the end of the line; undefined if none did. */
  written(name: string): string | undefined
  /** The AWS variables among those that `set` wrote into the file. */
  aws(name: string): Record<string, string>
}

/** Packs the built project and lets the npm of Windows install it, as its users do; answers the folder of the shims. */
export async function installPackage(): Promise<string> {
  program() // Throws if the build failed.
  const folder = temporaryFolder('npm')
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]
  const tarball = execFileSync('npm', pack, { cwd: root, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' }).trim()
  const file = join(folder, 'install.bat')
  const prefix = inWindows(folder)
  writeBatch(file, [
    'for %%i in (node.exe) do set "npm=%%~dp$PATH:inode_modules\\npm\\bin\\npm-cli.js"',
    `node "%npm%" install --global --offline --prefix "${prefix}" "${prefix}\\${tarball}" >"${prefix}\\npm.txt" 2>&1 <nul`,
  ])
  const status = await runBatch(file)
  if (status !== 0) throw new Error(`npm ended with status ${status}: ${read(folder, 'npm.txt')}`)
  return folder
}

/** Runs lines, written as they are typed, in a folder of their own. No console is there to be asked at. */
export async function cmd(form: Form, lines: readonly string[], options: CmdOptions = {}): Promise<CmdRun> {
  const { folder, file } = prepare(lines, options, `cmd /d ${form === 'batch' ? '/c lines.bat <nul' : '/q <typed.txt'} >out.txt 2>err.txt`)
  await runBatch(file, options.env)
  return {
    folder,
    stderr: read(folder, 'err.txt') ?? '',
    written: (name) => read(folder, name),
    aws: (name) => awsVariables(read(folder, name) ?? ''),
  }
}

/** Runs lines of a batch file on a console. */
export function batchOnConsole(lines: readonly string[], options: CmdOptions = {}): Pty {
  return ptyBatch(prepare(lines, options, 'lines.bat').file, options.env)
}

/** A cmd on a console, to type at. */
export function cmdOnConsole(options: CmdOptions = {}): Pty {
  return ptyBatch(prepare([], options, 'cmd /d').file, options.env)
}

function prepare(lines: readonly string[], { bin, home }: CmdOptions, start: string): { folder: string; file: string } {
  const folder = temporaryFolder('cmd')
  const file = join(folder, 'start.bat')
  writeFileSync(join(folder, 'typed.txt'), `${lines.join('\r\n')}\r\n`)
  // A batch file wants the sign of FOR's variables twice.
  writeBatch(
    join(folder, 'lines.bat'),
    lines.map((line) => line.replace(/%i\b/g, '%%i')),
  )
  writeBatch(file, [
    ...(bin ? [`set "PATH=${inWindows(bin)};%PATH%"`] : []),
    ...(home ? [`set "USERPROFILE=${inWindows(home)}"`] : []),
    `cd /d "${inWindows(folder)}"`,
    start,
  ])
  return { folder, file }
}

function read(folder: string, name: string): string | undefined {
  const path = join(folder, name)
  return existsSync(path) ? readFileSync(path, 'utf8').replace(/[\r\n]+$/, '') : undefined
}

function awsVariables(text: string): Record<string, string> {
  const entries = text.split(/\r?\n/).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const)
  return Object.fromEntries(entries.filter(([name]) => name.startsWith('AWS')))
}
