import { describe, expect, test } from 'vitest'
import { type Case, DEVICE, KEYS, outline, plan, ROLE, refusal, TOKEN } from './planning'

const longTerm = `[me-long-term] | ${KEYS} | aws_mfa_device = ${DEVICE}/alice`
const product = `[me] | assumed_role = False | aws_access_key_id = ASIAPRODUCTPRODUCT00 | aws_secret_access_key = s | ${TOKEN} | aws_security_token = t | expiration = 2020-01-01 00:00:00`
const ownKeys = '[me] | aws_access_key_id = AKIAOWNOWNOWNOWNOWN0 | aws_secret_access_key = s'

describe("aws-mfa's files", () => {
  test.each<[title: string, asked: Case, outline: string]>([
    ['the long-term keys, where [NAME] is missing', { credentials: longTerm }, 'static me > GetSessionToken me +alice'],
    ['the long-term keys, where [NAME] is empty', { credentials: `${longTerm} | [me]` }, 'static me > GetSessionToken me +alice'],
    [
      'the long-term keys, where [profile NAME] says nothing of credentials',
      { config: '[profile me] | region = eu-west-1', credentials: longTerm },
      'static me > GetSessionToken me +alice',
    ],
    [
      "the long-term keys, where [NAME] is aws-mfa's own",
      { credentials: `${product} | ${longTerm}` },
      'static me > GetSessionToken me +alice',
    ],
    [
      'the same, by its name',
      { profile: 'me-long-term', credentials: `${product} | ${longTerm}` },
      'static me-long-term > GetSessionToken me-long-term +alice',
    ],
    [
      'the long-term keys for a source_profile that names it, and no device without a code',
      { profile: 'r', config: `[profile r] | role_arn = ${ROLE}/R | source_profile = me`, credentials: `${product} | ${longTerm}` },
      'static me > AssumeRole r',
    ],
    [
      'its device for a role, with a code',
      { profile: 'r', config: `[profile r] | role_arn = ${ROLE}/R | source_profile = me`, credentials: longTerm, options: { code: true } },
      'static me > AssumeRole r +alice',
    ],
    [
      'the role that aws-mfa was told to assume',
      { credentials: `${product} | ${longTerm} | assume_role = ${ROLE}/R` },
      'static me > AssumeRole me +alice',
    ],
    [
      'the role of [profile NAME] before that',
      {
        config: `[profile me] | role_arn = ${ROLE}/Own | source_profile = me`,
        credentials: `${product} | ${longTerm} | assume_role = ${ROLE}/R`,
      },
      'static me > AssumeRole me +alice',
    ],
    ['keys of its own, where [NAME] has some', { credentials: `${ownKeys} | ${longTerm}` }, 'static me > GetSessionToken me'],
    [
      'credentials of its own, where [profile NAME] has some',
      { config: '[profile me] | credential_process = x', credentials: longTerm },
      'process me',
    ],
    [
      'nothing, where [NAME-long-term] has no keys',
      { config: '[profile me] | credential_process = x', credentials: '[me-long-term] | region = x' },
      'process me',
    ],
  ])('give %s', (_, asked, expected) => {
    expect(outline(plan({ profile: 'me', ...asked }))).toBe(expected)
  })

  test('lend nothing of the old session: neither its keys nor its token', () => {
    const { base, settings } = plan({ profile: 'me', credentials: `${product} | ${longTerm}` })
    expect(base).toMatchObject({ kind: 'static', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' })
    expect([...settings.keys()].sort()).toEqual(['aws_access_key_id', 'aws_mfa_device', 'aws_secret_access_key'])
  })

  test('leave the settings of [profile NAME] as they are, and their places', () => {
    const { settings } = plan({
      profile: 'me',
      config: '[profile me] | region = eu-west-1',
      credentials: `${longTerm} | region = us-east-1`,
    })
    expect(settings.get('region')).toEqual({ value: 'eu-west-1', file: '~/.aws/config', line: 2 })
    expect(settings.get('aws_mfa_device')).toMatchObject({ file: '~/.aws/credentials', line: 4 })
  })

  test('with half a pair say which half is missing', () => {
    expect(refusal({ profile: 'me', credentials: '[me-long-term] | aws_secret_access_key = s' })).toBe(
      '3 Profile "me": it has no aws_access_key_id beside the other half of the pair (~/.aws/credentials:2). Put aws_access_key_id into the same file.',
    )
  })
})
