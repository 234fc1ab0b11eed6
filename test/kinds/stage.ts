import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { onTestFinished } from 'vitest'
import { type Aws, type Role, startAws, type UserKeys } from '../aws'
import { type Keys, keysOf, stsClient } from '../aws/clients'
import { type Home, home } from '../support/home'
import { run } from '../support/program'
import { parseEnvironment } from '../support/shells'

/** An AWS with a user, and roles that let everybody in; it ends with the test. */
export interface Stage {
  readonly aws: Aws
  readonly home: Home
  readonly env: Readonly<Record<string, string>>
  readonly ana: UserKeys
  /** A session of hers. */
  readonly temporary: Required<Keys>
  addRole(name: string): Role
}

export async function stage(): Promise<Stage> {
  const aws = await startAws()
  onTestFinished(() => aws.close())
  const ana = aws.addUser({ name: 'ana' })
  const temporary = keysOf(await stsClient(aws, ana).send(new GetSessionTokenCommand({})))
  aws.requests.length = 0
  const place = home()
  const addRole = (name: string): Role => aws.addRole({ name, trust: { principals: ['*'] } })
  return { aws, home: place, env: { ...place.env, ...aws.environment }, ana, temporary, addRole }
}

/** As a profile holds them. */
export function keyLines({ accessKeyId, secretAccessKey, sessionToken }: Keys): string {
  const lines = [`aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secretAccessKey}`]
  return [...lines, ...(sessionToken === undefined ? [] : [`aws_session_token = ${sessionToken}`]), ''].join('\n')
}

/** As the environment holds them. */
export function keyVariables({ accessKeyId, secretAccessKey, sessionToken }: Keys): Readonly<Record<string, string>> {
  const pair = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }
  return sessionToken === undefined ? pair : { ...pair, AWS_SESSION_TOKEN: sessionToken }
}

/** What a shell exports after a script. */
export async function exportedBy(script: string, env: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  const { status, stdout, stderr } = await run(['sh', '-c', `${script}\nexec env -0`], { env })
  if (status !== 0) throw new Error(`the shell ended with status ${status}: ${stderr}`)
  return parseEnvironment(Buffer.from(stdout))
}

/** Whose the exported credentials are: AWS says so, and counts no call for it. */
export async function whoAmI(aws: Aws, exported: ReadonlyMap<string, string>): Promise<string | undefined> {
  const [accessKeyId = '', secretAccessKey = '', sessionToken] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'].map(
    (name) => exported.get(name),
  )
  const keys: Keys = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
  const { Arn } = await stsClient(aws, keys).send(new GetCallerIdentityCommand({}))
  aws.requests.pop()
  return Arn
}
