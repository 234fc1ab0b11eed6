/** The numbers of a text's lines, from 1 on. Asked from its front to its end, it looks at each character once. */
export class Lines {
  readonly #text: string
  #start = 0
  #line = 1

  constructor(text: string) {
    this.#text = text
  }

  /** The number of the line that begins at `start`. */
  at(start: number): number {
    if (start < this.#start) {
      this.#start = 0
      this.#line = 1
    }
    while (this.#start < start) {
      this.#start = this.#text.indexOf('\n', this.#start) + 1
      this.#line++
    }
    return this.#line
  }
}
