import { printable } from './printable'
import { width } from './width'

/** The rows as lines of at most `columns` columns: cells side by side, the widest column cut with `…` where they do not fit. Nothing is cut when `columns` is Infinity. */
export function table(rows: readonly (readonly string[])[], columns: number): string[] {
  const cells = rows.map((row) => row.map(printable))
  const widths = fitted(widestOf(cells), columns)
  return cells.map((row) =>
    cut(
      row
        .map((cell, index) => padded(cell, widths[index] as number))
        .join(gap)
        .trimEnd(),
      columns,
    ),
  )
}

function widestOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, width(cell))
  }
  return widths
}

function fitted(widths: readonly number[], columns: number): number[] {
  const fit = [...widths]
  let excess = fit.reduce((sum, each) => sum + each + gap.length, -gap.length) - columns
  for (; excess > 0; excess--) {
    const widest = Math.max(...fit)
    if (widest <= narrowest) break
    fit[fit.lastIndexOf(widest)] = widest - 1
  }
  return fit
}

function padded(cell: string, columns: number): string {
  const text = cut(cell, columns)
  return text + ' '.repeat(columns - width(text))
}

function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let kept = ''
  for (const char of text) {
    if (width(kept + char) >= columns) break
    kept += char
  }
  return `${kept}…`
}

const gap = '  '

/** A column is not cut below this: less says nothing. */
const narrowest = 4
