/**
 * A value is a string. A byte of it that is not UTF-8 stands there as a lone surrogate, U+DC80 to U+DCFF for 0x80 to 0xFF,
 * as in Python's surrogateescape (PEP 383). Other lone surrogates stand for nothing.
 */
export function toBytes(value: string): Uint8Array {
  if (!rawByte.test(value)) return Buffer.from(value)
  return Buffer.concat(Array.from(value, (character) => (rawByte.test(character) ? Buffer.of(byteOf(character)) : Buffer.from(character))))
}

/** The value of one raw byte, as two hexadecimal digits. */
export function rawByteHex(character: string): string {
  return byteOf(character).toString(16)
}

/** A byte that is not UTF-8. */
export const rawByte = /[\udc80-\udcff]/u

/** A lone surrogate that stands for no byte. */
export const halfCharacter = /[\ud800-\udc7f\udd00-\udfff]/u

function byteOf(character: string): number {
  return character.charCodeAt(0) - 0xdc00
}
