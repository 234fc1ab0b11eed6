import { Secret } from '../secret'
import type { FileKind } from './header'
import type { Lines } from './lines'
import { anyShape, NOWHERE, outline, type Shape, shapeOf } from './plain-shape'
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
  #recentShapes: readonly Shape[] = []
  #last: PlainSection | undefined
  #lastSettings: ReadonlyMap<string, Setting> = new Map()

  constructor(text: string, file: string, kind: FileKind, lines: Lines) {
    this.file = file
    this.#text = text
    this.#kind = kind
    this.#lines = lines
    this.#anyShape = anyShape(kind)
  }

  /** The sections from `start` on that are alike and follow one another; none where something else begins. */
  from(start: number): PlainSection[] {
    const text = this.#text.slice(start)
    for (const shape of this.#recentShapes) {
      const found = text.match(shape.pattern)
      if (found) return this.#sections(shape, start, found)
    }
    const shape = this.#shapeOf(text)
    const found = shape && text.match(shape.pattern)
    if (!found) return []
    this.#recentShapes = [shape, ...this.#recentShapes].slice(0, RECENT_SHAPES)
    return this.#sections(shape, start, found)
  }

  #sections(shape: Shape, start: number, texts: readonly string[]): PlainSection[] {
    const nameStart = HEADER_STARTS[this.#kind]
    let end = start
    return texts.map((text) => {
      const sectionStart = end
      end += text.length
      return new PlainSection(this, shape, text.slice(nameStart, text.indexOf(']')), sectionStart, end)
    })
  }

  line({ start }: PlainSection): number {
    return this.#lines.at(start)
  }

  /** What the pattern of the section's shape finds, secrets as they stand there. */
  found({ shape: { pattern }, start }: PlainSection): string[] {
    pattern.lastIndex = start
    return pattern.exec(this.#text) ?? []
  }

  settings(section: PlainSection): ReadonlyMap<string, Setting> {
    if (section !== this.#last) {
      const { places, lines, secrets } = section.shape
      const found = this.found(section)
      this.#last = section
      this.#lastSettings = new Map(
        Array.from(places, ([key, place]) => [
          key,
          makeSetting(found[place] ?? '', this.file, section.line + (lines.get(key) ?? 0), secrets.includes(key)),
        ]),
      )
    }
    return this.#lastSettings
  }

  /** Of the section that the text begins with. */
  #shapeOf(text: string): Shape | undefined {
    const [section] = this.#anyShape.exec(text) ?? []
    if (section === undefined) return undefined
    const outlined = outline(section)
    if (!this.#shapes.has(outlined) && this.#shapes.size < MOST_SHAPES) this.#shapes.set(outlined, shapeOf(outlined, this.#kind))
    return this.#shapes.get(outlined)
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

  /** Its values as `settings` has them, without the cost of all, in the places of its shape; NOWHERE is an empty one. */
  values(): readonly string[] {
    const { places, secrets } = this.shape
    const values = this.sections.found(this)
    values[NOWHERE] = ''
    // An empty list is not free to go through, ten thousand times.
    if (secrets.length > 0) for (const key of secrets) mask(values, places.get(key) ?? NOWHERE)
    return values
  }
}

function mask(values: string[], place: number): void {
  values[place] = new Secret(values[place] ?? '').mask()
}

/** The length of what stands before a name. */
const HEADER_STARTS: Readonly<Record<FileKind, number>> = { config: '[profile '.length, credentials: '['.length }

/** They are tried before anything is found out about a section. */
const RECENT_SHAPES = 4

/** Each is a pattern of its own. Where there are more, the reader reads the others. */
const MOST_SHAPES = 50
