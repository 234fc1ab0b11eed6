import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './temporary'

/** A home of its own for a test. */
export interface Home {
  readonly path: string
  /** HOME and what stands for it elsewhere, to be spread into a command's environment. */
  readonly env: Readonly<Record<string, string>>
  /** Writes a file below it, folders included; answers its path. */
  write(name: string, text: string): string
}

export interface AwsFiles {
  /** The text of ~/.aws/config. */
  readonly config?: string
  /** The text of ~/.aws/credentials. */
  readonly credentials?: string
}

export function home(files: AwsFiles = {}): Home {
  const path = temporaryFolder('home')
  const write = (name: string, text: string): string => {
    const file = join(path, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { mode: 0o600 })
    return file
  }
  for (const [name, text] of Object.entries(files)) write(`.aws/${name}`, text)
  return { path, env: process.platform === 'win32' ? { HOME: path, USERPROFILE: path } : { HOME: path }, write }
}
