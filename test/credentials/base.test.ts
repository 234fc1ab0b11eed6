import { expect, test } from 'vitest'
import { RefusedError } from '../../src/errors'
import { scene } from './scene'

const keys = { AWS_ACCESS_KEY_ID: 'ASIAENVIRONMENT00001', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' }
const config = '[profile env]\nregion = eu-west-1\ncredential_source = Environment\n'

test.each<[what: string, variables: Record<string, string>, expiration: Date | undefined]>([
  ['without an end', {}, undefined],
  ['with their end', { AWS_CREDENTIAL_EXPIRATION: '2999-01-01T00:00:00Z' }, new Date('2999-01-01T00:00:00Z')],
  ['with an end that is no date', { AWS_CREDENTIAL_EXPIRATION: 'later' }, undefined],
])("the environment's keys are handed on %s", async (_, variables, expiration) => {
  const credentials = await scene({ config }, { ...keys, ...variables }).obtain('env')
  expect(credentials.expiration).toEqual(expiration)
  expect([credentials.accessKeyId, credentials.secretAccessKey.reveal(), credentials.sessionToken?.reveal()]).toEqual(Object.values(keys))
})

test("the environment's keys are not handed on when they are over", async () => {
  const made = scene({ config }, { ...keys, AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z' })
  await expect(made.obtain('env')).rejects.toThrow(RefusedError)
  await expect(made.obtain('env')).rejects.toThrow(
    'The keys in the environment expired at 2020-01-01T00:00:00.000Z (AWS_CREDENTIAL_EXPIRATION).',
  )
})

test("temporary keys of the profile are handed on as they are, an emulator's too", async () => {
  const credentials =
    '[temporary]\naws_access_key_id = test\naws_secret_access_key = secret\naws_session_token = token\naws_account_id = 000000000000\n'
  const found = await scene({ credentials }).obtain('temporary')
  expect(found).toMatchObject({ accessKeyId: 'test', accountId: '000000000000' })
  expect(found.sessionToken?.reveal()).toBe('token')
})
