import { describe, expect, test } from 'vitest'
import type { Options } from '../../src/plan/request'
import { type Case, KEYS, plan, ROLE, refusal, TOKEN } from './planning'

const POLICY = '{"Version":"2012-10-17","Statement":[]}'
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const credentials = `[base] | ${KEYS}`

function role(more = ''): string {
  return `[profile role] | role_arn = ${ROLE}/R | source_profile = base${more && ` | ${more}`}`
}

function numbered<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

describe('a role is assumed with', () => {
  test.each<[title: string, more: string, options: Options, found: object]>([
    ["the profile's external id", 'external_id = a:b/c', {}, { externalId: 'a:b/c' }],
    ["the option's before it", 'external_id = profile', { externalId: 'option' }, { externalId: 'option' }],
    ["the profile's source identity", 'source_identity = me@example.com', {}, { sourceIdentity: 'me@example.com' }],
    ["the option's before it", 'source_identity = profile', { sourceIdentity: 'option' }, { sourceIdentity: 'option' }],
    [
      "the profile's tags",
      'session_tags = team = blue sky , empty=,url=a=b:c',
      {},
      { tags: { team: 'blue sky', empty: '', url: 'a=b:c' } },
    ],
    ['typed tags', '', { tags: { Größe: 'x' } }, { tags: { Größe: 'x' } }],
    [
      'both, where a typed one wins, in whatever case',
      'session_tags = Team=blue,cost=1',
      { tags: { team: 'red' } },
      { tags: { cost: '1', team: 'red' } },
    ],
    [
      'fifty tags',
      `session_tags = ${numbered(50, (index) => `k${index}=v`)}`,
      {},
      { tags: Object.fromEntries(numbered(50, (index) => [`k${index}`, 'v'])) },
    ],
    [
      "the profile's transitive tags",
      'session_tags = a=1,b=2 | transitive_session_tags = B , a',
      {},
      { tags: { a: '1', b: '2' }, transitiveTagKeys: ['B', 'a'] },
    ],
    [
      'these and the typed ones, each once',
      'session_tags = a=1,b=2 | transitive_session_tags = a',
      { transitiveTagKeys: ['a', 'b'] },
      { tags: { a: '1', b: '2' }, transitiveTagKeys: ['a', 'b'] },
    ],
    ['a typed policy', '', { policy: POLICY }, { policy: POLICY }],
    [
      'typed policy ARNs',
      '',
      { policyArns: [READ_ONLY, 'arn:aws-cn:iam::111122223333:policy/path/p'] },
      { policyArns: [READ_ONLY, 'arn:aws-cn:iam::111122223333:policy/path/p'] },
    ],
    ['none of it, if nobody says so', '', { tags: {}, transitiveTagKeys: [], policyArns: [] }, {}],
    ['none of it for empty settings', 'external_id = | session_tags = | transitive_session_tags = | source_identity =', {}, {}],
  ])('%s', (_, more, options, found) => {
    const [step] = plan({ profile: 'role', config: role(more), credentials, options }).steps
    const { externalId, sourceIdentity, tags, transitiveTagKeys, policy, policyArns } = step?.call === 'AssumeRole' ? step : ({} as never)
    expect({ externalId, sourceIdentity, tags, transitiveTagKeys, policy, policyArns }).toEqual(found)
  })

  test('a tag whose name objects inherit', () => {
    const [step] = plan({ profile: 'role', config: role('session_tags = __proto__=x'), credentials }).steps
    expect(JSON.stringify(step?.call === 'AssumeRole' && step.tags)).toBe('{"__proto__":"x"}')
  })

  test('what its own profile says, in a chain; the options are for the last', () => {
    const config = `${role('session_tags = of=last')} | [profile base] | role_arn = ${ROLE}/B | source_profile = user | session_tags = of=first | external_id = first`
    const options = { externalId: 'option', sourceIdentity: 'option', tags: { typed: 'x' }, policy: POLICY, policyArns: [READ_ONLY] }
    const [first, last] = plan({ profile: 'role', config, credentials: `[user] | ${KEYS}`, options }).steps
    expect(first).toMatchObject({ tags: { of: 'first' }, externalId: 'first' })
    for (const name of ['sourceIdentity', 'policy', 'policyArns']) expect(first).not.toHaveProperty(name)
    expect(last).toMatchObject({ ...options, tags: { of: 'last', typed: 'x' } })
  })
})

