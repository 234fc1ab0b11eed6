import { printable } from './printable'
import { width } from './width'

/** Null is a cell that has nothing to say. It shows so. */
type Row = readonly (string | null)[]

/** The rows as lines of at most `columns` columns: cells side by side, the widest column cut with `…` where they do not fit. Nothing is cut when `columns` is Infinity. */
export function table(rows: readonly Row[], columns: number): string[] {
  return plainTable(rows, columns) ?? carefulTable(rows, columns)
}

/** Thousands of rows at little cost; undefined where there is anything but ASCII, or something to be cut. */
function plainTable(rows: readonly Row[], columns: number): string[] | undefined {
  const widths = widestOf(rows, (text) => text.length)
  if (widthOfLine(widths) > columns) return undefined
  const lines = rows.map(plainLine(widths))
  return /^[ -~]*$/.test(lines.join('')) ? lines : undefined
}

/** Makes lines without a padded text for each cell. */
function plainLine(widths: readonly number[]): (row: Row) => string {
  const blanks: string[] = []
  const rooms = widths.map((width) => width + gap.length)
  const last = widths.length - 1
  const parts: string[] = []
  return (row) => {
    for (let index = 0; index <= last; index++) {
      const cell = index < row.length ? (row[index] ?? NOTHING) : ''
      parts[2 * index] = cell
      if (index === last) break
      const missing = (rooms[index] as number) - cell.length
      parts[2 * index + 1] = blanks[missing] ??= ' '.repeat(missing)
    }
    return parts.join('').trimEnd()
  }
}

function carefulTable(rows: readonly Row[], columns: number): string[] {
  const cells = rows.map((row) => row.map((cell) => printable(cell ?? NOTHING)))
  const widths = fitted(widestOf(cells, width), columns)
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

function widestOf(rows: readonly Row[], widthOf: (text: string) => number): number[] {
  const widths: number[] = []
  for (const row of rows) {
    for (let index = 0; index < row.length; index++) {
      const width = widthOf(row[index] ?? NOTHING)
      if (width > (widths[index] ?? -1)) widths[index] = width
    }
  }
  return widths
}

function widthOfLine(widths: readonly number[]): number {
  return widths.reduce((sum, each) => sum + each + gap.length, -gap.length)
}

function fitted(widths: readonly number[], columns: number): number[] {
  const fit = [...widths]
  let excess = widthOfLine(fit) - columns
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

const NOTHING = '-'

/** A column is not cut below this: less says nothing. */
const narrowest = 4
