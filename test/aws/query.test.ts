import { AssumeRole$, errorTypeRegistries, GetCallerIdentity$, GetSessionToken$ } from '@aws-sdk/client-sts'
import { AwsQueryProtocol } from '@aws-sdk/core/protocols'
import { operation } from '@smithy/core/schema'
import type { StaticOperationSchema } from '@smithy/types'
import { describe, expect, it } from 'vitest'
import { readAnswer, writeQuery } from '../../src/aws/query'

/** The SDK's own protocol, set up as its client for STS sets it up. */
const protocol = new AwsQueryProtocol({
  defaultNamespace: 'com.amazonaws.sts',
  errorTypeRegistries,
  xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  version: '2011-06-15',
})
const context = { endpoint: async () => ({ url: new URL('http://localhost') }) } as unknown as Parameters<
  typeof protocol.serializeRequest
>[2]
const schemaOf = ([, namespace, name, traits, input, output]: StaticOperationSchema) => operation(namespace, name, traits, input, output)

describe("a request is written as by the SDK's protocol", () => {
  it.each<[string, StaticOperationSchema, object]>([
    ['no member', GetCallerIdentity$, {}],
    ['members that are absent', GetSessionToken$, { DurationSeconds: 900, SerialNumber: undefined, TokenCode: undefined }],
    ['every kind of member', AssumeRole$, everything()],
    ['what a form must escape', AssumeRole$, { RoleArn: "a b&c=d+e%f'()*!~ü\n", RoleSessionName: '✓' }],
    ['empty lists', AssumeRole$, { RoleArn: 'r', RoleSessionName: 's', Tags: [], PolicyArns: [], TransitiveTagKeys: [] }],
  ])('%s', async (_, schema, input) => {
    expect(writeQuery(schema, input)).toBe((await protocol.serializeRequest(schemaOf(schema), input, context)).body)
  })
})

describe("an answer is read as by the SDK's protocol", () => {
  it.each<[string, string]>([
    [
      'whole',
      answered(
        '<AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>a&amp;&#x62;/</SecretAccessKey><Expiration>2040-01-02T03:04:05Z</Expiration>',
      ),
    ],
    ['with fractions of a second', answered('<Expiration>2040-01-02T03:04:05.678Z</Expiration>')],
    ['without credentials', answered('')],
    ['with members that nobody knows', answered('<AccessKeyId>A</AccessKeyId><New>1</New>')],
    ['of another operation', '<GetSessionTokenResponse><GetSessionTokenResult/></GetSessionTokenResponse>'],
    ['empty', ''],
  ])('%s', async (_, text) => {
    const { $metadata, ...judged } = (await protocol.deserializeResponse(schemaOf(AssumeRole$), context, reply(200, text))) as {
      $metadata: object
    }
    expect(readAnswer(AssumeRole$, reply(200, text))).toEqual(judged)
  })

  it.each<[string, number, string]>([
    ['that the SDK has no class for', 403, refused('AccessDenied', 'User: arn:aws:iam::1:user/a is not authorized')],
    ['that it has one for', 400, refused('ExpiredTokenException', 'Token expired')],
    ['of the server', 500, refused('InternalFailure', 'Oh')],
  ])('an error %s', async (_, status, text) => {
    const judged = await protocol.deserializeResponse(schemaOf(AssumeRole$), context, reply(status, text)).catch((error: unknown) => error)
    const { name, message, $fault } = judged as Error & { $fault: string }
    expect(() => readAnswer(AssumeRole$, reply(status, text))).toThrow(expect.objectContaining({ name, message, $fault }))
  })

  it.each<[string, string, string]>([
    ['no text', '', 'Unknown'],
    ['a page', '<html><body><h1>Hello</h1></body></html>', 'Unknown'],
  ])('an error that is %s has no name', (_, text, name) => {
    expect(() => readAnswer(AssumeRole$, reply(502, text))).toThrow(
      expect.objectContaining({ name, $fault: 'server', $metadata: { httpStatusCode: 502, requestId: 'r' } }),
    )
  })
})

function everything(): object {
  return {
    RoleArn: 'arn:aws:iam::111122223333:role/dev',
    RoleSessionName: 'me@work',
    DurationSeconds: 3600,
    ExternalId: 'a+b',
    SerialNumber: 'arn:aws:iam::111122223333:mfa/ana',
    TokenCode: '012345',
    Tags: [
      { Key: 'team', Value: 'a b' },
      { Key: 'empty', Value: '' },
    ],
    TransitiveTagKeys: ['team'],
    SourceIdentity: 'ana',
    Policy: '{"Version":"2012-10-17"}',
    PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
  }
}

function answered(credentials: string): string {
  return `<?xml version="1.0"?>\n<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\n  <AssumeRoleResult>
    <Credentials>${credentials}</Credentials><AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/dev/s</Arn></AssumedRoleUser>
  </AssumeRoleResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></AssumeRoleResponse>`
}

function refused(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`
}

function reply(statusCode: number, text: string) {
  return { statusCode, headers: { 'x-amzn-requestid': 'r' }, body: Buffer.from(text) }
}
