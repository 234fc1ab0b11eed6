import { isBlank } from './blanks'

/** Finds where inline comments begin: a `#` or `;` behind a blank. Asked from the front of a text to its end, it looks at each character once. */
export class InlineComments {
  readonly #text: string
  #hash = -1
  #semicolon = -1

  constructor(text: string) {
    this.#text = text
  }

  /** The first comment's index in [start, end), else `end`. */
  find(start: number, end: number): number {
    let mark = this.#next(start)
    while (mark < end && !isBlank(this.#text.charCodeAt(mark - 1))) mark = this.#next(mark + 1)
    return Math.min(mark, end)
  }

  #next(start: number): number {
    if (this.#hash < start) this.#hash = this.#indexOf('#', start)
    if (this.#semicolon < start) this.#semicolon = this.#indexOf(';', start)
    return Math.min(this.#hash, this.#semicolon)
  }

  #indexOf(mark: string, start: number): number {
    const found = this.#text.indexOf(mark, start)
    return found < 0 ? this.#text.length : found
  }
}
