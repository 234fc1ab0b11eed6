import { readFileSync } from 'node:fs'
import type { Environment } from '../environment/types'

/**
 * The variables of this process. Node replaces bytes that are not UTF-8; where it did and the system has the bytes, they are put back
 * as lone surrogates, U+DC80 to U+DCFF for 0x80 to 0xFF, so that what the user had can be restored byte for byte.
 */
export function readEnvironment(): Environment {
  const environment = process.platform === 'win32' ? upperCased(process.env) : process.env
  const broken = Object.keys(environment).filter((name) => environment[name]?.includes('\uFFFD'))
  return broken.length > 0 && process.platform === 'linux' ? { ...environment, ...fromProc(broken) } : environment
}

/** Windows knows no case in names; a copy of its environment would. */
function upperCased(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name.toUpperCase(), value]))
}

function fromProc(names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const entry of readFileSync('/proc/self/environ', 'latin1').split('\0')) {
    const equals = entry.indexOf('=')
    const name = entry.slice(0, equals)
    if (names.includes(name)) found[name] = decode(Buffer.from(entry.slice(equals + 1), 'latin1'))
  }
  return found
}

/** UTF-8 where it is, a lone surrogate for each byte that is not. */
function decode(bytes: Buffer): string {
  let text = ''
  for (let start = 0; start < bytes.length; ) {
    const length = [1, 2, 3, 4].find((count) => isCharacter(bytes.subarray(start, start + count)))
    text += length ? bytes.toString('utf8', start, start + length) : String.fromCharCode(0xdc00 + (bytes[start] ?? 0))
    start += length ?? 1
  }
  return text
}

function isCharacter(bytes: Buffer): boolean {
  const text = bytes.toString()
  return [...text].length === 1 && Buffer.from(text).equals(bytes)
}
