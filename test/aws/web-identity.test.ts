import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keysOf, stsClient } from './clients'
import { type Aws, type Role, startAws } from './index'

let aws: Aws
let deploy: Role

beforeAll(async () => {
  aws = await startAws()
  deploy = aws.addRole({ name: 'deploy', trust: { principals: [] } })
})
afterAll(() => aws.close())

const assume = (WebIdentityToken: string, input = {}) =>
  new STSClient({ endpoint: aws.url, region: 'eu-west-1', maxAttempts: 1 }).send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn: deploy.arn, RoleSessionName: 'ci', WebIdentityToken, ...input }),
  )

test('a token of the role gives credentials, unsigned', async () => {
  const answer = await assume(aws.webIdentityToken(deploy))
  expect(answer.AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/deploy/ci')
  expect(aws.requests.at(-1)?.accessKeyId).toBeUndefined()
  const sts = stsClient(aws, keysOf(answer))
  await expect(sts.send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({ Arn: answer.AssumedRoleUser?.Arn })
})

test('what it gives is a role, so that the next one lasts an hour at most', async () => {
  const next = aws.addRole({ name: 'next', trust: { principals: [deploy.arn] }, maxSessionDuration: 43200 })
  const sts = stsClient(aws, keysOf(await assume(aws.webIdentityToken(deploy))))
  const call = (DurationSeconds: number) => sts.send(new AssumeRoleCommand({ RoleArn: next.arn, RoleSessionName: 'ci', DurationSeconds }))
  await expect(call(3600)).resolves.toBeDefined()
  await expect(call(3601)).rejects.toThrow('1 hour session limit')
})

test.each([
  ['no JWT', () => assume('abcd'), 'InvalidIdentityTokenException', 400],
  ['a JWT of nobody', () => assume('eyJ.eyJ.c2ln'), 'InvalidIdentityTokenException', 400],
  ['a JWT that ran out', () => assume(aws.webIdentityToken(deploy, -1)), 'ExpiredTokenException', 400],
  ['the JWT of another role', () => assume(aws.webIdentityToken({ ...deploy, arn: `${deploy.arn}2` })), 'AccessDenied', 403],
  ['a session longer than the role allows', () => assume(aws.webIdentityToken(deploy), { DurationSeconds: 3601 }), 'ValidationError', 400],
  ['an illegal session name', () => assume(aws.webIdentityToken(deploy), { RoleSessionName: 'a b' }), 'ValidationError', 400],
])('%s is refused', async (_, call, name, httpStatusCode) => {
  await expect(call()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } })
})
