import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Signable, signedHeaders } from '../../src/aws/signature'
import type { Keys } from '../../src/aws/types'
import { Secret } from '../../src/secret'

/** The SDK's own signer. */
async function judged({ method, path, headers, body }: Signable, keys: Keys, service: string, region: string, signingDate: Date) {
  const credentials = {
    accessKeyId: keys.accessKeyId,
    secretAccessKey: keys.secretAccessKey.reveal(),
    ...(keys.sessionToken ? { sessionToken: keys.sessionToken.reveal() } : {}),
  }
  const signer = new SignatureV4({ credentials, region, service, sha256: Sha256, applyChecksum: false })
  const request = { method, path, body, protocol: 'https:', hostname: '', query: {}, headers: { ...headers } }
  return (await signer.sign(request, { signingDate })).headers
}

it("signs as the SDK's signer does", async () => {
  const word = fc.stringMatching(/^[A-Za-z0-9/+=]{1,40}$/)
  const segment = fc
    .string({ unit: 'grapheme', maxLength: 6 })
    .map((text) => new URL(`http://x/${encodeURIComponent(text)}/`).pathname.slice(1))
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        path: fc.array(segment, { maxLength: 3 }).map((segments) => `/${segments.join('')}`),
        body: fc.string({ unit: 'grapheme', maxLength: 200 }),
        host: fc.domain(),
        accessKeyId: word,
        secret: word,
        token: fc.option(word, { nil: undefined }),
        region: fc.constantFrom('eu-west-1', 'us-gov-west-1', 'moon'),
        date: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      }),
      async ({ path, body, host, accessKeyId, secret, token, region, date }) => {
        const keys = { accessKeyId, secretAccessKey: new Secret(secret), ...(token ? { sessionToken: new Secret(token) } : {}) }
        const request = { method: 'POST', path, headers: { host, 'content-type': 'application/x-www-form-urlencoded' }, body }
        expect(signedHeaders(request, { service: 'sts', region, keys, date })).toEqual(await judged(request, keys, 'sts', region, date))
      },
    ),
    { numRuns: 300 },
  )
})
