import { Agent } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { request } from '../../src/aws/request'
import { type Aws, type Fault, startAws } from './index'

let aws: Aws
const agent = new Agent({ keepAlive: true })

beforeEach(async () => {
  aws = await startAws()
})
afterEach(async () => {
  agent.destroy()
  await aws.close()
})

const identity = (timeout: number) => {
  const { protocol, hostname, port } = new URL(aws.url)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = 'Action=GetCallerIdentity&Version=2011-06-15'
  return request({ method: 'POST', protocol, hostname, port: Number(port), path: '/', headers, body }, agent, timeout)
}

test.each<[what: string, fault: Fault, timeout: number]>([
  ['no answer', { kind: 'silent' }, 200],
  ['half of an answer', { kind: 'drip', ms: 50 }, 400],
  ['a moment before, where no time is left', { kind: 'slow', ms: 3000 }, -1],
])('%s when the time is over: a TimeoutError', async (_, fault, timeout) => {
  aws.fault(fault)
  const started = Date.now()
  await expect(identity(timeout)).rejects.toMatchObject({ name: 'TimeoutError', code: 'ETIMEDOUT' })
  expect(Date.now() - started).toBeLessThan(2500)
})

test('an answer in time', async () => {
  aws.fault({ kind: 'slow', ms: 100 })
  expect((await identity(10_000)).body.length).toBeGreaterThan(0)
})
