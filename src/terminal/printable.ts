/** The text on one line, with everything that could move the cursor, hide or reorder characters written as an escape (`\n`, `\x1b`, `\u202e`). */
export function printable(text: string): string {
  return plain.test(text) ? text : Array.from(text, (char) => (isHidden(char) ? escaped(char) : char)).join('')
}

const plain = /^[ -~]*$/

function isHidden(char: string): boolean {
  const code = char.codePointAt(0) as number
  return hidden.some(([first, last]) => code >= first && code <= last)
}

function escaped(char: string): string {
  const hex = (char.codePointAt(0) as number).toString(16)
  if (char in named) return named[char] as string
  if (hex.length > 4) return `\\u{${hex}}`
  return hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const hidden: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f], // delete and the C1 controls
  [0xad, 0xad], // soft hyphen
  [0x61c, 0x61c], // Arabic letter mark
  [0x200b, 0x200f], // zero width, direction marks
  [0x2028, 0x202e], // line and paragraph separators, direction embeddings and overrides
  [0x2060, 0x206f], // word joiner, direction isolates
  [0xd800, 0xdfff], // half a surrogate pair
  [0xfeff, 0xfeff], // byte order mark
  [0xe0000, 0xe0fff], // tags and variation selectors beyond the first sixteen
]
