import { randomBytes, randomInt } from 'node:crypto'
import { toBase32 } from './totp'

/** An id in AWS's style: four letters that name the kind (AKIA, ASIA, AIDA, AROA), sixteen of base32. */
export function uniqueId(prefix: string): string {
  return prefix + toBase32(randomBytes(10))
}

/** 40 characters of base64, always with the two that need care in URLs and shells. */
export function secretKey(): string {
  const text = randomBytes(30).toString('base64')
  const at = randomInt(1, 38)
  return `${text.slice(0, at)}/+${text.slice(at + 2)}`
}

/** Some 550 characters of base64 with `/`, `+` and `=`. */
export function sessionToken(): string {
  return `IQoJb3JpZ2luX2Vj/+//${randomBytes(400).toString('base64')}`
}
