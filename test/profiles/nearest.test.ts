import { expect, test } from 'vitest'
import { nearestNames } from '../../src/profiles/nearest'

const names = ['default', 'dev', 'prod', 'prod-eu', 'Staging', 'production-admin', 'my-company-sandbox']

test.each([
  ['prd', ['prod']],
  ['rpod', ['prod']],
  ['prodd', ['prod']],
  ['prod', ['prod', 'prod-eu', 'production-admin']],
  ['PRO', ['prod', 'prod-eu', 'production-admin']],
  ['PROD-EU', ['prod-eu']],
  ['staging', ['Staging']],
  ['stagnig', ['Staging']],
  ['defualt', ['default']],
  ['my-compny-sanbdox', ['my-company-sandbox']],
  ['xyz', []],
  ['x', []],
  ['', []],
  ['de', ['dev', 'default']],
  ['ddd', []],
])('for %s the nearest are %j', (name, nearest) => {
  expect(nearestNames(name, names)).toEqual(nearest)
})

test('of equals the first come first, and there are three at most', () => {
  expect(nearestNames('team-0', ['team-1', 'team-2', 'team-3', 'team-4'])).toEqual(['team-1', 'team-2', 'team-3'])
})

test('they are found fast among very many', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `account-${i}-administrator-access`)
  const start = performance.now()
  expect(nearestNames('acount-77-administrator-access', many)[0]).toBe('account-77-administrator-access')
  expect(performance.now() - start).toBeLessThan(1000)
})
