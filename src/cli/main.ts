import { fstatSync } from 'node:fs'
import { version } from '../../package.json'
import { unsetChange } from '../environment/change'
import { AwsenvError, InterruptedError, quote, Status, UsageError } from '../errors'
import { nearestNames } from '../profiles/nearest'
import type { Shell } from '../shells/types'
import { note, writeToStderr } from '../terminal/messages'
import { releaseStandardStreams } from '../terminal/standard-streams'
import type { Terminal } from '../terminal/terminal'
import { writeAll } from '../terminal/write-all'
import { type Arguments, readCommandLine } from './arguments'
import type { Run } from './command'
import { commands } from './commands'
import { readEnvironment } from './environment'
import { holdable } from './holdable'
import { chooseShell, guessNote } from './shell'

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const

/** Runs a command line and ends the process with its status. stdout is written once, at the end, all or nothing. */
export async function main(argv: readonly string[]): Promise<void> {
  const line = await readCommandLine(argv)
  const command = commands.find(({ name }) => name === line.word)
  const environment = readEnvironment()
  const isOutputTerminal = isTerminal()
  let args: Arguments | undefined
  let shell: Shell | undefined
  let terminal: Terminal | undefined

  const debug = (text: string): void => {
    if (line.wantsDebug) note(text)
  }
  const run: Omit<Run, 'args'> = {
    commands,
    environment,
    isOutputTerminal,
    chooseShell(settings) {
      const detected = chooseShell(environment, args?.string('shell'), settings)
      const guess = guessNote(detected)
      if (guess && !isOutputTerminal) note(guess)
      debug(`shell ${detected.shell.name}, by ${detected.by}`)
      shell = detected.shell
      return shell
    },
    terminal: (open) => (terminal ??= open()),
    note,
    debug,
  }

  /** Makes the evaluation fail, also where the command's name is mistyped. On a terminal nobody evaluates, and what --format prints is not for a shell. */
  const fail = (status: number): never => {
    const { string, flag } = line.unchecked
    if (command?.isEvaluated === false || isOutputTerminal || /^(json|dotenv)$/.test(string('format') ?? '')) return end('', status)
    const reader = shell ?? likelyShell(string('shell'))
    return end(reader.failing(status, flag('clear-on-error') ? holdable(reader, unsetChange(environment)).change : undefined), status)
  }
  const likelyShell = (option: string | undefined): Shell => {
    try {
      return chooseShell(environment, option).shell
    } catch {
      return chooseShell({ ...environment, AWSENV_SHELL: undefined }).shell
    }
  }
  const explain = (error: unknown): number => {
    if (!(error instanceof AwsenvError)) {
      note(
        `This is a fault of awsenv: ${error instanceof Error ? error.message : String(error)}${line.wantsDebug ? '' : ' (--debug shows where)'}`,
      )
      if (error instanceof Error) debug(error.stack ?? '')
      return Status.fault
    }
    if (!(error instanceof InterruptedError)) note(error.message)
    return error.status
  }

  for (const [name, number] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      terminal?.close(new InterruptedError(number))
      fail(128 + number)
    })
  }
  process.on('uncaughtException', (error) => fail(explain(error)))

  try {
    if (line.wantsVersion) return end(`${version}\n`, Status.done)
    if (line.wantsHelp) {
      const { helpText } = await import('./help')
      const text = await helpText(command)
      // What a shell may be evaluating must hold no help.
      if (!command?.isEvaluated || isOutputTerminal) return end(text, Status.done)
      writeToStderr(text)
      return end('', Status.done)
    }
    if (!command) throw noCommand(line.word)
    args = line.argumentsOf(command)
    const output = await (await command.load()).run({ ...run, args })
    if (typeof output === 'string') end(output, Status.done)
    else end(output.text, output.status)
  } catch (error) {
    fail(explain(error))
  }
}

function noCommand(word: string | undefined): UsageError {
  const names = commands.map(({ name }) => name)
  if (word === undefined) return new UsageError(`Say what to do: ${names.join(', ')}. See \`awsenv --help\`.`)
  const near = nearestNames(word, names)
  const hint = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ` To take a profile: awsenv assume ${word}.`
  return new UsageError(`There is no command ${quote(word)}.${hint} See \`awsenv --help\`.`)
}

function isTerminal(): boolean {
  try {
    // Loading node:tty costs more than asking whether it can be one at all.
    return process.platform !== 'win32' && !fstatSync(1).isCharacterDevice() ? false : process.getBuiltinModule('node:tty').isatty(1)
  } catch {
    return false
  }
}

/** What is written synchronously is out when the process ends, whatever still waits on a socket. */
function end(text: string, status: number): never {
  try {
    writeAll(1, text, Number.POSITIVE_INFINITY)
  } catch {
    // What nobody reads is no success.
    process.exit(status || Status.fault)
  }
  if (status > 128) releaseStandardStreams()
  process.exit(status)
}
