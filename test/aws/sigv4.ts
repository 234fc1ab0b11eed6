import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { AwsError, invalidToken } from './errors'
import { header, type Request } from './http'
import type { Key, State } from './state'

const toleranceMinutes = 5

/** What an Authorization header claims. */
export interface Claim {
  readonly accessKeyId: string
  readonly date: string
  readonly region: string
  readonly service: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

/** The claim of a request; undefined where it is absent or not of Signature Version 4. */
export function claimOf(request: Request): Claim | undefined {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/, ]+)\/(\d{8})\/([^/, ]+)\/([^/, ]+)\/aws4_request, ?SignedHeaders=([^, ]+), ?Signature=([0-9a-f]{64})$/.exec(
      header(request, 'authorization') ?? '',
    )
  if (!match) return undefined
  const [, accessKeyId = '', date = '', region = '', service = '', signedHeaders = '', signature = ''] = match
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature }
}

/** Whose request it is, after every check that AWS makes before it looks at the action. Throws `AwsError`. */
export async function authenticate(request: Request, state: State, service: string, now: Date): Promise<Key> {
  if (header(request, 'authorization') === undefined) {
    throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
  }
  const claim = claimOf(request)
  if (!claim) throw incomplete('Authorization header is not of Signature Version 4.')
  const key = state.keys.get(claim.accessKeyId)
  if (!key || key.session?.token !== header(request, 'x-amz-security-token')) throw invalidToken()
  if (partitionOf(claim.region) !== key.partition) throw invalidToken()
  if (claim.service !== service) throw mismatch(`Credential should be scoped to correct service: '${service}'.`)
  const region = regionOfHost(header(request, 'host') ?? '')
  if (region !== undefined && claim.region !== region) throw mismatch('Credential should be scoped to a valid region.')
  checkDate(claim, header(request, 'x-amz-date') ?? '', now)
  await checkSignature(request, claim, key)
  if (key.session && key.session.expiration <= now) {
    throw new AwsError('ExpiredToken', 'The security token included in the request is expired', 403)
  }
  return key
}

/** The partition of a region; names of nobody's count as AWS's own, as emulators need it. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws'
}

/** The region of AWS's own host names: clients that were given another endpoint cannot know one, and sign with theirs. */
function regionOfHost(host: string): string | undefined {
  if (/^(?:sts|iam)\.amazonaws\.com(?::\d+)?$/.test(host)) return 'us-east-1'
  return /^sts(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com|amazonaws\.com\.cn|api\.aws)(?::\d+)?$/.exec(host)?.[1]
}

function checkDate(claim: Claim, date: string, now: Date): void {
  const signed = dateOf(date).getTime()
  if (Number.isNaN(signed)) throw incomplete(`Date must be in ISO-8601 'basic format'. Got '${date}'.`)
  if (!date.startsWith(claim.date)) {
    throw mismatch(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim.date}' != '${date}'.`,
    )
  }
  const limit = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  const earliest = limit(-toleranceMinutes)
  const latest = limit(toleranceMinutes)
  if (signed < earliest.getTime()) {
    throw mismatch(`Signature expired: ${date} is now earlier than ${basic(earliest)} (${basic(now)} - ${toleranceMinutes} min.)`)
  }
  if (signed > latest.getTime()) {
    throw mismatch(`Signature not yet current: ${date} is still later than ${basic(latest)} (${basic(now)} + ${toleranceMinutes} min.)`)
  }
}

async function checkSignature(request: Request, claim: Claim, key: Key): Promise<void> {
  const mustBeSigned = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))]
  const unsigned = mustBeSigned.find((name) => !claim.signedHeaders.includes(name))
  if (unsigned) throw mismatch(`'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`)
  const hash = new Sha256()
  hash.update(request.body)
  const claimedHash = header(request, 'x-amz-content-sha256')
  if (claimedHash !== undefined && claimedHash !== Buffer.from(await hash.digest()).toString('hex')) {
    throw mismatch("The provided 'x-amz-content-sha256' header does not match what was computed.")
  }
  if ((await signatureOf(request, claim, key)) !== claim.signature) {
    throw mismatch(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. ' +
        'Consult the service documentation for details.',
    )
  }
}

async function signatureOf(request: Request, claim: Claim, key: Key): Promise<string | undefined> {
  const { accessKeyId, secretAccessKey } = key
  const { region, service } = claim
  const signer = new SignatureV4({ credentials: { accessKeyId, secretAccessKey }, region, service, sha256: Sha256, applyChecksum: false })
  const headers = Object.fromEntries(claim.signedHeaders.map((name) => [name, header(request, name) ?? '']))
  const unsigned = { method: request.method, protocol: 'http:', hostname: '', path: request.path, query: { ...request.query }, headers }
  const signed = await signer.sign(
    { ...unsigned, body: request.body },
    { signingDate: dateOf(headers['x-amz-date'] ?? ''), signableHeaders: new Set(claim.signedHeaders) },
  )
  return /Signature=([0-9a-f]{64})$/.exec(signed.headers.authorization ?? '')?.[1]
}

function dateOf(basicDate: string): Date {
  return new Date(basicDate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

function basic(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function mismatch(message: string): AwsError {
  return new AwsError('SignatureDoesNotMatch', message, 403)
}

function incomplete(message: string): AwsError {
  return new AwsError('IncompleteSignature', message)
}
