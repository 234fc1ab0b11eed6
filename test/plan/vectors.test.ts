import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigurationError } from '../../src/errors'
import type { Plan } from '../../src/plan/types'
import { needs } from '../support/needs'
import { plan } from './planning'

type Settings = Readonly<Record<string, string>>

interface Vector {
  readonly docs: string
  readonly input: {
    readonly profiles: Readonly<Record<string, Settings>>
    readonly sso_sessions?: Readonly<Record<string, Settings>>
    readonly selected_profile: string
  }
  readonly output: { readonly Error: string } | { readonly ProfileChain: readonly unknown[] }
}

const folder = process.env.AWSENV_SDK_VECTORS
const missing = 'the vectors of the AWS SDKs (AWSENV_SDK_VECTORS names their folder)'

/** Where awsenv decides otherwise, by number from 0. */
const exceptions = [
  {
    number: 26,
    name: 'SSO token profile selected',
    reason: 'an SSO token without a role is no credentials: awsenv needs the account and the role',
    says: /"A": it has sso_session but no sso_account_id/,
  },
]

/** What the errors are about, in awsenv's words, so that none is met by another's error. */
const errors: Readonly<Record<number, RegExp>> = {
  6: /its role_arn has neither source_profile nor credential_source/,
  7: /it has both source_profile and credential_source/,
  8: /"B": it has no aws_secret_access_key/,
  9: /"B": it has no aws_access_key_id/,
  10: /"B": it has no credentials/,
  11: /"A": it has no credentials/,
  12: /"A": its source_profile "B" does not exist/,
  13: /There is no profile "A"/,
  16: /A → B → A/,
  17: /A → B → A/,
  20: /its web_identity_token_file needs a role_arn/,
  23: /"A": it has sso_role_name but no sso_account_id/,
  24: /"A": it has sso_account_id but no sso_role_name/,
  25: /"A": it has sso_session but no sso_account_id/,
  27: /its sso_session "oops" has no section/,
}

describe('the assume-role vectors of the AWS SDKs', () => {
  if (!folder) {
    test('are looked for', (context) => needs(context, missing, false))
    return
  }
  const vectors: readonly Vector[] = JSON.parse(readFileSync(join(folder, 'assume-role-tests.json'), 'utf8'))

  test('are 28, of which 15 are errors', () => {
    expect(vectors).toHaveLength(28)
    expect(vectors.flatMap(({ output }, index) => ('Error' in output ? [String(index)] : []))).toEqual(Object.keys(errors))
  })

  test.each(vectors.map((vector, index) => [index, vector.docs, vector] as const))('%i: %s', (index, docs, { input, output }) => {
    const exception = exceptions.find(({ number }) => number === index)
    if (exception) expect(docs).toBe(exception.name)
    const says = exception?.says ?? errors[index]
    const planned = () => plan({ profile: input.selected_profile, config: configText(input), credentials: credentialsText(input) })
    if (!says) return expect({ ProfileChain: providers(planned()) }).toEqual(output)
    expect(planned).toThrow(ConfigurationError)
    expect(planned).toThrow(says)
  })
})

function configText({ profiles, sso_sessions = {} }: Vector['input']): string {
  const own = Object.entries(profiles).map(([name, settings]) => section(`profile ${name}`, settings, (key) => !isKey(key)))
  const sessions = Object.entries(sso_sessions).map(([name, settings]) => section(`sso-session ${name}`, settings, () => true))
  return [...own, ...sessions].join('')
}

function credentialsText({ profiles }: Vector['input']): string {
  const withKeys = Object.entries(profiles).filter(([, settings]) => Object.keys(settings).some(isKey))
  return withKeys.map(([name, settings]) => section(name, settings, isKey)).join('')
}

function section(name: string, settings: Settings, belongs: (key: string) => boolean): string {
  const lines = Object.entries(settings).filter(([key]) => belongs(key))
  return `[${name}]\n${lines.map(([key, value]) => `${key} = ${value}\n`).join('')}`
}

function isKey(key: string): boolean {
  return ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'].includes(key)
}

/** The plan as the vectors write a chain; a session name that nobody chose is none. */
function providers({ base, steps }: Plan): unknown[] {
  const session = (name: string) => (name === 'tester' ? {} : { role_session_name: name })
  const calls = steps.flatMap((step): unknown[] => {
    if (step.call === 'GetRoleCredentials') return []
    if (step.call === 'GetSessionToken') return [step]
    const role = { role_arn: step.roleArn, ...session(step.roleSessionName) }
    if (step.call === 'AssumeRole') return [{ AssumeRole: { ...role, ...(step.externalId ? { external_id: step.externalId } : {}) } }]
    return [{ WebIdentityToken: { ...role, web_identity_token_file: base.kind === 'web-identity' && base.tokenFile } }]
  })
  return [...baseProvider(base), ...calls]
}

function baseProvider(base: Plan['base']): unknown[] {
  switch (base.kind) {
    case 'static': {
      const account = base.accountId ? { account_id: base.accountId } : {}
      return [{ AccessKey: { access_key_id: base.accessKeyId, secret_access_key: base.secretAccessKey.reveal(), ...account } }]
    }
    case 'sso': {
      const { accountId, ssoRegion, roleName, startUrl } = base
      return [{ Sso: { sso_account_id: accountId, sso_region: ssoRegion, sso_role_name: roleName, sso_start_url: startUrl } }]
    }
    case 'instance':
      return [{ NamedSource: 'Ec2InstanceMetadata' }]
    // Its call is its provider.
    case 'web-identity':
      return []
  }
  return [base]
}
