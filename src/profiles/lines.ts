/** The numbers of a text's lines, from 1 on. Asked from its front to its end, it looks at each character once, and once more for all that lies behind. */
export class Lines {
  readonly #text: string
  #start = 0
  #line = 1
  #starts: readonly number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** The number of the line that begins at `start`. */
  at(start: number): number {
    if (start < this.#start) return this.#lookUp(start)
    while (this.#start < start) {
      this.#start = this.#text.indexOf('\n', this.#start) + 1
      this.#line++
    }
    return this.#line
  }

  #lookUp(start: number): number {
    this.#starts ??= startsOfLines(this.#text)
    let low = 0
    let high = this.#starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] as number) <= start) low = middle
      else high = middle
    }
    return low + 1
  }
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return starts
}
