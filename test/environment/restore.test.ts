import { describe, expect, test } from 'vitest'
import { encode, userEnvironment, userVariables } from '../../src/environment/restore'

const encoded = encode({ AWS_PROFILE: 'mine', AWS_REGION: 'eu-west-1' })

describe("the user's own variables are", () => {
  test('those of the environment, while nothing is remembered', () => {
    const environment = { AWS_PROFILE: 'mine', AWS_REGION: '', AWS_ACCESS_KEY_ID: 'x' }
    expect(userVariables(environment)).toEqual({ values: { AWS_PROFILE: 'mine', AWS_REGION: '' }, remembered: false, garbled: false })
    expect(userVariables({ ...environment, AWSENV_RESTORE: '' })).toEqual(userVariables(environment))
  })

  test('those that are remembered, not those that awsenv made', () => {
    const environment = { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1', OTHER: 'x', AWSENV_RESTORE: encoded }
    expect(userVariables(environment)).toEqual({
      values: { AWS_PROFILE: 'mine', AWS_REGION: 'eu-west-1' },
      remembered: true,
      garbled: false,
    })
    expect(userEnvironment(environment)).toEqual({ AWS_PROFILE: 'mine', AWS_REGION: 'eu-west-1', OTHER: 'x', AWSENV_RESTORE: encoded })
    expect(userEnvironment(environment).AWS_DEFAULT_REGION).toBeUndefined()
  })

  test('no more than the five, whatever is remembered', () => {
    const text = Buffer.from('{"AWS_PROFILE":"mine","AWS_REGION":7,"AWS_ACCESS_KEY_ID":"x","__proto__":{"AWS_EB_PROFILE":"y"}}').toString(
      'base64url',
    )
    expect(userVariables({ AWSENV_RESTORE: text })).toEqual({ values: { AWS_PROFILE: 'mine' }, remembered: true, garbled: false })
  })
})

describe('AWSENV_RESTORE is garbled, and the environment counts, where it is', () => {
  const bytes = (text: string | readonly number[]) => Buffer.from(text as string).toString('base64url')
  test.each<[title: string, text: string]>([
    ['no base64url', 'not one!'],
    ['cut off', encoded.slice(0, -1)],
    ['cut off further', encoded.slice(0, -8)],
    ['cut off in front', encoded.slice(4)],
    ['broken by a blank', `${encoded.slice(0, 8)} ${encoded.slice(8)}`],
    ['followed by something', `${encoded}AAAA`],
    ['padded', `${bytes('{}')}=`],
    ['no JSON', bytes('x')],
    ['no object', bytes('"x"')],
    ['null', bytes('null')],
    ['an array', bytes('[]')],
    ['no UTF-8', bytes([...Buffer.from('{"AWS_PROFILE":"'), 0xff, ...Buffer.from('"}')])],
  ])('%s', (_, text) => {
    const environment = { AWS_PROFILE: 'here', AWSENV_RESTORE: text }
    expect(userVariables(environment)).toEqual({ values: { AWS_PROFILE: 'here' }, remembered: false, garbled: true })
  })
})

test('it holds nothing that any shell would read', () => {
  expect(encode({ AWS_PROFILE: '\'"`$(x)\\\n\t !%;é€\u{1f600}\udc80', AWS_REGION: '' })).toMatch(/^[\w-]+$/)
})
