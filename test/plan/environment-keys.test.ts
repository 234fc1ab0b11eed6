import { describe, expect, test } from 'vitest'
import { type Case, KEYS, outline, plan, ROLE, refusal } from './planning'

const keys = { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT00000', AWS_SECRET_ACCESS_KEY: 's' }
const temporary = { ...keys, AWS_SESSION_TOKEN: 't', AWS_CREDENTIAL_EXPIRATION: '2030-01-01T00:00:00Z', AWS_ACCOUNT_ID: '111122223333' }
const named = `[profile p] | role_arn = ${ROLE}/P | credential_source = Environment`
const role = `[profile p] | role_arn = ${ROLE}/P | source_profile = base`
const credentials = `[base] | ${KEYS}`
const fromEnv = { fromEnv: true }

describe("the environment's keys are", () => {
  test.each<[title: string, asked: Case, outline: string]>([
    ['ignored unless somebody names them', { config: role, credentials, environment: keys }, 'static base > AssumeRole p'],
    ['the base of a role that names them', { config: named, environment: keys }, 'environment p > AssumeRole p'],
    [
      'the base of a profile that names them',
      { config: '[profile p] | credential_source = Environment', environment: keys },
      'environment p > GetSessionToken p',
    ],
    [
      'used as they are, if they carry a token',
      { config: '[profile p] | credential_source = Environment', environment: temporary },
      'environment p',
    ],
    [
      "put in place of the profile's, with --from-env",
      { profile: 'base', credentials, environment: keys, options: fromEnv },
      'environment base > GetSessionToken base',
    ],
    [
      "put in place of the source's, with --from-env: the role stays",
      { config: role, credentials, environment: keys, options: fromEnv },
      'environment base > AssumeRole p',
    ],
    [
      'put in place of what a profile lacks, with --from-env',
      { config: `[profile p] | role_arn = ${ROLE}/P`, environment: keys, options: fromEnv },
      'environment p > AssumeRole p',
    ],
    [
      'put in place of a web identity, with --from-env: the role stays',
      { config: `[profile p] | role_arn = ${ROLE}/P | web_identity_token_file = /t`, environment: keys, options: fromEnv },
      'environment p > AssumeRole p',
    ],
    [
      'taken inside awsenv at the user’s own word',
      { config: named, environment: temporary, insideAwsenv: true, options: fromEnv },
      'environment p > AssumeRole p',
    ],
  ])('%s', (_, asked, expected) => {
    expect(outline(plan({ profile: 'p', ...asked }))).toBe(expected)
  })

  test('taken with their token, expiry and account', () => {
    const { base, warnings } = plan({ profile: 'p', config: '[profile p] | credential_source = Environment', environment: temporary })
    expect(base).toMatchObject({
      kind: 'environment',
      accessKeyId: keys.AWS_ACCESS_KEY_ID,
      expiration: '2030-01-01T00:00:00Z',
      accountId: '111122223333',
    })
    expect(base.kind === 'environment' && [base.secretAccessKey.reveal(), base.sessionToken?.reveal()]).toEqual(['s', 't'])
    expect(warnings).toEqual(['Profile "p": its keys are temporary already and are used as they are.'])
  })
})

describe("the environment's keys are refused", () => {
  test.each<[title: string, asked: Case, refusal: string]>([
    [
      'inside awsenv, for a profile',
      { config: named, environment: keys, insideAwsenv: true },
      '3 Profile "p": its credential_source = Environment would take the keys that awsenv put into this shell (~/.aws/config:3). Run `awsenv unset` first, or say --from-env to use them.',
    ],
    [
      'where there are none',
      { config: named, environment: { AWS_ACCESS_KEY_ID: ' ' } },
      '3 Profile "p": its credential_source = Environment finds no AWS_ACCESS_KEY_ID in the environment (~/.aws/config:3). Set it there, or name a profile that has keys.',
    ],
    [
      'where the secret is missing',
      { config: named, environment: { AWS_ACCESS_KEY_ID: 'AKIA' }, options: fromEnv },
      '3 --from-env finds no AWS_SECRET_ACCESS_KEY in the environment. Set it there, or name a profile that has keys.',
    ],
  ])('%s', (_, asked, expected) => {
    expect(refusal({ profile: 'p', ...asked })).toBe(expected)
  })
})

describe('a role given by its ARN', () => {
  const roleArn = `${ROLE}/Typed`
  const target = { roleArn, sourceProfile: 'base' }

  test('is assumed by the source profile, in its region, and exported under its ARN', () => {
    const found = plan({ target, config: '[profile base] | region = eu-west-1', credentials, options: { externalId: 'x1' } })
    expect(found).toMatchObject({ profile: roleArn, region: 'eu-west-1', settings: new Map() })
    expect(found.steps).toEqual([
      {
        call: 'AssumeRole',
        profile: roleArn,
        region: 'eu-west-1',
        roleArn,
        roleSessionName: 'tester',
        externalId: 'x1',
        durationSeconds: 3600,
      },
    ])
  })

  test.each<[title: string, asked: Case, outline: string]>([
    [
      'is assumed through the whole chain of the source profile',
      { target: { roleArn, sourceProfile: 'p' }, config: role, credentials },
      `static base > AssumeRole p > AssumeRole ${roleArn}`,
    ],
    [
      'is assumed with the keys of the environment',
      { target: { roleArn }, environment: keys, options: fromEnv },
      `environment ${roleArn} > AssumeRole ${roleArn}`,
    ],
    [
      'carries a code to the device of the source',
      { target, config: '[profile base] | mfa_serial = arn:aws:iam::111122223333:mfa/me', credentials, options: { code: true } },
      `static base > AssumeRole ${roleArn} +me`,
    ],
  ])('%s', (_, asked, expected) => {
    expect(outline(plan(asked))).toBe(expected)
  })

  test.each<[title: string, asked: Case, refusal: string]>([
    [
      'is refused without a source',
      { target: { roleArn } },
      '2 A role given by its ARN needs --source-profile NAME, the profile that assumes it.',
    ],
    [
      'is refused where the source is not there',
      { target: { roleArn, sourceProfile: 'bsae' }, credentials },
      '3 There is no profile "bsae". Did you mean "base"?',
    ],
    [
      'is refused where it is none',
      { target: { roleArn: 'arn:aws:iam::1:user/x', sourceProfile: 'base' }, credentials },
      '2 "arn:aws:iam::1:user/x" is no ARN of a role. It looks like arn:aws:iam::ACCOUNT:role/NAME.',
    ],
  ])('%s', (_, asked, expected) => {
    expect(refusal(asked)).toBe(expected)
  })
})
