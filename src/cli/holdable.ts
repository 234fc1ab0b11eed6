import type { Change } from '../environment/types'
import { UnholdableError } from '../shells/errors'
import type { Shell } from '../shells/types'

/** The change as far as the shell can carry it: what it cannot hold is removed instead, and named. */
export function holdable(shell: Shell, change: Change): { readonly change: Change; readonly lost: readonly string[] } {
  const lost: string[] = []
  const kept = change.map(([name, value]) => {
    try {
      shell.change([[name, value]])
      return [name, value] as const
    } catch (error) {
      if (!(error instanceof UnholdableError)) throw error
      lost.push(error.message)
      return [name, undefined] as const
    }
  })
  return { change: kept, lost }
}
