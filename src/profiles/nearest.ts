/** At most three of `names` that `name` may have been meant for, the likeliest first: written in another case, beginning with it, or a few typing errors away. */
export function nearestNames(name: string, names: Iterable<string>): string[] {
  const typed = name.toLowerCase()
  if (typed === '') return []
  const bound = errorsAllowed(typed)
  const near: { name: string; score: number }[] = []
  for (const candidate of names) {
    const score = scoreOf(typed, candidate.toLowerCase(), bound)
    if (score !== undefined) near.push({ name: candidate, score })
  }
  return near
    .sort((a, b) => a.score - b.score || a.name.length - b.name.length)
    .slice(0, 3)
    .map((each) => each.name)
}

/** One error in a short name, three in a long one; a single letter has no neighbours. */
function errorsAllowed(name: string): number {
  return name.length < 2 ? 0 : Math.min(3, Math.max(1, Math.floor(name.length / 3)))
}

function scoreOf(typed: string, candidate: string, bound: number): number | undefined {
  if (candidate === typed) return 0
  if (candidate.startsWith(typed)) return 0.5
  return distance(typed, candidate, bound)
}

/** Typing errors between two texts: a letter left out, added, replaced, or swapped with its neighbour. Undefined where there are more than `bound`. */
function distance(a: string, b: string, bound: number): number | undefined {
  if (Math.abs(a.length - b.length) > bound) return undefined
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let errors = Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) errors = Math.min(errors, at(beforeLast, j - 2) + 1)
      row.push(errors)
      best = Math.min(best, errors)
    }
    if (best > bound) return undefined
    beforeLast = last
    last = row
  }
  const errors = at(last, b.length)
  return errors <= bound ? errors : undefined
}

function at(row: readonly number[], column: number): number {
  return row[column] as number
}
