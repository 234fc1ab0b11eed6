import { describe, expect, test } from 'vitest'
import { type Case, KEYS, outline, plan, ROLE, refusal, TOKEN } from './planning'

const A = `[profile a] | role_arn = ${ROLE}/A`
const B = `[profile b] | role_arn = ${ROLE}/B`
const C = `[profile c] | role_arn = ${ROLE}/C`
const base = `[base] | ${KEYS}`
/** Keys that no test may begin with. */
const other = 'aws_access_key_id = AKIAOTHEROTHEROTHER0 | aws_secret_access_key = other'

describe('a chain', () => {
  test.each<[title: string, asked: Case, outline: string]>([
    ['of one role', { config: `${A} | source_profile = base`, credentials: base }, 'static base > AssumeRole a'],
    [
      'of three roles, the first to be assumed first',
      { config: `${A} | source_profile = b | ${B} | source_profile = c | ${C} | source_profile = base`, credentials: base },
      'static base > AssumeRole c > AssumeRole b > AssumeRole a',
    ],
    [
      'whose selected profile has keys: its role wins',
      { config: `${A} | source_profile = base`, credentials: `${base} | [a] | ${other}` },
      'static base > AssumeRole a',
    ],
    [
      'whose second profile has keys in the credentials file: they win over its role and end the chain',
      { config: `${A} | source_profile = b | ${B} | source_profile = c`, credentials: `[b] | ${KEYS} | [c] | ${other}` },
      'static b > AssumeRole a',
    ],
    [
      'whose second profile has keys in the config file: so do these',
      { config: `${A} | source_profile = b | ${B} | source_profile = nowhere | ${KEYS} | credential_process = x` },
      'static b > AssumeRole a',
    ],
    [
      'whose second profile has keys and a web identity: the keys win',
      { config: `${A} | source_profile = b | ${B} | web_identity_token_file = /t`, credentials: `[b] | ${KEYS}` },
      'static b > AssumeRole a',
    ],
    [
      'whose second profile has half a pair and a role: the role is its own',
      { config: `${A} | source_profile = b | ${B} | source_profile = base`, credentials: `${base} | [b] | aws_access_key_id = AKIAHALF` },
      'static base > AssumeRole b > AssumeRole a',
    ],
    ['whose source is itself', { config: `${A} | source_profile = a`, credentials: `[a] | ${KEYS}` }, 'static a > AssumeRole a'],
    [
      'whose source is itself and has no keys: any kind will do',
      { config: `${A} | source_profile = a | credential_process = x` },
      'process a > AssumeRole a',
    ],
    [
      'whose second profile is its own source',
      { config: `${A} | source_profile = b | ${B} | source_profile = b | credential_process = x` },
      'process b > AssumeRole b > AssumeRole a',
    ],
    ['from an instance', { config: `${A} | credential_source = Ec2InstanceMetadata` }, 'instance a > AssumeRole a'],
    [
      'from a container',
      { config: `${A} | source_profile = b | ${B} | credential_source = EcsContainer` },
      'container b > AssumeRole b > AssumeRole a',
    ],
    ['from a process', { config: `${A} | source_profile = p | [profile p] | credential_process = x` }, 'process p > AssumeRole a'],
    [
      'from a session of aws login',
      { config: `${A} | source_profile = p | [profile p] | login_session = arn:aws:iam::1:user/me` },
      'login p > AssumeRole a',
    ],
    [
      'from SSO',
      {
        config: `${A} | source_profile = s | [profile s] | sso_account_id = 1 | sso_role_name = R | sso_region = us-east-1 | sso_start_url = https://x`,
      },
      'sso s > GetRoleCredentials s > AssumeRole a',
    ],
    [
      'from a web identity',
      { config: `${A} | source_profile = b | ${B} | web_identity_token_file = /t` },
      'web-identity b > AssumeRoleWithWebIdentity b > AssumeRole a',
    ],
    ['from temporary keys', { config: `${A} | source_profile = base`, credentials: `${base} | ${TOKEN}` }, 'temporary base > AssumeRole a'],
    [
      'whose web identity wins over its source profile',
      { config: `${A} | web_identity_token_file = /t | source_profile = nowhere` },
      'web-identity a > AssumeRoleWithWebIdentity a',
    ],
    [
      'with names that objects inherit',
      { config: `${A} | source_profile = __proto__`, credentials: `[__proto__] | ${KEYS}` },
      'static __proto__ > AssumeRole a',
    ],
  ])('%s', (_, asked, expected) => {
    expect(outline(plan({ profile: 'a', ...asked }))).toBe(expected)
  })

  test('has no limit of length', () => {
    const roles = Array.from(
      { length: 200 },
      (_, index) => `[profile r${index}] | role_arn = ${ROLE}/R${index} | source_profile = r${index + 1}`,
    )
    const { steps } = plan({ profile: 'r0', config: roles.join(' | '), credentials: `[r200] | ${KEYS}` })
    expect(steps.map(({ profile }) => profile)).toEqual(Array.from({ length: 200 }, (_, index) => `r${199 - index}`))
  })
})

