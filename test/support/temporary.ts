import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

/** A new folder, which goes away with the test run. */
export function temporaryFolder(name = 'folder'): string {
  return mkdtempSync(join(inject('temporary'), `${name}-`))
}
