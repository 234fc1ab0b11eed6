import { describe, expect, test } from 'vitest'
import { type Case, KEYS, plan, ROLE, refusal, TOKEN } from './planning'

const role = `[profile role] | role_arn = ${ROLE}/R | source_profile = base`
const chain = `[profile role] | role_arn = ${ROLE}/R | source_profile = mid | [profile mid] | role_arn = ${ROLE}/M | source_profile = base`
const base = `[base] | ${KEYS}`
const cap = 'AWS caps a role that temporary credentials assume, like those of another role, at one hour'

function durations(asked: Case): (number | undefined)[] {
  return plan(asked).steps.map((step) => ('durationSeconds' in step ? step.durationSeconds : undefined))
}

describe('durations in seconds, call by call:', () => {
  test.each<[title: string, asked: Case, durations: number[]]>([
    ["a role's usual one", { profile: 'role', config: role }, [3600]],
    ["a session's usual one", { profile: 'base' }, [43200]],
    ["the profile's", { profile: 'role', config: `${role} | duration_seconds = 7200` }, [7200]],
    ["a user's role for all of twelve hours, by one call", { profile: 'role', config: `${role} | duration_seconds = 43200` }, [43200]],
    ["a session's, of all of 36 hours", { profile: 'base', config: '[profile base] | duration_seconds = 129600' }, [129600]],
    ['the least', { profile: 'role', config: `${role} | duration_seconds = 0900` }, [900]],
    [
      "the option's before the profile's",
      { profile: 'role', config: `${role} | duration_seconds = 7200`, options: { duration: 900 } },
      [900],
    ],
    [
      "the profile's before the settings'",
      { profile: 'role', config: `${role} | duration_seconds = 7200`, settings: { duration: 900 } },
      [7200],
    ],
    ["the settings'", { profile: 'role', config: role, settings: { duration: 900 } }, [900]],
    ["the source's is its own", { profile: 'role', config: `${role} | [profile base] | duration_seconds = 900` }, [3600]],
    ['of two roles, each has its own', { profile: 'role', config: `${chain} | duration_seconds = 7200` }, [7200, 3600]],
    ['of two roles, the option is for the last', { profile: 'role', config: chain, options: { duration: 900 } }, [3600, 900]],
    ["of two roles, the settings' is for the last", { profile: 'role', config: chain, settings: { duration: 900 } }, [3600, 900]],
    ['an empty one is none', { profile: 'role', config: `${role} | duration_seconds =` }, [3600]],
    [
      "a web identity's",
      { profile: 'w', config: `[profile w] | role_arn = ${ROLE}/W | web_identity_token_file = /t`, options: { duration: 43200 } },
      [43200],
    ],
    [
      'a process may have long-term keys',
      { profile: 'role', config: `${role} | duration_seconds = 7200 | [profile base] | credential_process = x`, credentials: '' },
      [7200],
    ],
  ])('%s', (_, asked, expected) => {
    expect(durations({ credentials: base, ...asked })).toEqual(expected)
    expect(plan({ credentials: base, ...asked }).warnings).toEqual([])
  })
})

describe('what is configured is lowered to the hour of a chained role, with one warning:', () => {
  const sso = '[profile base] | sso_account_id = 1 | sso_role_name = R | sso_region = us-east-1 | sso_start_url = https://x'
  test.each<[title: string, asked: Case]>([
    [
      'from a role',
      { config: `${chain.replace('source_profile = mid', 'source_profile = mid | duration_seconds = 43200')}`, credentials: base },
    ],
    ['from SSO', { config: `${role} | duration_seconds = 43200 | ${sso}` }],
    ['from temporary keys', { config: `${role} | duration_seconds = 43200`, credentials: `${base} | ${TOKEN}` }],
    ['from a session of aws login', { config: `${role} | duration_seconds = 43200 | [profile base] | login_session = x` }],
    [
      'from an instance',
      { config: `[profile role] | role_arn = ${ROLE}/R | credential_source = Ec2InstanceMetadata | duration_seconds = 43200` },
    ],
  ])('%s', (_, asked) => {
    const { steps, warnings } = plan({ profile: 'role', ...asked })
    expect(steps.at(-1)).toMatchObject({ call: 'AssumeRole', durationSeconds: 3600 })
    expect(warnings).toEqual([
      expect.stringMatching(/^Profile "role": its duration_seconds \(.*config:\d\) of 43200 is lowered to 3600\. AWS caps /),
    ])
  })

  test("the settings'", () => {
    expect(plan({ profile: 'role', config: chain, credentials: base, settings: { duration: 7200 } }).warnings).toEqual([
      `Profile "role": the settings' duration of 7200 is lowered to 3600. ${cap}.`,
    ])
  })
})

describe('a duration is refused that is out of range:', () => {
  const notWhole = (text: string, most: number) =>
    `3 Profile "role": its duration_seconds "${text}" is no whole number from 900 to ${most} (~/.aws/config:4). Write it in seconds, like 3600.`
  test.each<[title: string, asked: Case, refusal: string]>([
    [
      'typed, too short',
      { config: role, options: { duration: 899 } },
      '2 --duration 899 is out of range: AssumeRole takes 900 to 43200 seconds.',
    ],
    [
      'typed, too long',
      { config: role, options: { duration: 43201 } },
      '2 --duration 43201 is out of range: AssumeRole takes 900 to 43200 seconds.',
    ],
    [
      'typed, too long for a session',
      { profile: 'base', options: { duration: 129601 } },
      '2 --duration 129601 is out of range: GetSessionToken takes 900 to 129600 seconds.',
    ],
    [
      'typed, too long for a chained role',
      { config: chain, options: { duration: 3601 } },
      `2 --duration 3601 is too long: ${cap}. Ask for 3600 or less.`,
    ],
    [
      'typed, too short for a chained role',
      { config: chain, options: { duration: 60 } },
      '2 --duration 60 is out of range: AssumeRole takes 900 to 43200 seconds.',
    ],
    ['1h', { config: `${role} | duration_seconds = 1h` }, notWhole('1h', 43200)],
    ['too short', { config: `${role} | duration_seconds = 899` }, notWhole('899', 43200)],
    ['too long', { config: `${role} | duration_seconds = 43201` }, notWhole('43201', 43200)],
    ['a fraction', { config: `${role} | duration_seconds = 3600.5` }, notWhole('3600.5', 43200)],
    ['beyond counting', { config: `${role} | duration_seconds = 99999999999999999999` }, notWhole('99999999999999999999', 43200)],
    [
      "a session's",
      { profile: 'base', config: '[profile base] | duration_seconds = 129601' },
      '3 Profile "base": its duration_seconds "129601" is no whole number from 900 to 129600 (~/.aws/config:2). Write it in seconds, like 3600.',
    ],
    [
      "the settings'",
      { config: role, settings: { duration: 86400 } },
      "3 The settings' duration of 86400 seconds is out of range: AssumeRole takes 900 to 43200. Say --duration.",
    ],
  ])('%s', (_, asked, expected) => {
    expect(refusal({ profile: 'role', credentials: base, ...asked })).toBe(expected)
  })
})
