/** How many columns of a terminal the text takes. Cheap rather than exact: the blocks of Unicode's East Asian Width and of combining marks, no tables of single characters. */
export function width(text: string): number {
  if (plain.test(text)) return text.length
  let columns = 0
  for (const char of text) columns += widthOf(char.codePointAt(0) as number)
  return columns
}

function widthOf(code: number): 0 | 1 | 2 {
  if (isIn(combining, code)) return 0
  return isIn(wide, code) ? 2 : 1
}

function isIn(ranges: Ranges, code: number): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last)
}

type Ranges = readonly (readonly [first: number, last: number])[]

const plain = /^[ -~]*$/

const combining: Ranges = [
  [0x300, 0x36f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
]

const wide: Ranges = [
  [0x1100, 0x115f], // Hangul Jamo
  [0x2e80, 0x303e], // CJK radicals and punctuation
  [0x3041, 0xa4cf], // kana, CJK ideographs, Yi
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3], // Hangul syllables
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60], // full-width forms
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f], // pictographs
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd], // CJK extensions
]
