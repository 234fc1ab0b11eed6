import { printable } from './printable'
import { writeAll } from './write-all'

/** One line `awsenv: …` on stderr; never throws. */
export function note(message: string): void {
  writeToStderr(`awsenv: ${printable(message)}\n`)
}

/** One line `awsenv: warning: …` on stderr; never throws. */
export function warn(message: string): void {
  note(`warning: ${message}`)
}

/** Text of several lines on stderr, as it is: whoever calls has made the strange parts printable. Never throws: a stderr that is closed or stuck must not stop a run. */
export function writeToStderr(text: string): void {
  try {
    writeAll(2, text, patience)
  } catch {
    // There is nowhere left to say it.
  }
}

/** Milliseconds to wait for a reader that does not read. */
const patience = 2_000
