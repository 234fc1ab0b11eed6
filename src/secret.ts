const stars = '****'

/** A value that no log, message or JSON shows. `reveal` is for the shell's text, a child's environment and the SDK, nowhere else. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  /** Stars and, from 16 characters on, the last four: enough to tell two keys apart. */
  mask(): string {
    return this.#value.length < 16 ? stars : stars + this.#value.slice(-4)
  }

  toString(): string {
    return stars
  }

  toJSON(): string {
    return stars
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return stars
  }
}
