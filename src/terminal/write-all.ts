import { writeSync } from 'node:fs'

/** Writes it all before it returns. Waits at most `patience` milliseconds for a pipe that another program made non-blocking and whose reader does not read. Throws as `writeSync` does. */
export function writeAll(fd: 1 | 2, text: string, patience: number): void {
  if (process.platform === 'win32') {
    const stream = fd === 1 ? process.stdout : process.stderr
    // A console takes bytes in its code page; a stream writes Unicode, and there without delay.
    if (stream.isTTY) {
      stream.write(text)
      return
    }
  }
  const bytes = Buffer.from(text)
  const deadline = Date.now() + patience
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(fd, bytes, written)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || Date.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}
