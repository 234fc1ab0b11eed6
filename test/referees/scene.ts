import { GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { type Aws, type Role, startAws, type UserKeys, writeSsoCache } from '../aws'
import { type Keys, keysOf, stsClient } from '../aws/clients'
import { type Home, home } from '../support/home'
import { internet } from './internet'

/** Files that people may have, and how they ask for a profile. In texts ` | ` is a line end, and words in braces stand for what `vocabulary` says. */
export interface Files {
  readonly config?: string
  readonly credentials?: string
  /** As it is typed; `p` unless given, null where none is. */
  readonly profile?: string | null
  readonly env?: Readonly<Record<string, string>>
  /** Further words behind `awsenv explain`. */
  readonly options?: readonly string[]
  /** An instance that has the role `box`, or a container that has the role `task`. */
  readonly machine?: 'instance' | 'container'
}

/** An AWS with these files before it. */
export interface Scene {
  readonly aws: Aws
  readonly home: Home
  readonly profile: string | undefined
  readonly env: Readonly<Record<string, string>>
  /** The serial of the device that `ana` has. */
  readonly device: string
  /** Of a key id or a role's ARN; itself where nobody has it. */
  nameOf(text: string): string
  close(): Promise<void>
}

export async function scene(files: Files): Promise<Scene> {
  const aws = await startAws()
  const way = await internet(aws)
  const people = await peopleOf(aws)
  const place = home()
  const fill = filler(vocabulary(aws, people, place))
  for (const name of ['config', 'credentials'] as const) {
    const text = files[name]
    if (text !== undefined) place.write(`.aws/${name}`, fill(text))
  }
  for (const session of ['acme', aws.sso.startUrl]) writeSsoCache(place.path, session, aws.sso.signIn())
  aws.requests.length = 0
  const { users, roles } = people
  const region = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' }
  const variables = Object.entries(files.env ?? {}).map(([name, value]) => [name, fill(value)])
  return {
    aws,
    home: place,
    profile: files.profile === null ? undefined : (files.profile ?? 'p'),
    env: { ...place.env, ...region, ...way.environment, ...machine(aws, people, files.machine), ...Object.fromEntries(variables) },
    device: people.device,
    nameOf: (text) => {
      const owner = Object.entries(users).find(([, { accessKeyId }]) => accessKeyId === text)
      const role = Object.entries(roles).find(([, { arn }]) => arn === text)
      return (owner ?? role)?.[0] ?? text
    },
    close: async () => {
      way.close()
      await aws.close()
    },
  }
}

interface People {
  /** `tmp` is a session of `ana`. */
  readonly users: Readonly<Record<'ana' | 'bo' | 'tmp', Keys>>
  readonly roles: Readonly<Record<'dev' | 'audit' | 'ops' | 'web' | 'box' | 'task', Role>>
  readonly device: string
}

async function peopleOf(aws: Aws): Promise<People> {
  const role = (name: string): Role => aws.addRole({ name, trust: { principals: ['*'] } })
  const ana: UserKeys = aws.addUser({ name: 'ana', mfaDevices: 1 })
  const tmp = keysOf(await stsClient(aws, ana).send(new GetSessionTokenCommand({})))
  const roles = { dev: role('dev'), audit: role('audit'), ops: role('ops'), web: role('web'), box: role('box'), task: role('task') }
  aws.sso.assign('111122223333', 'Viewer')
  return { users: { ana, bo: aws.addUser({ name: 'bo' }), tmp }, roles, device: ana.mfaSerials[0] ?? '' }
}

function machine(aws: Aws, { roles }: People, kind: Files['machine']): Readonly<Record<string, string>> {
  const variables = kind === 'container' ? aws.addContainer(roles.task) : {}
  if (kind !== 'instance') return { ...variables, AWS_EC2_METADATA_DISABLED: 'true' }
  aws.setInstanceRole(roles.box)
  // AWS CLI 2.9 puts no slash behind it.
  return { AWS_EC2_METADATA_SERVICE_ENDPOINT: `${aws.url}/` }
}

/** `{ana}` is a pair of lines with her keys, `{ana.id}` one half, `{ana.process}` a command that prints them, `{dev}` an ARN; and so on. */
function vocabulary(aws: Aws, { users, roles, device }: People, place: Home): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(users).flatMap(([name, keys]) => wordsOf(name, keys)),
    ...Object.entries(roles).map(([name, { arn }]): [string, string] => [name, arn]),
    ['device', device],
    ['token', place.write('token', aws.webIdentityToken(roles.web))],
    ['home', place.path],
    ['start', `sso_start_url = ${aws.sso.startUrl}`],
    ['sso', `sso_start_url = ${aws.sso.startUrl}\nsso_region = eu-west-1`],
    ['viewer', 'sso_account_id = 111122223333\nsso_role_name = Viewer'],
  ])
}

function wordsOf(name: string, { accessKeyId: id, secretAccessKey: secret, sessionToken: token }: Keys): [string, string][] {
  const lines = [`aws_access_key_id = ${id}`, `aws_secret_access_key = ${secret}`, ...(token ? [`aws_session_token = ${token}`] : [])]
  const document = JSON.stringify({ Version: 1, AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Note: '50% a#b;c = d' })
  return [
    [name, lines.join('\n')],
    [`${name}.id`, id],
    [`${name}.secret`, secret],
    [`${name}.token`, token ?? ''],
    [`${name}.document`, document],
    [`${name}.process`, `echo '${document}'`],
  ]
}

function filler(words: ReadonlyMap<string, string>): (text: string) => string {
  return (text) => {
    const filled = text.replace(/\{([a-z.]+)\}/g, (_, name: string) => {
      const word = words.get(name)
      if (word === undefined) throw new Error(`nothing is called {${name}}`)
      return word
    })
    return filled.replaceAll(' | ', '\n')
  }
}
