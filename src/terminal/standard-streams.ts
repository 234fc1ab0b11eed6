import { closeSync } from 'node:fs'

/**
 * Lets go of stdin, stdout and stderr, as the last thing before the process ends because of a signal.
 * Node gives those that are terminals their first modes back when it ends, and if the terminal has gone it aborts (`ResetStdio`), whereupon a system may keep an image of its memory.
 */
export function releaseStandardStreams(): void {
  for (const fd of [0, 1, 2]) {
    try {
      closeSync(fd)
    } catch {
      // It was closed before.
    }
  }
}
