import { describe, expect, test } from 'vitest'
import { type Case, DEVICE, KEYS, plan, ROLE, refusal } from './planning'

const role = `[profile role] | role_arn = ${ROLE}/R | source_profile = base`
const credentials = `[base] | ${KEYS}`

function sessionNames(asked: Case): unknown[] {
  return plan({ profile: 'role', config: role, credentials, ...asked }).steps.map(
    (step) => 'roleSessionName' in step && step.roleSessionName,
  )
}

describe("a role's session is named", () => {
  const environment = { AWS_ROLE_SESSION_NAME: 'variable' }
  const settings = { sessionName: 'settings' }
  const named = `${role} | role_session_name = profile | mfa_serial = ${DEVICE}/alice`
  test.each<[by: string, asked: Case, name: string]>([
    ['by the option', { config: named, environment, settings, options: { sessionName: 'option' } }, 'option'],
    ['by the profile', { config: named, environment, settings }, 'profile'],
    ['by the environment', { environment, settings }, 'variable'],
    ['by the settings', { config: `${role} | role_session_name =`, environment: { AWS_ROLE_SESSION_NAME: ' ' }, settings }, 'settings'],
    ['after the MFA device', { config: `${role} | mfa_serial = ${DEVICE}/alice` }, 'alice'],
    [
      'after the MFA device, without its path',
      { config: `${role} | mfa_serial = ${DEVICE}/people/alice@example.com` },
      'alice@example.com',
    ],
    ['after the OS user, where the device has a number', { config: `${role} | mfa_serial = GAHT12345678` }, 'tester'],
    ['after the OS user, where IAM knows the device', { config: `${role} | mfa_serial = auto` }, 'tester'],
    ['after the OS user', {}, 'tester'],
    ['by all that STS takes', { config: `${role} | role_session_name = a_B9+=,.@-` }, 'a_B9+=,.@-'],
  ])('%s', (_, asked, name) => {
    expect(sessionNames(asked)).toEqual([name])
  })

  test('by each profile of a chain for itself, and by the option for the last', () => {
    const config = `${role} | role_session_name = last | [profile base] | role_arn = ${ROLE}/B | source_profile = user | role_session_name = first`
    const asked = { config, credentials: `[user] | ${KEYS}` }
    expect(sessionNames(asked)).toEqual(['first', 'last'])
    expect(sessionNames({ ...asked, options: { sessionName: 'option' } })).toEqual(['first', 'option'])
  })

  test('after the one MFA device on every role of a chain', () => {
    const config = `${role} | mfa_serial = ${DEVICE}/alice | [profile base] | role_arn = ${ROLE}/B | source_profile = user`
    expect(sessionNames({ config, credentials: `[user] | ${KEYS}` })).toEqual(['alice', 'alice'])
  })

  test('by the option where a web identity assumes it', () => {
    const config = `[profile role] | role_arn = ${ROLE}/W | web_identity_token_file = /t`
    expect(sessionNames({ config, options: { sessionName: 'option' } })).toEqual(['option'])
  })
})

describe('a name that nobody chose is cleaned:', () => {
  test.each<[osUser: string, name: string]>([
    ['DOMAIN\\José/x', 'DOMAIN-Jose-x'],
    ['Zoë Ångström', 'Zoe-Angstrom'],
    ['', 'awsenv'],
    ['x', 'awsenv-x'],
    ['名前', '--'],
    ['\u{1f600}', 'awsenv--'],
    ['u'.repeat(80), 'u'.repeat(64)],
    ['é'.repeat(80), 'e'.repeat(64)],
  ])('%j', (osUser, name) => {
    expect(sessionNames({ osUser })).toEqual([name])
    expect(name).toMatch(/^[\w+=,.@-]{2,64}$/)
  })
})

describe('a name that somebody chose is refused where STS would refuse it:', () => {
  const takes = '2 to 64 letters, digits and +=,.@-_.'
  test.each<[title: string, asked: Case, refusal: string]>([
    ['typed', { options: { sessionName: 'a b' } }, `2 --session-name "a b" is not allowed: it takes ${takes}`],
    ['typed, and empty', { options: { sessionName: '' } }, `2 --session-name "" is not allowed: it takes ${takes}`],
    [
      'configured',
      { config: `${role} | role_session_name = DOMAIN\\me` },
      `3 Profile "role": its role_session_name "DOMAIN\\me" is not allowed (~/.aws/config:4). It takes ${takes}`,
    ],
    [
      'configured, and too long',
      { config: `${role} | role_session_name = ${'x'.repeat(65)}` },
      `3 Profile "role": its role_session_name "${'x'.repeat(65)}" is not allowed (~/.aws/config:4). It takes ${takes}`,
    ],
    [
      'in the environment',
      { environment: { AWS_ROLE_SESSION_NAME: 'x' } },
      `3 AWS_ROLE_SESSION_NAME "x" is not allowed. It takes ${takes}`,
    ],
  ])('%s', (_, asked, expected) => {
    expect(refusal({ profile: 'role', config: role, credentials, ...asked })).toBe(expected)
  })
})
