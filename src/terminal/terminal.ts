import { InterruptedError } from '../errors'
import { type Devices, openDevices } from './devices'
import { isInForeground } from './foreground'
import { Line } from './line'
import { printable } from './printable'
import { width } from './width'

/** The controlling terminal: where a person is asked, whatever stdin, stdout and stderr are. One question at a time. */
export interface Terminal {
  /**
   * Asks on one line and reads one line, without what ends it; blanks stay. The terminal is as it was before, whichever way it ends.
   * Rejects with `InterruptedError` at Ctrl-C, at Ctrl-D on an empty line, and when the terminal is gone; with the signal's reason when it aborts.
   */
  ask(question: string, options?: AskOptions): Promise<string>
  /** Shows the options with numbers and asks until one of them is answered. Resolves to its index, from 0. Rejects as `ask` does. */
  choose(question: string, options: readonly string[], settings?: { readonly signal?: AbortSignal | undefined }): Promise<number>
  /** Shows one line without asking. Not while a question is open. */
  show(line: string): void
  /** Ends a question that is open, which then rejects with the reason. The terminal is restored when this returns, so a signal handler may call it. */
  close(reason?: Error): void
}

export interface AskOptions {
  /** Whether what is typed is shown; not unless asked for. */
  readonly echo?: boolean
  readonly signal?: AbortSignal | undefined
}

/** The terminal; undefined where this process has none that it may read from now. */
export function openTerminal(platform: NodeJS.Platform = process.platform): Terminal | undefined {
  if (platform === 'win32' ? isMintty() : !isInForeground()) return undefined
  try {
    openDevices(platform).close()
  } catch {
    return undefined
  }
  let stop: ((reason: Error) => void) | undefined

  function read(prompt: string, { echo = false, signal }: AskOptions = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      if (stop) throw new Error('one question at a time')
      const devices = openDevices(platform)
      const end = (settle: () => void): void => {
        if (!stop) return
        stop = undefined
        signal?.removeEventListener('abort', abort)
        try {
          devices.input.setRawMode(false)
        } catch {
          // The terminal is gone: Bun throws where Node does nothing.
        }
        devices.write('\n')
        devices.close()
        settle()
      }
      const abort = (): void => stop?.(signal?.reason)
      stop = (reason) => end(() => reject(reason))
      signal?.addEventListener('abort', abort)
      readLine(devices, echo, {
        answered: (text) => end(() => resolve(text)),
        interrupted: stop,
      })
      devices.write(prompt)
    })
  }

  return {
    ask: (question, options) => read(printable(question), options),
    async choose(question, options, { signal } = {}) {
      const list = options.map((option, index) => `  ${index + 1}) ${printable(option)}\n`).join('')
      let prompt = `${printable(question)}\n${list}`
      for (;;) {
        const answer = (await read(`${prompt}Number (1-${options.length}): `, { echo: true, signal })).trim()
        const index = /^\d+$/.test(answer) ? Number(answer) - 1 : -1
        if (index in options) return index
        prompt = ''
      }
    },
    show(line) {
      const devices = openDevices(platform)
      devices.write(`${printable(line)}\n`)
      devices.close()
    },
    close: (reason = new InterruptedError()) => stop?.(reason),
  }
}

/** Git for Windows' window is no console, but gives its programs an invisible one, which nobody can answer. */
function isMintty(): boolean {
  const { isatty } = process.getBuiltinModule('node:tty')
  return process.env.TERM_PROGRAM === 'mintty' && ![0, 1, 2].some(isatty)
}

interface Outcome {
  answered(text: string): void
  interrupted(reason: Error): void
}

function readLine({ input, write }: Devices, echo: boolean, outcome: Outcome): void {
  const line = new Line()
  let shown = ''
  const hangUp = (): void => outcome.interrupted(new InterruptedError(1))
  input.setEncoding('utf8')
  input.on('error', hangUp).on('end', hangUp)
  input.on('data', (typed: string) => {
    const end = line.feed(typed)
    if (echo) {
      const text = printable(line.text)
      write(redrawn(shown, text))
      shown = text
    }
    if (end === 'answered') outcome.answered(line.text)
    if (end === 'interrupted') outcome.interrupted(new InterruptedError())
  })
  input.setRawMode(true)
}

/** What turns one text on the screen into another, from where they differ. */
function redrawn(before: string, after: string): string {
  let same = 0
  while (same < before.length && before[same] === after[same]) same++
  return '\b \b'.repeat(width(before.slice(same))) + after.slice(same)
}
