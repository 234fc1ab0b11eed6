import { describe, expect, test } from 'vitest'
import { ConfigurationError } from '../../src/errors'
import { errorJson, explainJson, explainText } from '../../src/plan/explain'
import { type Case, DEVICE, KEYS, planWithProfiles, ROLE, TOKEN } from './planning'

/** As JSON, so that the order of the keys counts. */
function json(asked: Case): string {
  const { plan, profiles } = planWithProfiles(asked)
  return JSON.stringify(explainJson(plan, profiles))
}

function text(asked: Case): string {
  const { plan, profiles } = planWithProfiles(asked)
  return explainText(plan, profiles)
}

const chain = `[profile prod] | role_arn = ${ROLE}/Prod | source_profile = mid | external_id = x-1 | duration_seconds = 43200 | region = eu-west-1 | s3 = |   addressing_style = path |   __proto__ = x | [profile mid] | role_arn = ${ROLE}/Mid | source_profile = base | mfa_serial = ${DEVICE}/alice`
const credentials = `[base] | ${KEYS} | [prod] | ${KEYS}`
const lowered =
  'Profile "prod": its duration_seconds (~/.aws/config:5) of 43200 is lowered to 3600. AWS caps a role that temporary credentials assume, like those of another role, at one hour.'

describe('explain --json', () => {
  test('holds the whole plan in the promised order, and no secret', () => {
    const found = json({ profile: 'prod', config: chain, credentials })
    expect(found).toBe(
      JSON.stringify({
        profile: 'prod',
        region: 'eu-west-1',
        settings: {
          role_arn: { value: `${ROLE}/Prod`, file: '~/.aws/config', line: 2 },
          source_profile: { value: 'mid', file: '~/.aws/config', line: 3 },
          external_id: { value: 'x-1', file: '~/.aws/config', line: 4 },
          duration_seconds: { value: '43200', file: '~/.aws/config', line: 5 },
          region: { value: 'eu-west-1', file: '~/.aws/config', line: 6 },
          s3: { value: { addressing_style: 'path', ['__proto__']: 'x' }, file: '~/.aws/config', line: 7 },
          aws_access_key_id: { value: 'AKIAIOSFODNN7EXAMPLE', file: '~/.aws/credentials', line: 5 },
          aws_secret_access_key: { value: '****EKEY', file: '~/.aws/credentials', line: 6 },
        },
        base: { kind: 'static', profile: 'base', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
        steps: [
          {
            call: 'AssumeRole',
            profile: 'mid',
            roleArn: `${ROLE}/Mid`,
            roleSessionName: 'alice',
            durationSeconds: 3600,
            mfaSerial: `${DEVICE}/alice`,
            region: 'us-east-1',
          },
          {
            call: 'AssumeRole',
            profile: 'prod',
            roleArn: `${ROLE}/Prod`,
            roleSessionName: 'alice',
            externalId: 'x-1',
            durationSeconds: 3600,
            region: 'eu-west-1',
          },
        ],
        warnings: [lowered],
      }),
    )
  })

  const sso = 'sso_account_id = 1 | sso_role_name = R'
  test.each<[title: string, asked: Case, base: object]>([
    [
      'static',
      { credentials: `[p] | ${KEYS} | aws_account_id = 111122223333` },
      { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', accountId: '111122223333' },
    ],
    ['temporary', { credentials: `[p] | ${KEYS} | ${TOKEN}` }, { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }],
    [
      'environment',
      {
        config: '[profile p] | credential_source = Environment',
        environment: { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's', AWS_ACCOUNT_ID: '1' },
      },
      {},
    ],
    ['process', { config: '[profile p] | credential_process = x "y z"' }, { command: 'x "y z"' }],
    [
      'sso',
      {
        config: `[profile p] | ${sso} | sso_session = s | [sso-session s] | sso_region = us-east-1 | sso_start_url = https://x | sso_registration_scopes = y`,
      },
      { startUrl: 'https://x', ssoRegion: 'us-east-1', accountId: '1', roleName: 'R', session: 's' },
    ],
    [
      'web-identity',
      { config: `[profile p] | role_arn = ${ROLE}/W | web_identity_token_file = /t` },
      { tokenFile: '/t', roleArn: `${ROLE}/W` },
    ],
    ['instance', { config: '[profile p] | credential_source = Ec2InstanceMetadata' }, {}],
    ['container', { config: '[profile p] | credential_source = EcsContainer' }, {}],
    ['login', { config: '[profile p] | login_session = arn | region = eu-west-1' }, { session: 'arn' }],
  ])('says of a base of the kind %s what it uses', (kind, asked, base) => {
    expect(JSON.stringify(JSON.parse(json({ profile: 'p', ...asked })).base)).toBe(JSON.stringify({ kind, profile: 'p', ...base }))
  })

  test.each<[title: string, asked: Case, steps: object[]]>([
    [
      'GetSessionToken',
      { credentials: `[p] | ${KEYS}`, options: { code: true } },
      [{ call: 'GetSessionToken', profile: 'p', durationSeconds: 43200, mfaSerial: 'auto', region: 'us-east-1' }],
    ],
    [
      'GetRoleCredentials',
      { config: `[profile p] | ${sso} | sso_region = us-east-2 | sso_start_url = https://x` },
      [{ call: 'GetRoleCredentials', profile: 'p', region: 'us-east-2' }],
    ],
    [
      'AssumeRoleWithWebIdentity',
      { config: `[profile p] | role_arn = ${ROLE}/W | web_identity_token_file = /t` },
      [
        {
          call: 'AssumeRoleWithWebIdentity',
          profile: 'p',
          roleArn: `${ROLE}/W`,
          roleSessionName: 'tester',
          durationSeconds: 3600,
          region: 'us-east-1',
        },
      ],
    ],
    [
      'AssumeRole with all that it can carry',
      {
        config: `[profile p] | role_arn = ${ROLE}/P | source_profile = p`,
        credentials: `[p] | ${KEYS}`,
        options: {
          tags: { a: '1' },
          transitiveTagKeys: ['a'],
          sourceIdentity: 'me',
          policy: '{}',
          policyArns: ['arn:aws:iam::aws:policy/P'],
        },
      },
      [
        {
          call: 'AssumeRole',
          profile: 'p',
          roleArn: `${ROLE}/P`,
          roleSessionName: 'tester',
          durationSeconds: 3600,
          region: 'us-east-1',
          tags: { a: '1' },
          transitiveTagKeys: ['a'],
          sourceIdentity: 'me',
          policy: '{}',
          policyArns: ['arn:aws:iam::aws:policy/P'],
        },
      ],
    ],
    ['no call at all', { credentials: `[p] | ${KEYS} | ${TOKEN}` }, []],
  ])('says of the steps: %s', (_, asked, steps) => {
    expect(JSON.stringify(JSON.parse(json({ profile: 'p', ...asked })).steps)).toBe(JSON.stringify(steps))
  })

  test('masks every secret', () => {
    const found = json({ profile: 'p', credentials: `[p] | ${KEYS} | ${TOKEN}` })
    expect(found).toContain('"aws_secret_access_key":{"value":"****EKEY"')
    expect(found).toContain('"aws_session_token":{"value":"****OKEN"')
    expect(found).not.toMatch(/wJalr|FQoG/)
  })

  test('has no region where none will be exported, and no settings for a role by its ARN', () => {
    const found = JSON.parse(json({ target: { roleArn: `${ROLE}/R`, sourceProfile: 'base' }, credentials }))
    expect(found).toMatchObject({ profile: `${ROLE}/R`, region: null, settings: {} })
    expect(found.steps).toMatchObject([{ profile: `${ROLE}/R`, roleArn: `${ROLE}/R` }])
  })

  test('warns of lines in the profiles of the chain and in none of them, not of those in others', () => {
    const config = `[profile prod] | role_arn = ${ROLE}/R # one | source_profile = base | [profile other] | region = x # two | [sso-session s] | sso_region = y # three`
    const { warnings } = JSON.parse(json({ profile: 'prod', config, credentials: `[base-long-term] | ${KEYS} | region = z # four` }))
    expect(warnings.map((warning: string) => warning.replace(/.*\((.*)\)\.$/, '$1'))).toEqual([
      '~/.aws/config:2',
      '~/.aws/config:7',
      '~/.aws/credentials:4',
    ])
  })
})

describe('an error as JSON', () => {
  test.each<[title: string, error: ConfigurationError, json: string]>([
    [
      'has its profile and place',
      new ConfigurationError('no', { profile: 'p', place: { file: '/f', line: 7 } }),
      '{"error":{"message":"no","profile":"p","file":"/f","line":7}}',
    ],
    ['leaves out what it does not know', new ConfigurationError('no'), '{"error":{"message":"no"}}'],
  ])('%s', (_, error, expected) => {
    expect(JSON.stringify(errorJson(error))).toBe(expected)
  })
})

describe('explain', () => {
  test('shows people the chain, what decides it and where that stands, the warnings last', () => {
    expect(text({ profile: 'prod', config: chain, credentials })).toBe(
      `Profile "base" has long-term keys
    aws_access_key_id = AKIAIOSFODNN7EXAMPLE (~/.aws/credentials:2)
→ AssumeRole for "mid" in us-east-1, for 3600 seconds, session "alice", with an MFA code of
  ${DEVICE}/alice
    role_arn = ${ROLE}/Mid (~/.aws/config:11)
    source_profile = base (~/.aws/config:12)
    mfa_serial = ${DEVICE}/alice (~/.aws/config:13)
  → AssumeRole for "prod" in eu-west-1, for 3600 seconds, session "alice", external id "x-1"
      role_arn = ${ROLE}/Prod (~/.aws/config:2)
      source_profile = mid (~/.aws/config:3)
      external_id = x-1 (~/.aws/config:4)
      duration_seconds = 43200 (~/.aws/config:5)
      region = eu-west-1 (~/.aws/config:6)
AWS_REGION and AWS_DEFAULT_REGION become eu-west-1.
Warnings:
  Profile "prod": its duration_seconds (~/.aws/config:5) of 43200 is lowered to 3600. AWS caps a
    role that temporary credentials assume, like those of another role, at one hour.
`,
    )
  })

  test('shows SSO with its sso-session, and how AWS is reached', () => {
    const config =
      '[profile p] | sso_session = s | sso_account_id = 1 | sso_role_name = R | services = local | use_fips_endpoint = true | [sso-session s] | sso_region = us-east-2 | sso_start_url = https://x | [services local] | sts = |   endpoint_url = http://127.0.0.1:1'
    expect(text({ profile: 'p', config, environment: { AWS_CA_BUNDLE: '/ca.pem' } })).toBe(
      `Profile "p" has an SSO role
    sso_session = s (~/.aws/config:2)
    sso_start_url = https://x (~/.aws/config:9)
    sso_region = us-east-2 (~/.aws/config:8)
    sso_account_id = 1 (~/.aws/config:3)
    sso_role_name = R (~/.aws/config:4)
→ GetRoleCredentials for "p" in us-east-2
AWS_REGION and AWS_DEFAULT_REGION stay as they are.
STS is called at http://127.0.0.1:1.
FIPS endpoints are used.
The certificates in /ca.pem are trusted, too.
    services = local (~/.aws/config:5)
    use_fips_endpoint = true (~/.aws/config:6)
`,
    )
  })

  test('shows what was typed', () => {
    const options = {
      code: true,
      sourceIdentity: 'me',
      tags: { a: '1', b: '2' },
      transitiveTagKeys: ['a'],
      policyArns: ['arn:aws:iam::aws:policy/P'],
    }
    expect(text({ target: { roleArn: `${ROLE}/R`, sourceProfile: 'base' }, credentials, options })).toBe(
      `Profile "base" has long-term keys
    aws_access_key_id = AKIAIOSFODNN7EXAMPLE (~/.aws/credentials:2)
→ AssumeRole for "${ROLE}/R" in us-east-1, for 3600 seconds, session
  "tester", source identity "me", tags a=1 b=2, of which a go on to the next role, narrowed by a
  session policy, with an MFA code of the device that IAM names
AWS_REGION and AWS_DEFAULT_REGION stay as they are.
`,
    )
  })

  test("shows where aws-mfa's long-term keys stand", () => {
    const found = text({ profile: 'me', config: '[profile me] | region = eu-west-1', credentials: `[me-long-term] | ${KEYS}` })
    expect(found).toContain('aws_access_key_id = AKIAIOSFODNN7EXAMPLE (~/.aws/credentials:2)')
    expect(found).toContain('region = eu-west-1 (~/.aws/config:2)')
  })

  test('shows no secret and nothing that moves the cursor', () => {
    const found = text({
      profile: 'p',
      config: '[profile p] | credential_process = x \u001b[2J\u202e |   y',
      credentials: '[p] | region = eu-west-1',
    })
    expect(found).toContain('credential_process = x \\u{1b}[2J\\u{202e}\\u{a}y (~/.aws/config:2)')
    expect(text({ profile: 'p', credentials: `[p] | ${KEYS} | ${TOKEN}` })).not.toMatch(/wJalr|FQoG/)
  })
})
