import { beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../support/needs'
import { program } from '../support/program'
import { hasPty, pty } from '../support/pty'
import { traced } from '../support/strace'
import { temporaryFolder } from '../support/temporary'
import { stay } from '../support/world'

const role = 'role_arn = arn:aws:iam::111122223333:role/dev\nmfa_serial = arn:aws:iam::111122223333:mfa/ana\n'
const config = `
[profile round]
${role}source_profile = about
[profile about]
${role}source_profile = round
[profile long]
${role}source_profile = ana
duration_seconds = 1h
[profile unknown]
${role}credential_source = Ec2
[profile half]
${role}source_profile = viewer
[profile viewer]
sso_session = acme
sso_role_name = Viewer
[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-west-1
`

describe('what is wrong is known before anybody is asked: no prompt, no socket, nothing written', () => {
  beforeEach((context) => {
    needs(context, 'strace')
    needs(context, 'script', hasPty)
  })

  it.each<[what: string, words: string, status: number, message: RegExp]>([
    ['a profile that is not there', 'assume pord', 3, /no profile "pord".*Did you mean "prod"/s],
    ['a loop', 'assume round', 3, /round → about → round/],
    ['a duration in the files', 'assume long', 3, /its duration_seconds "1h" is no whole number/],
    ['a duration on the command line', 'assume prod --duration 13h', 2, /--duration 46800 is out of range/],
    ['a duration of a chained role', 'assume audit --duration 2h', 2, /--duration 7200 is too long/],
    ['an unknown credential_source', 'assume unknown', 3, /its credential_source "Ec2" is unknown/],
    ['half an SSO profile below a role', 'assume half', 3, /it has sso_role_name but no sso_account_id/],
    ['an unknown credential_source, to explain', 'explain unknown --json', 3, /its credential_source "Ec2" is unknown/],
    ['nothing, to explain a role with MFA', 'explain prod', 0, /^ ?status 0/],
  ])('%s', async (_what, words, status, message) => {
    const { env, aws } = await stay({ config })
    const { line, changes, sockets } = traced([...program(), ...words.split(' ')])
    const terminal = pty(['sh', '-c', `${line} > out; echo status $?`], { env, cwd: temporaryFolder('wrong') })
    await terminal.expect(`status ${status}`)
    expect(terminal.screen).toMatch(message)
    expect(terminal.screen.trimEnd().split('\n').length).toBe(status === 0 ? 1 : 2)
    expect(sockets()).toEqual([])
    expect(changes()).toEqual([])
    expect(aws.requests).toEqual([])
  })
})
