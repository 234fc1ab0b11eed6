import { describe, expect, test } from 'vitest'
import { type Case, DEVICE, KEYS, outline, plan, ROLE, refusal, TOKEN } from './planning'

const serial = (name: string) => `mfa_serial = ${DEVICE}/${name}`
const role = `[profile role] | role_arn = ${ROLE}/R | source_profile = base`
const base = `[base] | ${KEYS}`
const code = { code: true }

describe('mfa_serial on', () => {
  test.each<[where: string, profile: string, config: string, outline: string]>([
    ['the role, which is assumed', 'role', `${role} | ${serial('role')}`, 'static base > AssumeRole role +role'],
    ['the source, and the role is assumed', 'role', `${role} | [profile base] | ${serial('base')}`, 'static base > AssumeRole role'],
    [
      'both, and the role is assumed',
      'role',
      `${role} | ${serial('role')} | [profile base] | ${serial('base')}`,
      'static base > AssumeRole role +role',
    ],
    ['the role, and none is assumed', 'base', `${role} | ${serial('role')}`, 'static base > GetSessionToken base'],
    [
      'the source, and no role is assumed',
      'base',
      `${role} | [profile base] | ${serial('base')}`,
      'static base > GetSessionToken base +base',
    ],
    [
      'both, and no role is assumed',
      'base',
      `${role} | ${serial('role')} | [profile base] | ${serial('base')}`,
      'static base > GetSessionToken base +base',
    ],
  ])('%s', (_, profile, config, expected) => {
    expect(outline(plan({ profile, config, credentials: base }))).toBe(expected)
  })
})

describe('the device is', () => {
  const option = { mfaSerial: `${DEVICE}/option` }
  const environment = { AWS_MFA_SERIAL: `${DEVICE}/environment` }
  const onBase = `[profile base] | ${serial('base')}`
  const credentials = base
  test.each<[title: string, asked: Case, device: string | undefined]>([
    ["--mfa-serial's before all others", { config: `${role} | ${serial('role')}`, options: option, environment }, `${DEVICE}/option`],
    ['the profile’s before AWS_MFA_SERIAL', { config: `${role} | ${serial('role')}`, environment }, `${DEVICE}/role`],
    ['mfa_serial before aws_mfa_device', { config: `${role} | aws_mfa_device = ${DEVICE}/old | ${serial('role')}` }, `${DEVICE}/role`],
    ['aws_mfa_device', { config: `${role} | aws_mfa_device = ${DEVICE}/old`, environment }, `${DEVICE}/old`],
    ['AWS_MFA_SERIAL, whether or not there is a code', { config: role, environment }, `${DEVICE}/environment`],
    ["AWS_MFA_SERIAL before the source's", { config: `${role} | ${onBase}`, environment, options: code }, `${DEVICE}/environment`],
    ['the source’s, with a code', { config: `${role} | ${onBase}`, options: code }, `${DEVICE}/base`],
    ['asked of IAM, with a code and nothing else', { config: role, options: code }, 'auto'],
    ['asked of IAM, where --mfa-serial says so', { config: `${role} | ${serial('role')}`, options: { mfaSerial: 'auto' } }, 'auto'],
    ['asked of IAM, where mfa_serial says so', { config: `${role} | mfa_serial = auto` }, 'auto'],
    ['none without a code or a serial', { config: role }, undefined],
    ['none for blank values', { config: `${role} | mfa_serial =`, environment: { AWS_MFA_SERIAL: ' ' } }, undefined],
    ['a hardware device by its number', { config: `${role} | mfa_serial = GAHT12345678` }, 'GAHT12345678'],
  ])('%s', (_, asked, device) => {
    const [step] = plan({ profile: 'role', credentials, ...asked }).steps
    expect(step && 'mfaSerial' in step ? step.mfaSerial : undefined).toBe(device)
  })
})

describe('one code serves a chain:', () => {
  const two = (first: string, second: string) =>
    `[profile role] | role_arn = ${ROLE}/R | source_profile = mid${second} | [profile mid] | role_arn = ${ROLE}/M | source_profile = base${first}`
  test.each<[title: string, config: string, outline: string, warnings: string[]]>([
    [
      'the same serial on each role',
      two(` | ${serial('x')}`, ` | ${serial('x')}`),
      'static base > AssumeRole mid +x > AssumeRole role',
      [],
    ],
    ['a serial on the last role alone', two('', ` | ${serial('x')}`), 'static base > AssumeRole mid +x > AssumeRole role', []],
    [
      'two serials: that of the first call',
      two(` | ${serial('first')}`, ` | ${serial('last')}`),
      'static base > AssumeRole mid +first > AssumeRole role',
      [`Profile "role": its mfa_serial is not used: one code serves the whole chain, and it comes from ${DEVICE}/first.`],
    ],
  ])('%s', (_, config, expected, warnings) => {
    const found = plan({ profile: 'role', config, credentials: base })
    expect(outline(found)).toBe(expected)
    expect(found.warnings).toEqual(warnings)
  })
})