describe('what STS would not take is refused:', () => {
  const takes = (most: number) => `It takes ${most === 128 ? '1 to 128' : 'up to 256'} letters, digits, blanks and _.:/=+-@.`
  const identity = '2 to 64 letters, digits and +=,.@-_.'
  test.each<[more: string, refusal: string]>([
    ['external_id = x', `its external_id "x" is not allowed (~/.aws/config:4). It takes 2 to 1224 letters, digits and +=,.@:/-_.`],
    ['source_identity = a b', `its source_identity "a b" is not allowed (~/.aws/config:4). It takes ${identity}`],
    ['session_tags = a=1,b', 'its session_tags holds "b", which has no "=" (~/.aws/config:4). Write key=value,key2=value2.'],
    ['session_tags = a=1,', 'its session_tags holds "", which has no "=" (~/.aws/config:4). Write key=value,key2=value2.'],
    ['session_tags = =1', `its session_tags has a key that is not allowed, "" (~/.aws/config:4). ${takes(128)}`],
    ['session_tags = a!=1', `its session_tags has a key that is not allowed, "a!" (~/.aws/config:4). ${takes(128)}`],
    [
      `session_tags = ${'k'.repeat(129)}=1`,
      `its session_tags has a key that is not allowed, "${'k'.repeat(129)}" (~/.aws/config:4). ${takes(128)}`,
    ],
    ['session_tags = a=1!', `its session_tags has a value that is not allowed, "1!" of "a" (~/.aws/config:4). ${takes(256)}`],
    [
      `session_tags = a=${'v'.repeat(257)}`,
      `its session_tags has a value that is not allowed, "${'v'.repeat(257)}" of "a" (~/.aws/config:4). ${takes(256)}`,
    ],
    ['session_tags = a=1,A=2', 'its session_tags names "A" twice (~/.aws/config:4). Upper and lower case are the same to STS.'],
    [`session_tags = ${numbered(51, (index) => `k${index}=v`)}`, 'its session_tags names 51 tags (~/.aws/config:4). STS takes 50 at most.'],
    [
      'session_tags = a=1 | transitive_session_tags = b',
      'its transitive_session_tags names "b", which is the key of no tag (~/.aws/config:5). Add that tag, or leave the key out.',
    ],
    [
      'transitive_session_tags = b',
      'its transitive_session_tags names "b", which is the key of no tag (~/.aws/config:4). Add that tag, or leave the key out.',
    ],
  ])('%s', (more, expected) => {
    expect(refusal({ profile: 'role', config: role(more), credentials })).toBe(`3 Profile "role": ${expected}`)
  })

  test.each<[title: string, options: Options, refusal: string]>([
    ['an external id', { externalId: 'x' }, '--external-id "x" is not allowed: it takes 2 to 1224 letters, digits and +=,.@:/-_.'],
    ['an empty external id', { externalId: '' }, '--external-id "" is not allowed: it takes 2 to 1224 letters, digits and +=,.@:/-_.'],
    ['a source identity', { sourceIdentity: 'x' }, `--source-identity "x" is not allowed: it takes ${identity}`],
    ['a tag', { tags: { 'a!': '1' } }, `--tag has a key that is not allowed, "a!". ${takes(128)}`],
    ['a tag twice', { tags: { a: '1', A: '1' } }, '--tag names "A" twice. Upper and lower case are the same to STS.'],
    [
      'too many tags',
      { tags: Object.fromEntries(numbered(51, (index) => [`k${index}`, 'v'])) },
      '--tag names 51 tags. STS takes 50 at most.',
    ],
    [
      'a transitive tag that is none',
      { tags: { a: '1' }, transitiveTagKeys: ['b'] },
      '--transitive-tag names "b", which is the key of no tag. Add that tag, or leave the key out.',
    ],
    [
      'a policy that is no JSON',
      { policy: '{' },
      '--session-policy is no JSON object. It looks like {"Version": "2012-10-17", "Statement": []}.',
    ],
    [
      'a policy that is no object',
      { policy: '[]' },
      '--session-policy is no JSON object. It looks like {"Version": "2012-10-17", "Statement": []}.',
    ],
    [
      'a policy that is too long',
      { policy: `{"a":"${'x'.repeat(2041)}"}` },
      '--session-policy is 2049 characters long: STS takes 2048 at most.',
    ],
    [
      'a policy beyond Latin-1',
      { policy: '{"a":"€"}' },
      '--session-policy holds characters that STS does not take: write them as \\u escapes.',
    ],
    [
      'what is no policy’s ARN',
      { policyArns: ['ReadOnlyAccess'] },
      '--policy-arn "ReadOnlyAccess" is no ARN of a policy. It looks like arn:aws:iam::aws:policy/ReadOnlyAccess.',
    ],
    ['too many policy ARNs', { policyArns: numbered(11, () => READ_ONLY) }, '--policy-arn is given 11 times: STS takes 10 at most.'],
  ])('%s', (_, options, expected) => {
    expect(refusal({ profile: 'role', config: role(), credentials, options })).toBe(`2 ${expected}`)
  })

  test('typed tags that are too many beside those of the profile', () => {
    const config = role(`session_tags = ${numbered(50, (index) => `k${index}=v`)}`)
    expect(refusal({ profile: 'role', config, credentials, options: { tags: { one: 'more' } } })).toBe(
      '2 --tag makes 51 tags with those of the profile. STS takes 50 at most.',
    )
  })

  test('but not the longest that it takes', () => {
    const tags = { ['k'.repeat(128)]: '\u{1d54a}'.repeat(256) }
    const options = {
      externalId: 'x'.repeat(1224),
      sourceIdentity: 'x'.repeat(64),
      tags,
      policy: `{"a":"${'x'.repeat(2040)}"}`,
      policyArns: numbered(10, () => READ_ONLY),
    }
    expect(plan({ profile: 'role', config: role(), credentials, options }).steps).toMatchObject([options])
  })
})

