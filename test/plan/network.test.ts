import { describe, expect, test } from 'vitest'
import type { Network } from '../../src/plan/types'
import { type Case, KEYS, plan, ROLE, refusal } from './planning'

const local = '[services local] | sts = |   endpoint_url = http://services | iam = |   endpoint_url ='
const credentials = `[p] | ${KEYS}`

function network(asked: Case): Network {
  return plan({ profile: 'p', credentials, ...asked }).network
}

describe('STS is called at', () => {
  const config = `[profile p] | endpoint_url = http://profile | services = local | ${local}`
  test.each<[title: string, asked: Case, endpoint: string | undefined]>([
    ['AWS_ENDPOINT_URL_STS', { config, environment: { AWS_ENDPOINT_URL_STS: 'http://sts', AWS_ENDPOINT_URL: 'http://all' } }, 'http://sts'],
    ['AWS_ENDPOINT_URL', { config, environment: { AWS_ENDPOINT_URL_STS: ' ', AWS_ENDPOINT_URL: 'http://all' } }, 'http://all'],
    ["the services section's", { config }, 'http://services'],
    ["the profile's endpoint_url", { config: '[profile p] | endpoint_url = HTTP://profile' }, 'HTTP://profile'],
    ["AWS's own", { config: '[profile p] | endpoint_url =' }, undefined],
    [
      "AWS's own, where the environment ignores what is configured",
      { config, environment: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True', AWS_ENDPOINT_URL: 'http://all' } },
      undefined,
    ],
    [
      "AWS's own, where the profile does",
      { config: `[profile p] | ignore_configured_endpoint_urls = true | services = nowhere` },
      undefined,
    ],
    [
      'what is configured, where the environment says so before the profile',
      {
        config: '[profile p] | ignore_configured_endpoint_urls = true | endpoint_url = http://profile',
        environment: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' },
      },
      'http://profile',
    ],
    [
      'what the selected profile says, not its source',
      {
        config: `[profile p] | role_arn = ${ROLE}/R | source_profile = q | [profile q] | endpoint_url = http://source`,
        credentials: `[q] | ${KEYS}`,
      },
      undefined,
    ],
    [
      'what the source says, for a role without a profile',
      { target: { roleArn: `${ROLE}/R`, sourceProfile: 'p' }, config },
      'http://services',
    ],
  ])('%s', (_, asked, endpoint) => {
    expect(network(asked).endpoints.sts).toBe(endpoint)
  })

  test('each service by its own name; an empty endpoint in the services section counts as none', () => {
    const environment = {
      AWS_ENDPOINT_URL_SSO: 'http://sso',
      AWS_ENDPOINT_URL_SSO_OIDC: 'http://oidc',
      AWS_ENDPOINT_URL_SIGNIN: 'http://signin',
    }
    expect(network({ config, environment }).endpoints).toEqual({
      sts: 'http://services',
      iam: 'http://profile',
      sso: 'http://sso',
      sso_oidc: 'http://oidc',
      signin: 'http://signin',
    })
  })
})

describe('beside the endpoint,', () => {
  const config = '[profile p] | use_fips_endpoint = true | use_dualstack_endpoint = TRUE | ca_bundle = /profile.pem'
  test.each<[title: string, asked: Case, network: Network]>([
    ['nothing is set by itself', {}, { endpoints: {}, useFips: false, useDualstack: false }],
    ["the profile's settings count", { config }, { endpoints: {}, useFips: true, useDualstack: true, caBundle: '/profile.pem' }],
    [
      'the environment comes first',
      { config, environment: { AWS_USE_FIPS_ENDPOINT: 'false', AWS_USE_DUALSTACK_ENDPOINT: 'false', AWS_CA_BUNDLE: '/environment.pem' } },
      { endpoints: {}, useFips: false, useDualstack: false, caBundle: '/environment.pem' },
    ],
    [
      'blank variables are unset',
      { config, environment: { AWS_USE_FIPS_ENDPOINT: '', AWS_USE_DUALSTACK_ENDPOINT: ' ', AWS_CA_BUNDLE: '' } },
      { endpoints: {}, useFips: true, useDualstack: true, caBundle: '/profile.pem' },
    ],
  ])('%s', (_, asked, expected) => {
    expect(network(asked)).toEqual(expected)
  })
})

describe('it is refused that', () => {
  test.each<[title: string, asked: Case, refusal: string]>([
    [
      'an endpoint is no URL',
      { config: '[profile p] | endpoint_url = localhost:4566' },
      '3 Profile "p": its endpoint_url "localhost:4566" is no URL (~/.aws/config:2). It begins with https:// or http://.',
    ],
    [
      'an endpoint of the services section is none',
      { config: '[profile p] | services = s | [services s] | sts = |   endpoint_url = ftp://x' },
      '3 Profile "p": its endpoint_url "ftp://x" is no URL (~/.aws/config:5). It begins with https:// or http://.',
    ],
    [
      'a variable is no URL',
      { environment: { AWS_ENDPOINT_URL: 'http://' } },
      '3 AWS_ENDPOINT_URL "http://" is no URL. It begins with https:// or http://.',
    ],
    [
      'a services section is not there',
      { config: '[profile p] | services = s' },
      '3 Profile "p": its services "s" has no section [services s] (~/.aws/config:2). Add it to ~/.aws/config.',
    ],
    [
      'a switch is neither true nor false',
      { config: '[profile p] | use_fips_endpoint = yes' },
      '3 Profile "p": its use_fips_endpoint "yes" is neither true nor false (~/.aws/config:2). Write one of the two.',
    ],
    [
      'a variable is neither true nor false',
      { environment: { AWS_USE_DUALSTACK_ENDPOINT: '1' } },
      '3 AWS_USE_DUALSTACK_ENDPOINT "1" is neither true nor false. Write one of the two.',
    ],
  ])('%s', (_, asked, expected) => {
    expect(refusal({ profile: 'p', credentials, ...asked })).toBe(expected)
  })
})
