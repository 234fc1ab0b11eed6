import { describe, expect, test } from 'vitest'
import { held, holds, secondsLeft } from '../../src/environment/held'
import type { Environment } from '../../src/environment/types'

const now = Date.parse('2030-01-01T00:00:00Z')
const keys = { AWS_ACCESS_KEY_ID: 'ASIA', AWSENV_PROFILE: 'prod', AWS_CREDENTIAL_EXPIRATION: '2030-01-01T01:00:00Z' }

describe('a shell holds', () => {
  test.each<[title: string, environment: Environment, found: object | undefined]>([
    ['nothing without keys', { ...keys, AWS_ACCESS_KEY_ID: '' }, undefined],
    [
      'what its variables say',
      { ...keys, AWS_ACCOUNT_ID: '1', AWS_REGION: 'eu-west-1' },
      { profile: 'prod', accessKeyId: 'ASIA', accountId: '1', region: 'eu-west-1', expiration: new Date('2030-01-01T01:00:00Z') },
    ],
    [
      "another tool's keys, which may never expire",
      { AWS_ACCESS_KEY_ID: 'AKIA', AWS_DEFAULT_REGION: 'us-east-1' },
      { accessKeyId: 'AKIA', region: 'us-east-1' },
    ],
    ['keys whose expiry is no date', { AWS_ACCESS_KEY_ID: 'AKIA', AWS_CREDENTIAL_EXPIRATION: 'soon' }, { accessKeyId: 'AKIA' }],
  ])('%s', (_, environment, found) => {
    expect(held(environment)).toEqual(found)
  })

  test.each<[title: string, expiration: Date | undefined, seconds: number | undefined]>([
    ['whole seconds', new Date(now + 1999), 1],
    ['less than none, when they are over', new Date(now - 1), -1],
    ['nobody knows how many', undefined, undefined],
  ])('for %s', (_, expiration, seconds) => {
    expect(secondsLeft({ accessKeyId: 'ASIA', ...(expiration ? { expiration } : {}) }, now)).toBe(seconds)
  })

  test.each<[title: string, environment: Environment, profile: string, seconds: number, isHeld: boolean]>([
    ['the profile for longer than asked', keys, 'prod', 3599, true],
    ['the profile for as long as asked, and no longer', keys, 'prod', 3600, false],
    ['another profile', keys, 'dev', 0, false],
    ['the profile for nobody knows how long', { ...keys, AWS_CREDENTIAL_EXPIRATION: undefined }, 'prod', 0, false],
    ['the profile without keys', { ...keys, AWS_ACCESS_KEY_ID: undefined }, 'prod', 0, false],
  ])('%s', (_, environment, profile, seconds, isHeld) => {
    expect(holds(environment, profile, seconds, now)).toBe(isHeld)
  })
})
