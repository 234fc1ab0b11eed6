import { describe, expect, test } from 'vitest'
import { assumeChange, expirationText, type Identity, unsetChange } from '../../src/environment/change'
import type { Environment } from '../../src/environment/types'
import { Secret } from '../../src/secret'
import { after } from './process'

const temporary: Identity = {
  profile: 'prod',
  region: 'eu-west-1',
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: new Secret('secret'),
  sessionToken: new Secret('token'),
  expiration: new Date('2030-01-01T12:34:56.789Z'),
  accountId: '111122223333',
}
const longTerm: Identity = { profile: 'base', accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: new Secret('secret') }

/** What an earlier identity, another tool or a mistake may have left. */
const stale = {
  AWS_ACCESS_KEY_ID: 'old',
  AWS_SECRET_ACCESS_KEY: 'old',
  AWS_SESSION_TOKEN: 'old',
  AWS_CREDENTIAL_EXPIRATION: 'old',
  AWS_ACCOUNT_ID: 'old',
  AWS_SECURITY_TOKEN: 'old',
  AWS_SESSION_EXPIRATION: 'old',
  AWS_CREDENTIAL_SCOPE: 'old',
  AWSENV_PROFILE: 'old',
}
const own = {
  AWS_PROFILE: 'mine',
  AWS_DEFAULT_PROFILE: 'mine too',
  AWS_EB_PROFILE: 'eb',
  AWS_REGION: 'us-west-1',
  AWS_DEFAULT_REGION: 'us-west-2',
}
const exported = {
  AWS_ACCESS_KEY_ID: 'ASIAEXAMPLEEXAMPLE00',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_CREDENTIAL_EXPIRATION: '2030-01-01T12:34:56Z',
  AWS_ACCOUNT_ID: '111122223333',
  AWSENV_PROFILE: 'prod',
}

function restore(values: object): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

describe('after assume', () => {
  test.each<[title: string, before: Environment, identity: Identity, after: object]>([
    [
      'in an empty environment',
      {},
      temporary,
      { ...exported, AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1', AWSENV_RESTORE: restore({}) },
    ],
    [
      'nothing stale is left, and the profile variables are gone',
      { ...stale, ...own, OTHER: 'x' },
      temporary,
      { ...exported, AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1', AWSENV_RESTORE: restore(own), OTHER: 'x' },
    ],
    [
      'without a region the user’s own stay',
      own,
      { ...temporary, region: undefined },
      { ...exported, AWS_REGION: 'us-west-1', AWS_DEFAULT_REGION: 'us-west-2', AWSENV_RESTORE: restore(own) },
    ],
    [
      'without a region the user’s own come back from under that of another identity',
      { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1', AWSENV_RESTORE: restore({ AWS_DEFAULT_REGION: 'us-west-2' }) },
      { ...temporary, region: undefined },
      { ...exported, AWS_DEFAULT_REGION: 'us-west-2', AWSENV_RESTORE: restore({ AWS_DEFAULT_REGION: 'us-west-2' }) },
    ],
    [
      'long-term keys leave no token, expiry or account',
      stale,
      longTerm,
      { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE00', AWS_SECRET_ACCESS_KEY: 'secret', AWSENV_PROFILE: 'base', AWSENV_RESTORE: restore({}) },
    ],
    [
      'what was remembered is remembered, whatever the user set since',
      { AWS_PROFILE: 'since', AWSENV_RESTORE: restore({ AWS_PROFILE: 'first' }) },
      temporary,
      { ...exported, AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1', AWSENV_RESTORE: restore({ AWS_PROFILE: 'first' }) },
    ],
    [
      'empty values are remembered as such',
      { AWS_PROFILE: '', AWS_REGION: '' },
      { ...temporary, region: undefined },
      { ...exported, AWS_REGION: '', AWSENV_RESTORE: restore({ AWS_PROFILE: '', AWS_REGION: '' }) },
    ],
  ])('%s', (_, before, identity, expected) => {
    expect(after(before, assumeChange(identity, before))).toEqual(expected)
  })

  test('every managed variable is named once, whatever was there', () => {
    const names = (before: Environment) => assumeChange(temporary, before).map(([name]) => name)
    expect(names({})).toEqual([...Object.keys(stale).slice(0, -1), ...Object.keys(own), 'AWSENV_PROFILE', 'AWSENV_RESTORE'])
    expect(names({ ...stale, ...own })).toEqual(names({}))
  })

  test('the secrets stay in their wrapper', () => {
    expect(JSON.stringify(assumeChange(temporary, {}))).not.toMatch(/"secret"|"token"/)
  })
})

describe('after unset', () => {
  test.each<[title: string, before: Environment, after: object]>([
    [
      'the user’s own variables are back',
      { ...stale, AWS_REGION: 'eu-west-1', AWSENV_RESTORE: restore(own), OTHER: 'x' },
      { ...own, OTHER: 'x' },
    ],
    [
      'what the user did not have is gone',
      { ...stale, AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1', AWSENV_RESTORE: restore({}) },
      {},
    ],
    [
      'empty values are back as such',
      { AWSENV_RESTORE: restore({ AWS_PROFILE: '', AWS_REGION: '' }) },
      { AWS_PROFILE: '', AWS_REGION: '' },
    ],
    ['what awsenv never took stays as it is', { ...stale, ...own }, own],
    ['and so where AWSENV_RESTORE cannot be read', { ...stale, ...own, AWSENV_RESTORE: 'garbled' }, own],
    ['nothing is there where nothing was', {}, {}],
  ])('%s', (_, before, expected) => {
    expect(after(before, unsetChange(before))).toEqual(expected)
  })
})

test('unset names none of the user’s own variables where nothing is remembered, so that no shell has to hold them', () => {
  const names = (before: Environment) => unsetChange(before).map(([name]) => name)
  expect(names(own)).toEqual([...Object.keys(stale), 'AWSENV_RESTORE'])
  expect(names({ AWSENV_RESTORE: restore({}) }).sort()).toEqual([...Object.keys(stale), ...Object.keys(own), 'AWSENV_RESTORE'].sort())
})

test('an expiry is told in whole seconds of UTC, never later than it is', () => {
  expect(expirationText(new Date('2030-01-01T01:00:00.999+02:00'))).toBe('2029-12-31T23:00:00Z')
})
