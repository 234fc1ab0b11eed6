import { describe, expect, it } from 'vitest'
import { pathWithAwsenv } from '../support/command'
import { needs } from '../support/needs'
import { awsenv, program, run } from '../support/program'
import { traced } from '../support/strace'
import { assumed, inMinutes, kinds, writeFiles } from './kinds'
import { exportedBy, stage, whoAmI } from './stage'

describe.each(Object.entries(kinds))('%s', (_name, make) => {
  it('becomes the variables of a shell', async () => {
    const place = await stage()
    const kind = await make(place)
    writeFiles(place, kind)
    const { words = [], who, calls, lastCall, ends } = kind
    const env = { ...place.env, ...kind.env, PATH: pathWithAwsenv() }
    const exported = await exportedBy(`set -e; eval "$(${['awsenv assume p', ...words].join(' ')})"`, env)
    expect(place.aws.requests.map(({ action }) => action)).toEqual([...calls, ...(lastCall === undefined ? [] : [lastCall])])
    expect(await whoAmI(place.aws, exported)).toBe(who)
    expect(exported.get('AWSENV_PROFILE')).toBe('p')
    expect(exported.get('AWS_REGION')).toBe('eu-west-1')
    const expiration = exported.get('AWS_CREDENTIAL_EXPIRATION')
    if (!ends) return expect(expiration).toBeUndefined()
    expect(expiration).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(expiration?.localeCompare(inMinutes(5))).toBe(1)
  })

  it('is the source of a role, and nothing is written on the way', async (context) => {
    needs(context, 'strace')
    const place = await stage()
    const kind = await make(place)
    writeFiles(place, kind)
    const trace = traced([...program(), 'assume', 'next', '--shell', 'sh', ...(kind.words ?? [])])
    const { status, stdout } = await run(trace.command, { env: { ...place.env, ...kind.env } })
    expect(status).toBe(0)
    expect(place.aws.requests.map(({ action }) => action)).toEqual([...kind.calls, 'AssumeRole'])
    expect(await whoAmI(place.aws, await exportedBy(stdout, {}))).toBe(assumed('next', 'me'))
    expect(trace.sockets()).not.toEqual([])
    expect(trace.changes()).toEqual([])
  })

  it('is explained beforehand, with no call and no secret', async (context) => {
    needs(context, 'strace')
    const place = await stage()
    const kind = await make(place)
    writeFiles(place, kind)
    const trace = traced([...program(), 'explain', 'next', '--json', ...(kind.words ?? [])])
    const { status, stdout, stderr } = await run(trace.command, { env: { ...place.env, ...kind.env } })
    expect([status, stderr]).toEqual([0, ''])
    const { base, steps } = JSON.parse(stdout) as { base: object; steps: { call: string }[] }
    expect(base).toMatchObject({ kind: kind.kind, profile: 'p' })
    expect(steps.map(({ call }) => call)).toEqual([...kind.calls.filter((call) => STEPS.includes(call)), 'AssumeRole'])
    for (const { secretAccessKey, sessionToken } of [place.temporary, { ...place.ana, sessionToken: 'none' }]) {
      expect(stdout).not.toContain(secretAccessKey)
      expect(stdout).not.toContain(sessionToken)
    }
    expect(trace.sockets()).toEqual([])
    expect(trace.changes()).toEqual([])
  })
})

/** What a plan calls a step, of what AWS is asked. */
const STEPS = ['GetRoleCredentials', 'AssumeRoleWithWebIdentity']

describe('a role takes what its own credential_source names', () => {
  it.each(['credential_source = Environment', 'the metadata of an instance', 'the endpoint of a container'])('%s', async (name) => {
    const place = await stage()
    const kind = await kinds[name]?.(place)
    const { arn } = place.addRole('next')
    place.home.write('.aws/config', `[profile next]\nregion = eu-west-1\nrole_arn = ${arn}\nrole_session_name = me\n${kind?.profile}`)
    const { status, stdout } = await awsenv(['assume', 'next', '--shell', 'sh'], { env: { ...place.env, ...kind?.env } })
    expect(status).toBe(0)
    expect(place.aws.requests.map(({ action }) => action)).toEqual([...(kind?.calls ?? []), 'AssumeRole'])
    expect(await whoAmI(place.aws, await exportedBy(stdout, {}))).toBe(assumed('next', 'me'))
  })
})
