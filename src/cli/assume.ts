import type { Run } from './command'
import { put } from './put'

export function run(run: Run): Promise<string> {
  return put(run, 'assume')
}
