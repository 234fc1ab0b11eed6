import { describe, expect, test } from 'vitest'
import { type Case, DEVICE, KEYS, outline, plan, ROLE, refusal, TOKEN } from './planning'

const role = `[profile role] | role_arn = ${ROLE}/R | source_profile = base`
const credentials = `[base] | ${KEYS}`

describe('a session is for the long-term keys of', () => {
  test.each<[title: string, asked: Case, outline: string]>([
    ['a profile', { profile: 'base', credentials }, 'static base > GetSessionToken base'],
    ["a role's source", { config: role, credentials }, 'static base > GetSessionToken base'],
    [
      'the end of a chain',
      { config: `${role} | [profile base] | role_arn = ${ROLE}/B | source_profile = user`, credentials: `[user] | ${KEYS}` },
      'static user > GetSessionToken user',
    ],
    ['a process, which may have some', { profile: 'p', config: '[profile p] | credential_process = x' }, 'process p > GetSessionToken p'],
    [
      'the environment',
      { config: role, credentials, environment: { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's' }, options: { fromEnv: true } },
      'environment base > GetSessionToken base',
    ],
  ])('%s', (_, asked, expected) => {
    expect(outline(plan({ goal: 'session', profile: 'role', ...asked }))).toBe(expected)
  })

  test.each<[title: string, asked: Case, device: string]>([
    ["the keys' own", { config: `${role} | mfa_serial = ${DEVICE}/role | [profile base] | mfa_serial = ${DEVICE}/base` }, 'base'],
    ["the role's, where the keys have none", { config: `${role} | mfa_serial = ${DEVICE}/role` }, 'role'],
    ['the device that IAM names, with a code', { config: role, options: { code: true } }, 'auto'],
  ])('with the device: %s', (_, asked, device) => {
    const found = plan({ goal: 'session', profile: 'role', credentials, ...asked })
    expect(outline(found)).toBe(`static base > GetSessionToken base +${device}`)
    expect(found.warnings).toEqual([])
  })

  test('with their duration, or the typed one', () => {
    const config = `${role} | duration_seconds = 900 | [profile base] | duration_seconds = 1000`
    const durations = (options: Case['options'] = {}) => plan({ goal: 'session', profile: 'role', config, credentials, options }).steps
    expect([...durations(), ...durations({ duration: 1100 })]).toMatchObject([{ durationSeconds: 1000 }, { durationSeconds: 1100 }])
  })

  test("in the role's region, which is exported, or in their own", () => {
    const found = (region: string) =>
      plan({ goal: 'session', profile: 'role', config: `${role} | ${region} | [profile base] | region = us-west-2`, credentials })
    expect([found('region = eu-west-1'), found('region =')]).toMatchObject([
      { profile: 'role', region: 'eu-west-1', steps: [{ region: 'eu-west-1' }] },
      { profile: 'role', region: 'us-west-2', steps: [{ region: 'us-west-2' }] },
    ])
  })

  test.each<[title: string, asked: Case, has: string]>([
    ['temporary keys', { credentials: `${credentials} | ${TOKEN}` }, 'temporary keys'],
    ['an instance', { config: '[profile base] | credential_source = Ec2InstanceMetadata' }, "the EC2 instance's role"],
  ])('nobody: %s are refused', (_, asked, has) => {
    expect(refusal({ goal: 'session', profile: 'base', ...asked })).toBe(
      `3 GetSessionToken needs long-term keys, and profile "base" has ${has}. Name a profile with long-term keys.`,
    )
  })
})
