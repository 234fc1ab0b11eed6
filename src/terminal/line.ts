export type LineEnd = 'answered' | 'interrupted'

/** A line as it is typed on a terminal in raw mode. `feed` takes what was typed, in pieces of any size, and says when the line has ended; what comes after its end is dropped. */
export class Line {
  #typed: string[] = []
  #sequence: Sequence = 'none'
  #end: LineEnd | undefined

  get text(): string {
    return this.#typed.join('')
  }

  feed(input: string): LineEnd | undefined {
    for (const char of input) {
      if (this.#end) break
      if (!this.#swallow(char)) this.#press(char)
    }
    return this.#end
  }

  /** Whether the character belongs to an escape sequence (ECMA-48, section 5.4). A control character ends any sequence and counts itself, so that Enter and Ctrl-C always work. */
  #swallow(char: string): boolean {
    const within = this.#sequence
    if (char === '\x1b') this.#sequence = 'escape'
    else if (within === 'none') return false
    else if (char < ' ') {
      this.#sequence = 'none'
      return false
    } else if (within === 'escape') {
      this.#sequence = introducers[char] ?? 'none'
      return this.#sequence !== 'none' || char === '\\'
    } else if (within === 'letter' || (within === 'parameters' && (char < ' ' || char > '?'))) this.#sequence = 'none'
    return true
  }

  #press(char: string): void {
    switch (char) {
      case '\r':
      case '\n':
        this.#end = 'answered'
        break
      case ctrl('C'):
        this.#end = 'interrupted'
        break
      case ctrl('D'):
        if (this.#typed.length === 0) this.#end = 'interrupted'
        break
      case '\x7f':
      case '\b':
        this.#typed.pop()
        break
      case ctrl('U'):
        this.#typed = []
        break
      case ctrl('W'):
        this.#typed = Array.from(this.text.replace(/\S*\s*$/, ''))
        break
      case '\t':
        this.#typed.push(' ')
        break
      default:
        if (!isControl(char)) this.#typed.push(char)
    }
  }
}

/** Where in an escape sequence the input stands: `letter` takes one more character, `parameters` goes on to its final one, `string` to its terminator. */
type Sequence = 'none' | 'escape' | 'letter' | 'parameters' | 'string'

const introducers: Readonly<Record<string, Sequence>> = {
  '[': 'parameters',
  O: 'letter',
  ']': 'string',
  P: 'string',
  _: 'string',
  '^': 'string',
  X: 'string',
}

function ctrl(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) - 64)
}

function isControl(char: string): boolean {
  return char < ' ' || (char >= '\x7f' && char <= '\x9f')
}
