import type { FileKind } from './header'
import type { Lines } from './lines'
import { anyShape, outline, type Shape, shapeOf } from './plain-shape'
import { makeSetting } from './setting'
import type { Section, Setting } from './types'

/**
 * Finds the profiles that say nothing but `key = value`, each key once, as nearly all do. A pattern tells so, and has the values, in a
 * fraction of the time that the reader takes; and as a command wants few profiles, settings are made of them when they are asked for.
 */
export class PlainSections {
  readonly file: string
  readonly #text: string
  readonly #kind: FileKind
  readonly #lines: Lines
  readonly #anyShape: RegExp
  readonly #shapes = new Map<string, Shape | undefined>()
  #lastShape: Shape | undefined
  #last: PlainSection | undefined
  #lastValues: readonly string[] = []
  #lastSettings: ReadonlyMap<string, Setting> | undefined

  constructor(text: string, file: string, kind: FileKind, lines: Lines) {
    this.file = file
    this.#text = text
    this.#kind = kind
    this.#lines = lines
    this.#anyShape = anyShape(kind)
  }

  /** The section whose header begins at `start`; undefined where it is none of these. */
  at(start: number): PlainSection | undefined {
    const shape = this.#shapeAt(start)
    if (!shape) return undefined
    const text = this.#text
    const name = text.slice(start + HEADER_STARTS[this.#kind], text.indexOf(']', start))
    return new PlainSection(this, shape, name, start, shape.pattern.lastIndex)
  }

  line({ start }: PlainSection): number {
    return this.#lines.at(start)
  }

  /** The values, in the order of the section's shape. */
  values(section: PlainSection): readonly string[] {
    if (section !== this.#last) {
      const { pattern } = section.shape
      pattern.lastIndex = section.start
      this.#last = section
      this.#lastValues = pattern.exec(this.#text) ?? []
      this.#lastSettings = undefined
    }
    return this.#lastValues
  }

  settings(section: PlainSection): ReadonlyMap<string, Setting> {
    const values = this.values(section)
    this.#lastSettings ??= new Map(
      Array.from(section.shape.keys, ([key, { index, line, isSecret }]) => [
        key,
        makeSetting(values[index] ?? '', this.file, section.line + line, isSecret),
      ]),
    )
    return this.#lastSettings
  }

  #shapeAt(start: number): Shape | undefined {
    if (this.#lastShape && finds(this.#lastShape.pattern, this.#text, start)) return this.#lastShape
    if (!finds(this.#anyShape, this.#text, start)) return undefined
    const outlined = outline(this.#text.slice(start, this.#anyShape.lastIndex))
    if (!this.#shapes.has(outlined) && this.#shapes.size < MOST_SHAPES) this.#shapes.set(outlined, shapeOf(outlined, this.#kind))
    const shape = this.#shapes.get(outlined)
    if (!shape || !finds(shape.pattern, this.#text, start)) return undefined
    this.#lastShape = shape
    return shape
  }
}

export class PlainSection implements Section {
  readonly sections: PlainSections
  readonly shape: Shape
  readonly name: string
  /** Where its header begins. */
  readonly start: number
  /** Where the next section begins. */
  readonly end: number

  constructor(sections: PlainSections, shape: Shape, name: string, start: number, end: number) {
    this.sections = sections
    this.shape = shape
    this.name = name
    this.start = start
    this.end = end
  }

  get file(): string {
    return this.sections.file
  }

  get line(): number {
    return this.sections.line(this)
  }

  get settings(): ReadonlyMap<string, Setting> {
    return this.sections.settings(this)
  }

  /** Reads values as `settings` has them, without the cost of all. */
  reader(): (key: string) => string | null {
    const values = this.sections.values(this)
    const { keys } = this.shape
    return (key) => {
      const known = keys.get(key)
      if (!known) return null
      return (known.isSecret ? this.settings.get(key)?.value : values[known.index]) ?? null
    }
  }
}

/** The length of what stands before a name. */
const HEADER_STARTS: Readonly<Record<FileKind, number>> = { config: '[profile '.length, credentials: '['.length }

/** Each is a pattern of its own. Where there are more, the reader reads the others. */
const MOST_SHAPES = 50

function finds(pattern: RegExp, text: string, start: number): boolean {
  pattern.lastIndex = start
  return pattern.test(text)
}
