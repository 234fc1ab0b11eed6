import { describe, expect, test } from 'vitest'
import { SUMMARY, summaries } from '../../src/plan/summary'
import type { Profiles } from '../../src/profiles/types'
import { DEVICE, KEYS, planWithProfiles, profilesOf, ROLE, TOKEN } from './planning'

const nothing = { name: 'p', kind: null, account: null, role: null, region: null, mfa: null, source: null }
const SSO = 'sso_account_id = 1 | sso_role_name = R | sso_region = us-east-1 | sso_start_url = https://x'

function summaryOf(profiles: Profiles): Record<string, unknown> {
  const summary = summaries(profiles).find(([name]) => name === 'p') ?? []
  return Object.fromEntries(summary.map((each, index) => [SUMMARY[index], each]))
}

describe('a profile in one line:', () => {
  test.each<[config: string, credentials: string, summary: object]>([
    [
      `role_arn = ${ROLE}/path/R | source_profile = q | mfa_serial = ${DEVICE}/me | region = eu-west-1`,
      '',
      { kind: 'role', account: '111122223333', role: 'path/R', source: 'q', mfa: `${DEVICE}/me`, region: 'eu-west-1' },
    ],
    [
      `role_arn = ${ROLE}/R | credential_source = EcsContainer | aws_mfa_device = ${DEVICE}/me`,
      '',
      { kind: 'role', account: '111122223333', role: 'R', source: 'EcsContainer', mfa: `${DEVICE}/me` },
    ],
    [`${SSO} | sso_session = s`, '', { kind: 'sso', account: '1', role: 'R', source: 's' }],
    ['aws_account_id = 7', KEYS, { kind: 'static', account: '7' }],
    // Broken ones are shown as well.
    ['credential_source = constructor', '', { source: 'constructor' }],
    ['role_arn = nonsense', '', { kind: 'role' }],
    ['sso_start_url = https://x', '', { source: 'https://x' }],
    ['', 'aws_secret_access_key = x', {}],
  ])('%s', (config, credentials, summary) => {
    const profiles = profilesOf({ config: `[profile p] | ${config}`, credentials: `[p] | ${credentials}` })
    expect(summaryOf(profiles)).toEqual({ ...nothing, ...summary })
  })

  test("aws-mfa's long-term keys", () => {
    const profiles = profilesOf({
      config: '[profile p] | region = eu-west-1',
      credentials: `[p-long-term] | ${KEYS} | aws_mfa_device = ${DEVICE}/me`,
    })
    expect(summaryOf(profiles)).toEqual({ ...nothing, kind: 'static', region: 'eu-west-1', mfa: `${DEVICE}/me` })
  })
})

describe('its kind is that of the plan:', () => {
  test.each<[config: string, credentials: string]>([
    [`role_arn = ${ROLE}/W | web_identity_token_file = /t | ${SSO}`, KEYS],
    [`${SSO} | login_session = arn | credential_process = x`, KEYS],
    ['login_session = arn | credential_process = x', KEYS],
    [`login_session = arn | credential_process = x | ${KEYS}`, 'region = eu-west-1'],
    [`credential_process = x | ${KEYS} | credential_source = EcsContainer`, 'region = eu-west-1'],
    [`${KEYS} | credential_source = EcsContainer`, 'region = eu-west-1'],
    ['credential_source = EcsContainer', 'region = eu-west-1'],
    ['credential_source = Ec2InstanceMetadata', 'region = eu-west-1'],
    ['credential_source = Environment', 'region = eu-west-1'],
    ['login_session = arn', `${KEYS} | ${TOKEN}`],
  ])('%s beside %s', (config, credentials) => {
    const environment = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's' }
    const { plan, profiles } = planWithProfiles({
      profile: 'p',
      config: `[profile p] | ${config}`,
      credentials: `[p] | ${credentials}`,
      environment,
    })
    expect(summaryOf(profiles).kind).toBe(plan.base.kind)
  })
})
