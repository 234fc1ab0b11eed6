import { describe, expect, test } from 'vitest'
import { type Case, KEYS, outline, plan, ROLE, refusal, TOKEN } from './planning'

const SSO = 'sso_account_id = 1 | sso_role_name = R | sso_region = us-east-1 | sso_start_url = https://x'
const WEB = `role_arn = ${ROLE}/W | web_identity_token_file = /t`

describe('of the kinds that a profile has, the one counts that the AWS CLI takes', () => {
  test.each<[config: string, credentials: string, outline: string]>([
    [`${WEB} | ${SSO}`, KEYS, 'web-identity p > AssumeRoleWithWebIdentity p'],
    [`${SSO} | login_session = arn | credential_process = x`, KEYS, 'sso p > GetRoleCredentials p'],
    ['login_session = arn | credential_process = x', KEYS, 'static p > GetSessionToken p'],
    [`login_session = arn | credential_process = x | ${KEYS}`, 'region = eu-west-1', 'login p'],
    [`credential_process = x | ${KEYS} | credential_source = EcsContainer`, 'region = eu-west-1', 'process p'],
    [`${KEYS} | credential_source = EcsContainer`, 'region = eu-west-1', 'static p > GetSessionToken p'],
    ['credential_source = EcsContainer', 'region = eu-west-1', 'container p'],
    ['credential_source = Ec2InstanceMetadata', 'region = eu-west-1', 'instance p'],
    [`${KEYS} | ${TOKEN}`, 'region = eu-west-1', 'temporary p'],
    // What says nothing that counts stands in nobody's way.
    ['sso_session = nowhere', KEYS, 'static p > GetSessionToken p'],
    ['sso_start_url = https://x | credential_process = x', 'region = eu-west-1', 'process p'],
    ['web_identity_token_file = | login_session = | credential_process = | credential_source =', KEYS, 'static p > GetSessionToken p'],
    ['source_profile = nowhere', KEYS, 'static p > GetSessionToken p'],
    ['region = eu-west-1', `${KEYS} | aws_security_token = old`, 'static p > GetSessionToken p'],
  ])('%s beside %s', (config, credentials, expected) => {
    expect(outline(plan({ profile: 'p', config: `[profile p] | ${config}`, credentials: `[p] | ${credentials}` }))).toBe(expected)
  })

  test.each<[title: string, asked: Case, base: object]>([
    [
      'keys, with the account that the profile names',
      { credentials: `[p] | ${KEYS} | aws_account_id = 111122223333` },
      { kind: 'static', profile: 'p', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', accountId: '111122223333' },
    ],
    [
      'the triple of the credentials file alone',
      { config: `[profile p] | ${TOKEN}`, credentials: `[p] | ${KEYS}` },
      { kind: 'static', profile: 'p', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
    ],
    [
      'a process',
      { config: '[profile p] | credential_process = x y | aws_account_id = 1' },
      { kind: 'process', profile: 'p', command: 'x y', accountId: '1' },
    ],
    [
      'a session of aws login',
      { config: '[profile p] | login_session = arn | region = eu-west-1' },
      { kind: 'login', profile: 'p', session: 'arn', region: 'eu-west-1' },
    ],
    ['a web identity', { config: `[profile p] | ${WEB}` }, { kind: 'web-identity', profile: 'p', tokenFile: '/t', roleArn: `${ROLE}/W` }],
    [
      'SSO with an sso-session',
      {
        config:
          '[profile p] | sso_session = s | sso_account_id = 1 | sso_role_name = R | [sso-session s] | sso_region = us-east-1 | sso_start_url = https://x | sso_registration_scopes = sso:account:access',
      },
      {
        kind: 'sso',
        profile: 'p',
        session: 's',
        startUrl: 'https://x',
        ssoRegion: 'us-east-1',
        accountId: '1',
        roleName: 'R',
        registrationScopes: 'sso:account:access',
      },
    ],
    [
      'SSO that says the same in the profile and its sso-session',
      { config: `[profile p] | sso_session = s | ${SSO} | [sso-session s] | sso_region = us-east-1 | sso_start_url = https://x` },
      { kind: 'sso', profile: 'p', session: 's', startUrl: 'https://x', ssoRegion: 'us-east-1', accountId: '1', roleName: 'R' },
    ],
    [
      'an instance at an address of its own',
      { config: '[profile p] | credential_source = Ec2InstanceMetadata | ec2_metadata_service_endpoint = http://127.0.0.1:1' },
      { kind: 'instance', profile: 'p', endpoint: 'http://127.0.0.1:1' },
    ],
    [
      'an instance with IPv6',
      {
        config: '[profile p] | credential_source = Ec2InstanceMetadata | ec2_metadata_service_endpoint_mode = ipv4',
        environment: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'IPv6' },
      },
      { kind: 'instance', profile: 'p', endpoint: 'http://[fd00:ec2::254]' },
    ],
  ])('%s', (_, asked, base) => {
    const { secretAccessKey: _secret, ...found } = { secretAccessKey: undefined, ...plan({ profile: 'p', ...asked }).base }
    expect(found).toEqual(base)
  })
})

describe('credentials are refused that are not whole:', () => {
  test.each<[title: string, asked: Case, refusal: string]>([
    ['a profile that is not there', { config: '[profile pp] | region = eu-west-1' }, '3 There is no profile "p". Did you mean "pp"?'],
    [
      'no credentials',
      { config: '[profile p] | region = eu-west-1' },
      '3 Profile "p": it has no credentials (~/.aws/config:1). Give it keys, a role_arn, sso_session, credential_process or the like.',
    ],
    [
      'a source_profile without a role',
      { config: '[profile p] | source_profile = base', credentials: `[base] | ${KEYS}` },
      '3 Profile "p": it has no credentials, and its source_profile counts only beside a role_arn (~/.aws/config:2). Add role_arn.',
    ],
    [
      'a key without its secret',
      { credentials: '[p] | aws_access_key_id = AKIAIOSFODNN7EXAMPLE | aws_secret_access_key =' },
      '3 Profile "p": it has no aws_secret_access_key beside the other half of the pair (~/.aws/credentials:2). Put aws_secret_access_key into the same file.',
    ],
    [
      'a secret without its key',
      { credentials: '[p] | aws_secret_access_key = x' },
      '3 Profile "p": it has no aws_access_key_id beside the other half of the pair (~/.aws/credentials:2). Put aws_access_key_id into the same file.',
    ],
    [
      'a pair that is split over the two files',
      { config: '[profile p] | aws_secret_access_key = x', credentials: '[p] | aws_access_key_id = AKIAIOSFODNN7EXAMPLE' },
      '3 Profile "p": it has no aws_secret_access_key beside the other half of the pair (~/.aws/credentials:2). Put aws_secret_access_key into the same file.',
    ],
    [
      'the same the other way round',
      { config: '[profile p] | aws_access_key_id = AKIAIOSFODNN7EXAMPLE', credentials: '[p] | aws_secret_access_key = x' },
      '3 Profile "p": it has no aws_secret_access_key beside the other half of the pair (~/.aws/config:2). Put aws_secret_access_key into the same file.',
    ],
    [
      'half a pair in credentials, before a process',
      { config: '[profile p] | credential_process = x', credentials: '[p] | aws_access_key_id = AKIAIOSFODNN7EXAMPLE' },
      '3 Profile "p": it has no aws_secret_access_key beside the other half of the pair (~/.aws/credentials:2). Put aws_secret_access_key into the same file.',
    ],
    [
      'a token file without a role',
      { config: '[profile p] | web_identity_token_file = /t' },
      '3 Profile "p": its web_identity_token_file needs a role_arn (~/.aws/config:2). Add role_arn. It looks like arn:aws:iam::ACCOUNT:role/NAME.',
    ],
    [
      'a token file with what is no role',
      { config: '[profile p] | web_identity_token_file = /t | role_arn = W' },
      '3 Profile "p": its role_arn is no ARN of a role (~/.aws/config:3). It looks like arn:aws:iam::ACCOUNT:role/NAME.',
    ],
    [
      'an unknown credential_source',
      { config: '[profile p] | credential_source = environment' },
      '3 Profile "p": its credential_source "environment" is unknown (~/.aws/config:2). It is Environment, Ec2InstanceMetadata or EcsContainer, in these letters.',
    ],
    [
      'the same beside a role',
      { config: `[profile p] | role_arn = ${ROLE}/P | credential_source = ec2instancemetadata` },
      '3 Profile "p": its credential_source "ec2instancemetadata" is unknown (~/.aws/config:3). It is Environment, Ec2InstanceMetadata or EcsContainer, in these letters.',
    ],
    [
      'SSO without an account',
      { config: '[profile p] | sso_role_name = R', credentials: `[p] | ${KEYS}` },
      '3 Profile "p": it has sso_role_name but no sso_account_id (~/.aws/config:2). Add sso_account_id; `aws configure sso` does.',
    ],
    [
      'SSO without a role',
      { config: '[profile p] | sso_account_id = 1' },
      '3 Profile "p": it has sso_account_id but no sso_role_name (~/.aws/config:2). Add sso_role_name; `aws configure sso` does.',
    ],
    [
      'an sso-session alone',
      { config: '[profile p] | sso_session = s | [sso-session s] | sso_region = us-east-1 | sso_start_url = https://x' },
      '3 Profile "p": it has sso_session but no sso_account_id (~/.aws/config:2). Add sso_account_id; `aws configure sso` does.',
    ],
    [
      'SSO without a region in either place',
      { config: '[profile p] | sso_session = s | sso_account_id = 1 | sso_role_name = R | [sso-session s] | sso_start_url = https://x' },
      '3 Profile "p": it has sso_role_name but no sso_region, and neither has [sso-session s] (~/.aws/config:4). Add sso_region; `aws configure sso` does.',
    ],
    [
      'SSO that says two things',
      { config: `[profile p] | sso_session = s | ${SSO} | [sso-session s] | sso_region = us-east-2 | sso_start_url = https://x` },
      '3 Profile "p": its sso_region is another than that of [sso-session s], ~/.aws/config:8 (~/.aws/config:5). Remove one of the two.',
    ],
    [
      'an sso-session that is not there',
      { config: `[profile p] | sso_session = s | ${SSO}` },
      '3 Profile "p": its sso_session "s" has no section [sso-session s] (~/.aws/config:2). Add it to ~/.aws/config.',
    ],
    [
      'SSO in no region',
      { config: `[profile p] | sso_account_id = 1 | sso_role_name = R | sso_region = evil.example/ | sso_start_url = https://x` },
      '3 Profile "p": its sso_region "evil.example/" is no name of a region (~/.aws/config:4). It looks like eu-west-1.',
    ],
    [
      'an instance at no address',
      { config: '[profile p] | credential_source = Ec2InstanceMetadata | ec2_metadata_service_endpoint = 127.0.0.1' },
      '3 Profile "p": its ec2_metadata_service_endpoint "127.0.0.1" is no URL (~/.aws/config:3). It begins with https:// or http://.',
    ],
    [
      'an instance with IPv5',
      { config: '[profile p] | credential_source = Ec2InstanceMetadata', environment: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'IPv5' } },
      '3 AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE "IPv5" is neither IPv4 nor IPv6. Write one of the two.',
    ],
  ])('%s', (_, asked, expected) => {
    expect(refusal({ profile: 'p', ...asked })).toBe(expected)
  })
})