describe('a chain is refused that', () => {
  test.each<[title: string, asked: Case, refusal: string]>([
    [
      'has a role without a source',
      { config: A },
      '3 Profile "a": its role_arn has neither source_profile nor credential_source (~/.aws/config:2). Add source_profile with the name of the profile that assumes the role.',
    ],
    [
      'has a role without a source, and other credentials',
      { config: `${A} | credential_process = x`, credentials: `[a] | ${KEYS}` },
      '3 Profile "a": its role_arn has neither source_profile nor credential_source (~/.aws/config:2). Add source_profile with the name of the profile that assumes the role.',
    ],
    [
      'has a role with two sources',
      { config: `${A} | source_profile = base | credential_source = EcsContainer`, credentials: base },
      '3 Profile "a": it has both source_profile and credential_source (~/.aws/config:4). Remove one of the two.',
    ],
    [
      'has an empty source_profile',
      { config: `${A} | source_profile = | credential_source = EcsContainer` },
      '3 Profile "a": its source_profile is empty (~/.aws/config:3). Name the profile that assumes the role.',
    ],
    [
      'names a source that is not there',
      { config: `${A} | source_profile = bsae`, credentials: base },
      '3 Profile "a": its source_profile "bsae" does not exist (~/.aws/config:3). Did you mean "base"?',
    ],
    [
      'names a source that nothing is like',
      { config: `${A} | source_profile = elsewhere` },
      '3 Profile "a": its source_profile "elsewhere" does not exist (~/.aws/config:3). Looked in ~/.aws/config and ~/.aws/credentials.',
    ],
    [
      'ends in a profile without credentials',
      { config: `${A} | source_profile = b | [profile b] | region = eu-west-1` },
      '3 Profile "b": it has no credentials, and is the source_profile of "a" (~/.aws/config:4). Give it keys, a role_arn, sso_session, credential_process or the like.',
    ],
    [
      'is its own source without credentials',
      { config: `${A} | source_profile = a` },
      '3 Profile "a": its source_profile is itself, and it has no credentials beside its role (~/.aws/config:3). Add keys to it, or name another profile there.',
    ],
    [
      'runs in a circle',
      { config: `${A} | source_profile = b | ${B} | source_profile = c | ${C} | source_profile = a` },
      '3 Profile "c": its source_profile closes a circle, a → b → c → a (~/.aws/config:9). Name a profile there that has credentials.',
    ],
    [
      'runs in a circle, even if the first profile has keys',
      { config: `${A} | source_profile = b | ${B} | source_profile = a`, credentials: `[a] | ${KEYS}` },
      '3 Profile "b": its source_profile closes a circle, a → b → a (~/.aws/config:6). Name a profile there that has credentials.',
    ],
    [
      'runs into a circle',
      { config: `${A} | source_profile = b | ${B} | source_profile = c | ${C} | source_profile = b` },
      '3 Profile "c": its source_profile closes a circle, a → b → c → b (~/.aws/config:9). Name a profile there that has credentials.',
    ],
    [
      'names no role',
      { config: `[profile a] | role_arn = arn:aws:iam::111122223333:user/A | source_profile = base`, credentials: base },
      '3 Profile "a": its role_arn is no ARN of a role (~/.aws/config:2). It looks like arn:aws:iam::ACCOUNT:role/NAME.',
    ],
  ])('%s', (_, asked, expected) => {
    expect(refusal({ profile: 'a', ...asked })).toBe(expected)
  })
})
