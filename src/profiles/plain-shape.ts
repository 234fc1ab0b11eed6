import type { FileKind } from './header'
import { isSecretName } from './keys'

/** What plain sections have in common that have the same keys in the same lines. */
export interface Shape {
  /** Finds such a section from `lastIndex` on, with its values in their order. */
  readonly pattern: RegExp
  /** Where what the pattern finds has the value of a key. */
  readonly places: ReadonlyMap<string, number>
  /** How many lines below the header a key stands. */
  readonly lines: ReadonlyMap<string, number>
  readonly secrets: readonly string[]
}

/** The place of no value: what the pattern finds is there as a whole. */
export const NOWHERE = 0

const NAME = String.raw`[\w\-/.%@:+]+`
const HEADERS = {
  config: String.raw`\[profile ${NAME}\]`,
  credentials: String.raw`\[(?!DEFAULT\])${NAME}\]`,
}
/** In lower case: hardly anybody writes others. */
const KEY = String.raw`[a-z\d_\-/.%@+]+`
/** No comment begins in it: that would be a `#` or `;` behind a blank. */
const WORD = '[!"$-:<-~][!-~]*'
const VALUE = String.raw`[ \t]*=[ \t]*(${WORD}(?:[ \t]+${WORD})*)`
const LINE_END = String.raw`[ \t]*(?:\r?\n|$)`
const EMPTY = String.raw`(?:[#;][^\n]*(?:\n|$)|\r?\n)`
const SECTION_END = String.raw`(?=\[|$)`

/** Finds any plain section that a text begins with. */
export function anyShape(kind: FileKind): RegExp {
  return new RegExp(`^${HEADERS[kind]}${LINE_END}(?:${KEY}${VALUE}${LINE_END}|${EMPTY})*${SECTION_END}`)
}

/** The lines below the header of a plain section, without their values and comments: sections with the same have one shape. */
export function outline(section: string): string {
  const header = section.indexOf('\n')
  return header < 0
    ? ''
    : section
        .slice(header + 1)
        .replace(/[ \t]*=[^\n]*|[#;][^\n]*|\r/g, '')
        .trimEnd()
}

/** A longer section is for the reader: a pattern for it would take long to be made, or be none. */
const MOST_LINES = 50

/** Undefined where a key is there twice, and where there are too many. */
export function shapeOf(outlined: string, kind: FileKind): Shape | undefined {
  const lines = outlined === '' ? [] : outlined.split('\n')
  if (lines.length > MOST_LINES) return undefined
  const linesOfKeys = lines.flatMap((key, index): [string, number][] => (key === '' ? [] : [[key, index + 1]]))
  const keys = linesOfKeys.map(([key]) => key)
  const places = new Map(keys.map((key, index) => [key, index + 1]))
  if (places.size < keys.length) return undefined
  const patterns = lines.map((key) => (key === '' ? EMPTY : `${key.replace(/[.+]/g, '\\$&')}${VALUE}${LINE_END}`))
  return {
    pattern: new RegExp(`${HEADERS[kind]}${LINE_END}${patterns.join('')}${EMPTY}*${SECTION_END}`, 'gy'),
    places,
    lines: new Map(linesOfKeys),
    secrets: keys.filter(isSecretName),
  }
}
