import { createHash, createHmac } from 'node:crypto'
import type { Keys } from './types'

/** A request that is wholly in its headers and body, as STS's are. */
export interface Signable {
  readonly method: string
  /** As it stands in the URL. */
  readonly path: string
  /** All are signed. Names are in lower case; no value has white space at its ends or more than one blank in a row. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The headers with those of AWS Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html */
export function signedHeaders(
  { method, path, headers, body }: Signable,
  { service, region, keys, date }: { service: string; region: string; keys: Keys; date: Date },
): Record<string, string> {
  const time = date.toISOString().replace(/[-:]|\.\d+/g, '')
  const scope = [time.slice(0, 8), region, service, 'aws4_request']
  const all = { ...headers, 'x-amz-date': time, ...(keys.sessionToken ? { 'x-amz-security-token': keys.sessionToken.reveal() } : {}) }
  const lines = Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value}\n`)
  const names = Object.keys(all).sort().join(';')
  const canonical = [method, canonicalPath(path), '', lines.join(''), names, sha256(body)].join('\n')
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey.reveal()}`)
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n')).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`
  return { ...all, authorization }
}

/** Encoded once more than the URL is, as for every service but S3. */
function canonicalPath(path: string): string {
  const encode = (part: string) =>
    encodeURIComponent(part).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return path.replace(/\/+/g, '/').split('/').map(encode).join('/')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
