import type { BaseKind } from '../../src/plan/types'
import { writeSsoCache } from '../aws'
import { session, startSignin, writeLoginCache } from '../credentials/signin'
import { keyLines, keyVariables, type Stage } from './stage'

/** Where a profile `p` has its credentials from. */
export interface Kind {
  /** As `explain` calls it. */
  readonly kind: BaseKind
  /** The settings of `p`. */
  readonly profile: string
  /** What else the config file holds. */
  readonly config?: string
  readonly credentials?: string
  readonly env?: Readonly<Record<string, string>>
  /** Further words behind `awsenv assume`. */
  readonly words?: readonly string[]
  /** Whose credentials they are. */
  readonly who: string
  /** What AWS is asked for them. */
  readonly calls: readonly string[]
  /** Only where they are not the source of a role. */
  readonly lastCall?: string
  /** They say until when they last. */
  readonly ends: boolean
}

const ana = 'arn:aws:iam::111122223333:user/ana'
const account = '111122223333'
const portal = (url: string): string => `sso_start_url = ${url}\nsso_region = eu-west-1\n`
const viewer = `sso_account_id = ${account}\nsso_role_name = Viewer\n`

export const kinds: Readonly<Record<string, (stage: Stage) => Kind | Promise<Kind>>> = {
  'long-term keys in the credentials file': ({ ana: keys }) => ({
    kind: 'static',
    profile: '',
    credentials: `[p]\n${keyLines(keys)}`,
    who: ana,
    calls: [],
    lastCall: 'GetSessionToken',
    ends: true,
  }),
  'temporary keys in the config file': ({ temporary }) => ({
    kind: 'temporary',
    profile: keyLines(temporary),
    who: ana,
    calls: [],
    ends: false,
  }),
  'credential_source = Environment': ({ temporary }) => ({
    kind: 'environment',
    profile: 'credential_source = Environment\n',
    env: keyVariables(temporary),
    who: ana,
    calls: [],
    ends: false,
  }),
  '--from-env': ({ ana: keys }) => ({
    kind: 'environment',
    profile: '',
    env: keyVariables(keys),
    words: ['--from-env'],
    who: ana,
    calls: [],
    lastCall: 'GetSessionToken',
    ends: true,
  }),
  credential_process: ({ temporary, home }) => {
    const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken } = temporary
    const document = { Version: 1, AccessKeyId, SecretAccessKey, SessionToken, Expiration: inMinutes(30) }
    const file = home.write("broker's document.json", JSON.stringify(document))
    const script = home.write('broker.sh', 'echo "asked for $1" >&2\ncat "$2"\n')
    return { kind: 'process', profile: `credential_process = sh '${script}' "a b" "${file}"\n`, who: ana, calls: [], ends: true }
  },
  'an SSO session whose token is cached': ({ aws, home }) => {
    const { name } = aws.sso.assign(account, 'Viewer')
    writeSsoCache(home.path, 'acme', aws.sso.signIn())
    const config = `[sso-session acme]\n${portal(aws.sso.startUrl)}`
    return {
      kind: 'sso',
      profile: `sso_session = acme\n${viewer}`,
      config,
      who: assumed(name, 'ana'),
      calls: ['GetRoleCredentials'],
      ends: true,
    }
  },
  'SSO of the older form whose token is cached': ({ aws, home }) => {
    const { name } = aws.sso.assign(account, 'Viewer')
    writeSsoCache(home.path, aws.sso.startUrl, aws.sso.signIn())
    return { kind: 'sso', profile: portal(aws.sso.startUrl) + viewer, who: assumed(name, 'ana'), calls: ['GetRoleCredentials'], ends: true }
  },
  'an SSO session whose token is refreshed': ({ aws, home }) => {
    const { name } = aws.sso.assign(account, 'Viewer')
    writeSsoCache(home.path, 'acme', aws.sso.signIn(0))
    const config = `[sso-session acme]\n${portal(aws.sso.startUrl)}`
    const calls = ['CreateToken', 'GetRoleCredentials']
    return { kind: 'sso', profile: `sso_session = acme\n${viewer}`, config, who: assumed(name, 'ana'), calls, ends: true }
  },
  web_identity_token_file: ({ aws, home, addRole }) => {
    const role = addRole('web')
    const file = home.write('tokens/oidc', `${aws.webIdentityToken(role)}\n`)
    const profile = `role_arn = ${role.arn}\nweb_identity_token_file = ${file}\nrole_session_name = me\n`
    return { kind: 'web-identity', profile, who: assumed('web', 'me'), calls: ['AssumeRoleWithWebIdentity'], ends: true }
  },
  'the metadata of an instance': ({ aws, addRole }) => {
    aws.setInstanceRole(addRole('box'))
    const calls = ['GetToken', 'ListRoles', 'GetCredentials']
    return {
      kind: 'instance',
      profile: 'credential_source = Ec2InstanceMetadata\n',
      who: assumed('box', 'i-0123456789abcdef0'),
      calls,
      ends: true,
    }
  },
  'the endpoint of a container': ({ aws, addRole }) => ({
    kind: 'container',
    profile: 'credential_source = EcsContainer\n',
    env: aws.addContainer(addRole('task'), 'a token'),
    who: assumed('task', 'task'),
    calls: ['GetContainerCredentials'],
    ends: true,
  }),
  login_session: async ({ home, temporary }) => {
    const signin = await startSignin()
    const cached = signin.signIn(600)
    // What is left is more than five minutes: nobody is asked.
    signin.close()
    writeLoginCache(home, { ...cached, accessToken: { ...(cached.accessToken as object), ...temporary } })
    return {
      kind: 'login',
      profile: `login_session = ${session}\n`,
      env: { AWS_ENDPOINT_URL_SIGNIN: signin.url },
      who: ana,
      calls: [],
      ends: true,
    }
  },
}

/** The files of the kind: `p` has the credentials, `next` a role on top of them. */
export function writeFiles({ home, addRole }: Stage, { profile, config = '', credentials = '' }: Kind): void {
  const next = `[profile next]\nrole_arn = ${addRole('next').arn}\nsource_profile = p\nrole_session_name = me\n`
  home.write('.aws/config', `[profile p]\nregion = eu-west-1\n${profile}${config}${next}`)
  home.write('.aws/credentials', credentials)
}

export function assumed(role: string, sessionName: string): string {
  return `arn:aws:sts::${account}:assumed-role/${role}/${sessionName}`
}

export function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString()
}