describe('an option that nothing would heed is refused', () => {
  const options: readonly (readonly [name: string, typed: Options])[] = [
    ['--duration', { duration: 900 }],
    ['--session-name', { sessionName: 'me' }],
    ['--external-id', { externalId: 'x1' }],
    ['--tag', { tags: { a: '1' } }],
    ['--transitive-tag', { transitiveTagKeys: ['a'] }],
    ['--source-identity', { sourceIdentity: 'me' }],
    ['--session-policy', { policy: POLICY }],
    ['--policy-arn', { policyArns: [READ_ONLY] }],
  ]
  const asItIs = 'assumes no role, and its credentials are taken as they are'

  test.each<[title: string, asked: Case, heeded: readonly string[], why: string]>([
    [
      'for a web identity',
      { config: `[profile p] | role_arn = ${ROLE}/W | web_identity_token_file = /t` },
      ['--duration', '--session-name', '--session-policy', '--policy-arn'],
      'assumes its role with a web identity, which takes no such thing',
    ],
    ['for long-term keys', { credentials: `[p] | ${KEYS}` }, ['--duration'], 'gets a session for long-term keys, and no role'],
    [
      "for a role's keys",
      { goal: 'session', config: role().replace(' role]', ' p]'), credentials },
      ['--duration'],
      'gets a session for long-term keys, and no role',
    ],
    ['for temporary keys', { credentials: `[p] | ${KEYS} | ${TOKEN}` }, [], asItIs],
    ['for a process', { config: '[profile p] | credential_process = x' }, [], asItIs],
    ['for an instance', { config: '[profile p] | credential_source = Ec2InstanceMetadata' }, [], asItIs],
    [
      'for SSO',
      { config: '[profile p] | sso_account_id = 1 | sso_role_name = R | sso_region = us-east-1 | sso_start_url = https://x' },
      [],
      'gets an SSO role as it is',
    ],
  ])('%s', (_, asked, heeded, why) => {
    const found = options.map(([, typed]) => refusal({ profile: 'p', ...asked, options: typed }))
    const refused = (name: string) => `2 ${name} would change nothing: profile "p" ${why}. Leave it out.`
    expect(found).toEqual(options.map(([name]) => (heeded.includes(name) ? 'planned' : refused(name))))
  })
})

test('a web identity takes a name, a duration and policies', () => {
  const config = `[profile p] | role_arn = ${ROLE}/W | web_identity_token_file = /t | session_tags = a=1 | source_identity = me`
  const options = { sessionName: 'me', duration: 900, policy: POLICY, policyArns: [READ_ONLY] }
  expect(plan({ profile: 'p', config, options }).steps).toEqual([
    {
      call: 'AssumeRoleWithWebIdentity',
      profile: 'p',
      region: 'us-east-1',
      roleArn: `${ROLE}/W`,
      roleSessionName: 'me',
      durationSeconds: 900,
      policy: POLICY,
      policyArns: [READ_ONLY],
    },
  ])
})