describe('a serial without codes is refused:', () => {
  const u2f = 'arn:aws:iam::111122223333:u2f/user/alice/key-ABC'
  const user = 'arn:aws:iam::111122223333:user/alice'
  test.each<[title: string, asked: Case, refusal: string]>([
    [
      'a security key in a profile',
      { config: `${role} | mfa_serial = ${u2f}` },
      `3 Profile "role": its mfa_serial "${u2f}" is a security key, and STS takes six-digit codes only (~/.aws/config:4). Register an authenticator app beside it, or use \`aws login\` or SSO.`,
    ],
    [
      'a security key as an option',
      { config: role, options: { mfaSerial: u2f } },
      `2 --mfa-serial "${u2f}" is a security key, and STS takes six-digit codes only. Register an authenticator app beside it, or use \`aws login\` or SSO.`,
    ],
    [
      'the ARN of a user',
      { config: `${role} | mfa_serial = ${user}` },
      `3 Profile "role": its mfa_serial "${user}" is the ARN of a user (~/.aws/config:4). That of the device is most likely ${DEVICE}/alice.`,
    ],
    [
      'the ARN of a user in the environment',
      { config: role, environment: { AWS_MFA_SERIAL: user } },
      `3 AWS_MFA_SERIAL "${user}" is the ARN of a user. That of the device is most likely ${DEVICE}/alice.`,
    ],
    [
      'the ARN of a user on the source, with a code',
      { config: `${role} | [profile base] | mfa_serial = ${user}`, options: code },
      `3 Profile "base": its mfa_serial "${user}" is the ARN of a user (~/.aws/config:5). That of the device is most likely ${DEVICE}/alice.`,
    ],
    [
      'no serial at all',
      { config: `${role} | aws_mfa_device = 123456` },
      '3 Profile "role": its aws_mfa_device "123456" is neither the ARN nor the number of a device (~/.aws/config:4). It looks like arn:aws:iam::ACCOUNT:mfa/NAME.',
    ],
  ])('%s', (_, asked, expected) => {
    expect(refusal({ profile: 'role', credentials: base, ...asked })).toBe(expected)
  })
})

describe('keys without a device', () => {
  const web = `[profile base] | role_arn = ${ROLE}/W | web_identity_token_file = /t`
  const leaveOut = 'Leave out the code and --mfa-serial, or name a profile with long-term keys.'
  test.each<[title: string, asked: Case, refusal: string]>([
    [
      'temporary keys, with a code',
      { profile: 'base', credentials: `${base} | ${TOKEN}`, options: code },
      `profile "base" has temporary keys. ${leaveOut}`,
    ],
    [
      'temporary keys, with --mfa-serial',
      { profile: 'base', credentials: `${base} | ${TOKEN}`, options: { mfaSerial: 'auto' } },
      `profile "base" has temporary keys. ${leaveOut}`,
    ],
    [
      'temporary keys below a role',
      { config: role, credentials: `${base} | ${TOKEN}`, options: code },
      `profile "base" has temporary keys. ${leaveOut}`,
    ],
    ['a web identity below a role', { config: `${role} | ${web}`, options: code }, `profile "base" has a web identity. ${leaveOut}`],
    [
      'a process that is used as it is',
      { profile: 'base', config: '[profile base] | credential_process = x', options: code },
      `profile "base" has a credential_process. ${leaveOut}`,
    ],
  ])('cannot serve MFA that was asked for: %s', (_, asked, expected) => {
    expect(refusal({ profile: 'role', ...asked })).toBe(`4 MFA needs long-term keys, and ${expected}`)
  })

  test('are used without MFA where only a profile names a device, and a warning says so', () => {
    const { steps, warnings } = plan({ profile: 'role', config: `${role} | ${serial('x')}`, credentials: `${base} | ${TOKEN}` })
    expect(steps).toHaveLength(1)
    expect(steps[0]).not.toHaveProperty('mfaSerial')
    expect(warnings).toEqual([
      'Profile "role": its mfa_serial is not used: MFA needs long-term keys, and profile "base" has temporary keys.',
    ])
  })

  test('do not mind AWS_MFA_SERIAL, which is for whoever has a device', () => {
    const asked = { profile: 'base', config: web, environment: { AWS_MFA_SERIAL: `${DEVICE}/x` } }
    expect(plan(asked)).toMatchObject({ steps: [{ call: 'AssumeRoleWithWebIdentity' }], warnings: [] })
  })

  test('may turn out to be a user’s where a process hands them out for a role', () => {
    const config = `${role} | ${serial('x')} | [profile base] | credential_process = x`
    expect(outline(plan({ profile: 'role', config }))).toBe('process base > AssumeRole role +x')
  })
})

test('mfa_process comes from the profile, else from what it is made of', () => {
  const config = (more: string) => `${role} | ${more} | [profile base] | mfa_process = of base`
  const found = (more: string) => plan({ profile: 'role', config: config(more), credentials: base }).mfaProcess
  expect([found('mfa_process = of role'), found('mfa_process =')]).toEqual(['of role', 'of base'])
})
