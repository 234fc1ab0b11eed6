import { closeSync, openSync, writeSync } from 'node:fs'
import type { ReadStream } from 'node:tty'

/** The two sides of the controlling terminal, whatever stdin and stdout are. */
export interface Devices {
  readonly input: ReadStream
  write(text: string): void
  close(): void
}

/** Opens the terminal anew, so that its modes and its reading are nobody else's. Throws where there is none. */
export function openDevices(platform: NodeJS.Platform): Devices {
  return platform === 'win32' ? openConsole() : openTty()
}

function openTty(): Devices {
  const { ReadStream } = process.getBuiltinModule('node:tty')
  const output = openSync('/dev/tty', 'w')
  const input = new ReadStream(openSync('/dev/tty', 'r'))
  return {
    input,
    write(text) {
      try {
        writeSync(output, text)
      } catch {
        // A terminal that is gone says so on its input.
      }
    },
    close() {
      input.destroy()
      closeSync(output)
    },
  }
}

/**
 * Bytes written to a console are taken in its code page; a stream writes Unicode. Both sides need both rights: Node reads the console's modes as well.
 * Bun knows no raw mode of a console that is opened anew, so there stdin is taken where it is the console: https://github.com/oven-sh/bun/issues/34788
 */
function openConsole(): Devices {
  const { ReadStream, WriteStream } = process.getBuiltinModule('node:tty')
  const output = new WriteStream(openSync('\\\\.\\CONOUT$', 'r+'))
  const input = process.versions.bun && process.stdin.isTTY ? process.stdin : new ReadStream(openSync('\\\\.\\CONIN$', 'r+'))
  output.on('error', () => {})
  return {
    input,
    write(text) {
      output.write(text)
    },
    close() {
      input.destroy()
      output.destroy()
    },
  }
}
