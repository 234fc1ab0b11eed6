import { writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { program } from './program'
import { temporaryFolder } from './temporary'

/** A PATH on which `awsenv` is the program under test, before the system's own commands. */
export function pathWithAwsenv(): string {
  const folder = temporaryFolder('bin')
  const quoted = program().map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
  writeFileSync(join(folder, 'awsenv'), `#!/bin/sh\nexec ${quoted.join(' ')} "$@"\n`, { mode: 0o755 })
  return `${folder}${delimiter}${process.env.PATH}`
}
