import { describe, expect, test } from 'vitest'
import { type Case, KEYS, plan, refusal } from './planning'

const role = (partition = 'aws') => `[profile role] | role_arn = arn:${partition}:iam::111122223333:role/R | source_profile = base`
const here = { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-north-1' }
const onBase = '[profile base] | region = us-west-2'

/** Where the calls go, and what becomes of the environment. */
function regions(asked: Case): string {
  const { steps, region = 'as it is' } = plan({ profile: 'role', config: role(), credentials: `[base] | ${KEYS}`, ...asked })
  return `${steps.map((step) => step.region).join(' ')}, exported ${region}`
}

describe('the region is', () => {
  test.each<[title: string, asked: Case, regions: string]>([
    [
      "--region's",
      { config: `${role()} | region = eu-west-1`, environment: here, options: { region: 'ap-east-1' } },
      'ap-east-1, exported ap-east-1',
    ],
    ["the profile's", { config: `${role()} | region = eu-west-1 | ${onBase}`, environment: here }, 'eu-west-1, exported eu-west-1'],
    ["the source's", { config: `${role()} | region = | ${onBase}`, environment: here }, 'us-west-2, exported us-west-2'],
    [
      "the environment's, and stays the user's",
      { environment: here, settings: { region: 'sa-east-1' } },
      'eu-central-1, exported as it is',
    ],
    ["AWS_DEFAULT_REGION's", { environment: { AWS_REGION: ' ', AWS_DEFAULT_REGION: 'eu-north-1' } }, 'eu-north-1, exported as it is'],
    ["the settings', where nothing else names one", { settings: { region: 'sa-east-1' } }, 'sa-east-1, exported sa-east-1'],
    ['that of the partition, for the call alone', {}, 'us-east-1, exported as it is'],
    ["aws-cn's", { config: role('aws-cn') }, 'cn-north-1, exported as it is'],
    ["aws-us-gov's", { config: role('aws-us-gov') }, 'us-gov-west-1, exported as it is'],
    ["an unknown partition's", { config: role('aws-moon') }, 'us-east-1, exported as it is'],
    [
      'not exported with --no-region',
      { config: `${role()} | region = eu-west-1`, options: { noRegion: true } },
      'eu-west-1, exported as it is',
    ],
    [
      "not the settings' with --no-region",
      { settings: { region: 'sa-east-1' }, options: { noRegion: true } },
      'sa-east-1, exported as it is',
    ],
    ["an emulator's", { config: `${role()} | region = local` }, 'local, exported local'],
    ["a user's own, for a session", { profile: 'base', config: onBase }, 'us-west-2, exported us-west-2'],
    [
      "that of a user's device, for a session",
      { profile: 'base', options: { mfaSerial: 'arn:aws-cn:iam::111122223333:mfa/x' } },
      'cn-north-1, exported as it is',
    ],
    [
      'that of each role of a chain, or its own source',
      {
        config: `[profile role] | role_arn = arn:aws:iam::1:role/R | source_profile = mid | region = eu-west-1 | [profile mid] | role_arn = arn:aws:iam::1:role/M | source_profile = base | ${onBase}`,
      },
      'us-west-2 eu-west-1, exported eu-west-1',
    ],
    [
      'not handed down further than to the next role',
      {
        config: `[profile role] | role_arn = arn:aws:iam::1:role/R | source_profile = mid | [profile mid] | role_arn = arn:aws-cn:iam::1:role/M | source_profile = base | ${onBase}`,
      },
      'us-west-2 us-east-1, exported as it is',
    ],
    [
      "the sign-in's for SSO, and the profile's for the environment",
      {
        config:
          '[profile role] | sso_account_id = 1 | sso_role_name = R | sso_region = us-east-2 | sso_start_url = https://x | region = eu-west-1',
      },
      'us-east-2, exported eu-west-1',
    ],
    [
      "a web identity's",
      { config: '[profile role] | role_arn = arn:aws-cn:iam::1:role/R | web_identity_token_file = /t' },
      'cn-north-1, exported as it is',
    ],
  ])('%s', (_, asked, expected) => {
    expect(regions(asked)).toBe(expected)
  })
})

describe('what is no region is refused, for it would name a host:', () => {
  const form = 'It looks like eu-west-1.'
  test.each<[title: string, asked: Case, refusal: string]>([
    ['typed', { options: { region: 'x.evil.example' } }, `2 --region "x.evil.example" is no name of a region. ${form}`],
    ['typed, and empty', { options: { region: '' } }, `2 --region "" is no name of a region. ${form}`],
    [
      'configured',
      { config: `${role()} | region = eu-west-1/` },
      `3 Profile "role": its region "eu-west-1/" is no name of a region (~/.aws/config:4). ${form}`,
    ],
    [
      'on the source',
      { config: `${role()} | [profile base] | region = a@b` },
      `3 Profile "base": its region "a@b" is no name of a region (~/.aws/config:5). ${form}`,
    ],
    ['in the environment', { environment: { AWS_REGION: '-' } }, `3 AWS_REGION "-" is no name of a region. ${form}`],
  ])('%s', (_, asked, expected) => {
    expect(refusal({ profile: 'role', config: role(), credentials: `[base] | ${KEYS}`, ...asked })).toBe(expected)
  })
})
