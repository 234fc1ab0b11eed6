import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A key and a certificate, as `startAws` takes them. */
export interface Certificate {
  readonly key: string
  readonly cert: string
  /** Where the certificate lies; it is its own authority. */
  readonly file: string
}

/** Makes a certificate for 127.0.0.1, localhost and further names, with openssl, good for a day. */
export function makeCertificate(folder: string, ...names: string[]): Certificate {
  const file = join(folder, 'cert.pem')
  const keyFile = join(folder, 'key.pem')
  const alternatives = ['IP:127.0.0.1', ...['localhost', ...names].map((name) => `DNS:${name}`)].join(',')
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile]
  const subject = ['-subj', '/CN=localhost', '-addext', `subjectAltName=${alternatives}`]
  execFileSync('openssl', ['req', '-x509', ...key, '-out', file, '-days', '1', ...subject], { stdio: 'pipe' })
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8'), file }
}
