/** White space in ~/.aws is space and tab; String.trim takes more away. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}

/** The index of the first character from `start` on that is no blank, at most `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isBlank(text.charCodeAt(at))) at++
  return at
}

/** The index behind the last character before `end` that is no blank, at least `start`. */
export function dropBlanks(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--
  return at
}

export function trimBlanks(text: string): string {
  const end = dropBlanks(text, 0, text.length)
  return text.slice(skipBlanks(text, 0, end), end)
}
