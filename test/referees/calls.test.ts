import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { findAwsCli } from '../support/awscli'
import { needs } from '../support/needs'
import { awsenv, run } from '../support/program'
import { hasPty, pty } from '../support/pty'
import { type Answer, answerOfCli, answerOfExplain } from './answers'
import { type Files, type Scene, scene } from './scene'

describe.each([1, 2] as const)('the calls that awsenv explains and those of the AWS CLI %i', (major) => {
  const cli = findAwsCli(major)?.path ?? ''
  beforeEach((context) => {
    needs(context, 'openssl')
    needs(context, `AWS CLI ${major}`, cli !== '')
  })

  const credentials = '[a] | {ana}'
  const mfa = 'mfa_serial = {device}'
  it.for<[what: string, files: Files, cli: Answer, awsenv?: Answer]>([
    ['of a role', { config: `[profile p] | role_arn = {dev} | source_profile = a | ${mfa}`, credentials }, 'ana > dev+MFA'],
    [
      'of the first role of two',
      {
        config: `[profile p] | role_arn = {audit} | source_profile = q | [profile q] | role_arn = {dev} | source_profile = a | ${mfa}`,
        credentials,
      },
      'ana > dev+MFA > audit',
    ],
    [
      'of the second role: a code goes with the first call, for only long-term keys have a device; the AWS CLI differs',
      {
        config: `[profile p] | role_arn = {audit} | source_profile = q | ${mfa} | [profile q] | role_arn = {dev} | source_profile = a`,
        credentials,
      },
      'ana > dev > audit+MFA (AccessDenied)',
      'ana > dev+MFA > audit',
    ],
  ])('carry the code %s', async ([_what, files, ofCli, ofAwsenv = ofCli], context) => {
    needs(context, 'script', hasPty)
    const place = await stage(files)
    expect(await answerOfExplain(place, files)).toBe(ofAwsenv)
    const terminal = pty([cli, 'sts', 'get-caller-identity', '--profile', 'p'], { env: { ...place.env, AWS_PAGER: '' } })
    await terminal.expect(`Enter MFA code for ${place.device}:`)
    terminal.send(`${place.aws.code(place.device)}\r`)
    expect(answerOfCli(await terminal.exit(30_000), place)).toBe(ofCli)
  })

  it("carry what each role's profile says", async () => {
    const first = 'external_id = x:1 | role_session_name = me@home | duration_seconds = 1800'
    const second = 'external_id = y/2 | role_session_name = me@work | duration_seconds = 3600'
    const config = `[profile p] | role_arn = {audit} | source_profile = q | ${second} | [profile q] | role_arn = {dev} | source_profile = a | ${first}`
    const place = await stage({ config, credentials })
    const { stdout } = await awsenv(['explain', '--json', 'p'], { env: place.env })
    const steps = JSON.parse(stdout).steps as { externalId: string; roleSessionName: string; durationSeconds: number }[]
    await run([cli, 'sts', 'get-caller-identity', '--profile', 'p'], { env: place.env })
    const calls = place.aws.calls('AssumeRole').map(({ parameters }) => parameters)
    expect(calls.map((call) => [call.ExternalId, call.RoleSessionName, call.DurationSeconds])).toEqual([
      ['x:1', 'me@home', '1800'],
      ['y/2', 'me@work', '3600'],
    ])
    expect(steps.map((step) => [step.externalId, step.roleSessionName, String(step.durationSeconds)])).toEqual(
      calls.map((call) => [call.ExternalId, call.RoleSessionName, call.DurationSeconds]),
    )
  })
})

/** Ends with the test. */
async function stage(files: Files): Promise<Scene> {
  const place = await scene(files)
  onTestFinished(() => place.close())
  return place
}
