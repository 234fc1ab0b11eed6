import { createPrivateKey, createPublicKey, type KeyObject, randomUUID, sign } from 'node:crypto'
import type { Secret } from '../secret'

/** The private key of a PEM text; undefined where it is none for ES256. */
export function readKey(pem: Secret): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem.reveal())
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined
  } catch {
    return undefined
  }
}

/** A proof that whoever calls the URL has the key (RFC 9449), for one request. */
export function proof(key: KeyObject, method: string, url: string): string {
  const { kty, crv, x, y } = createPublicKey(key).export({ format: 'jwk' })
  const header = encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })
  const claims = encode({ jti: randomUUID(), htm: method, htu: url, iat: Math.floor(Date.now() / 1000) })
  const text = `${header}.${claims}`
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
