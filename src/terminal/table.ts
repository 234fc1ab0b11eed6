import { printable } from './printable'
import { width } from './width'

/** The rows as lines of at most `columns` columns: cells side by side, the widest column cut with `…` where they do not fit. Nothing is cut when `columns` is Infinity. */
export function table(rows: readonly (readonly string[])[], columns: number): string[] {
  return plainTable(rows, columns) ?? carefulTable(rows, columns)
}

/** Thousands of rows at little cost; undefined where there is anything but ASCII, or something to be cut. */
function plainTable(rows: readonly (readonly string[])[], columns: number): string[] | undefined {
  const widths = widestOf(rows, (text) => text.length)
  if (widthOfLine(widths) > columns) return undefined
  const lines = rows.map((row) => lineOf(row, (cell, index) => cell.padEnd(widths[index] as number)))
  return /^[ -~]*$/.test(lines.join('')) ? lines : undefined
}

function carefulTable(rows: readonly (readonly string[])[], columns: number): string[] {
  const cells = rows.map((row) => row.map(printable))
  const widths = fitted(widestOf(cells, width), columns)
  return cells.map((row) =>
    cut(
      lineOf(row, (cell, index) => padded(cell, widths[index] as number)),
      columns,
    ),
  )
}

function lineOf(row: readonly string[], pad: (cell: string, index: number) => string): string {
  return row.map(pad).join(gap).trimEnd()
}

function widestOf(rows: readonly (readonly string[])[], widthOf: (text: string) => number): number[] {
  const widths: number[] = []
  for (const row of rows) {
    for (let index = 0; index < row.length; index++) {
      const width = widthOf(row[index] as string)
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

/** A column is not cut below this: less says nothing. */
const narrowest = 4
