import { createHash, createPublicKey, generateKeyPairSync, type JsonWebKey, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { Home } from '../support/home'

export const session = 'arn:aws:iam::111122223333:user/ana'

/** AWS Sign-In on loopback: it refreshes the one session of ana, and takes each refresh token and each proof once. */
export interface Signin {
  readonly url: string
  /** The proofs that were taken: their claims. */
  readonly proofs: readonly { readonly htu: string }[]
  /** What AWS says instead, once. */
  refuse(status: number, type: string, error: string): void
  /** What ~/.aws/login/cache holds after `aws login`. */
  signIn(secondsLeft: number): Record<string, unknown>
  close(): void
}

export async function startSignin(): Promise<Signin> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const proofs: { htu: string; jti: string }[] = []
  let refreshToken = newToken()
  let refusal: Refusal | undefined
  const answer = async (request: IncomingMessage): Promise<Refusal | object> => {
    const body = (await json(request)) as Record<string, string>
    const proof = readProof(String(request.headers.dpop), jwk)
    if (request.method !== 'POST' || request.url !== '/v1/token' || request.headers.authorization) return invalid
    if (proof?.htm !== 'POST' || proof.htu !== `${url}/v1/token` || Math.abs(Date.now() / 1000 - proof.iat) > 60) return invalid
    if (proofs.some(({ jti }) => jti === proof.jti)) return invalid
    proofs.push(proof)
    const refused = refusal
    refusal = undefined
    if (refused) return refused
    if (body.clientId !== CLIENT || body.grantType !== 'refresh_token' || body.refreshToken !== refreshToken) return invalid
    refreshToken = newToken()
    return { accessToken: keys('NEW'), tokenType: 'aws_sigv4', expiresIn: 900, refreshToken }
  }
  const server = createServer(async (request, response) => {
    const result = await answer(request)
    const { status = 200, type } = result as Partial<Refusal>
    response.writeHead(status, { 'content-type': 'application/json', ...(type ? { 'x-amzn-errortype': type } : {}) })
    response.end(JSON.stringify(type ? { error: (result as Refusal).error, message: 'no' } : result))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    proofs,
    refuse: (status, type, error) => {
      refusal = { status, type, error }
    },
    signIn: (secondsLeft) => ({
      accessToken: { ...keys('OLD'), accountId: '111122223333', expiresAt: new Date(Date.now() + secondsLeft * 1000).toISOString() },
      tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
      clientId: CLIENT,
      refreshToken,
      idToken: `e30.${Buffer.from(JSON.stringify({ sub: session, iss: 'https://eu-north-1.signin.aws.amazon.com/signin' })).toString('base64url')}.c2ln`,
      dpopKey: privateKey.export({ format: 'pem', type: 'sec1' }),
    }),
    close: () => server.close(),
  }
}

/** Writes the AWS CLI's cache of the session; answers the folder. */
export function writeLoginCache(home: Home, cached: object | string, folder = '.aws/login/cache'): void {
  const text = typeof cached === 'string' ? cached : JSON.stringify(cached)
  home.write(`${folder}/${createHash('sha256').update(session).digest('hex')}.json`, text)
}

interface Refusal {
  readonly status: number
  readonly type: string
  readonly error: string
}

const CLIENT = 'arn:aws:signin:::devtools/same-device'
const invalid: Refusal = { status: 400, type: 'ValidationException', error: 'INVALID_REQUEST' }

function keys(name: string) {
  return { accessKeyId: `ASIALOGIN${name}00000001`, secretAccessKey: `${name}/secret+`, sessionToken: `${name}token==` }
}

function newToken(): string {
  return randomBytes(100).toString('base64url')
}

/** The claims of a proof that the key has signed (RFC 9449, section 4.3); undefined where it has not. */
function readProof(text: string, key: JsonWebKey): { htm: string; htu: string; iat: number; jti: string } | undefined {
  const [header = '', claims = '', signature = ''] = text.split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  const { typ, alg, jwk } = read(header)
  if (typ !== 'dpop+jwt' || alg !== 'ES256' || jwk.x !== key.x || jwk.y !== key.y || jwk.d) return undefined
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const isGood = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  return isGood ? read(claims) : undefined
}
