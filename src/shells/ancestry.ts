import type { Environment } from '../environment/types'
import { baseName, findShell } from './index'
import { powershell } from './powershell'
import { sh } from './sh'
import type { Shell } from './types'
import { xonsh } from './xonsh'

/** One line of the process table. `name` is the kernel's; a script's is that of its file, its interpreter is then in `args`. */
export interface Process {
  readonly name: string
  readonly args?: readonly string[]
}

/** The nearest shell above this process. What is no shell (node, npm, env, sudo, timeout, a version manager's shim) is passed by. */
export function parentShell(parents: Iterable<Process>, environment: Environment): Shell | undefined {
  for (const process of parents) {
    const shell = shellOf(process)
    if (shell !== undefined && !(shell === sh && startedByNpm(process, environment))) return shell
  }
  return undefined
}

// The first argument comes first: a script's name in the process table is that of its file.
function shellOf({ name, args = [] }: Process): Shell | undefined {
  // No program but a title, as npm gives itself one; it may well end like a shell's path.
  if (/\s/.test(name)) return undefined
  const program = baseName(args[0] ?? name)
  if (program === 'busybox') return findApplet(args[1] ?? '')
  if (baseName(name) === 'busybox') return findApplet(program)
  return findShell(program) ?? findInterpreted(program, args) ?? findShell(name)
}

function findApplet(applet: string): Shell | undefined {
  return applet === 'sh' || applet === 'ash' ? sh : undefined
}

// A shell that is a program for python or .NET: its file, or its module, is the first argument that is no option.
function findInterpreted(program: string, args: readonly string[]): Shell | undefined {
  const file = baseName(args.slice(1).find((argument) => !argument.startsWith('-')) ?? '')
  if (program.startsWith('python') && file === 'xonsh') return xonsh
  return program === 'dotnet' && file === 'pwsh.dll' ? powershell : undefined
}

// npm and npx run a command by `sh -c`; whoever evaluates its output is above them, unless that line does it itself.
function startedByNpm({ args = [] }: Process, environment: Environment): boolean {
  return environment.npm_lifecycle_event !== undefined && args[1] === '-c' && !/\$\(|`/.test(args.slice(2).join(' '))
}
