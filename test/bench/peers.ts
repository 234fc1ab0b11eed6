import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Environment } from './homes'
import type { Row } from './rows'

/** The same job, one role from a user's keys, by others that are on PATH; the AWS CLI in every version that is there. */
export function peers(environment: Environment): Row[] {
  const role = ['--role-arn', environment.BENCH_ROLE ?? '', '--role-session-name', 'bench']
  // Versions before 2.13 read no variable for it.
  const endpoint = ['--endpoint-url', environment.AWS_ENDPOINT_URL_STS ?? '']
  const rows = [
    ...peer('aws', ['sts', 'assume-role', '--profile', 'ana', '--region', 'eu-west-1', ...endpoint, ...role], environment),
    ...peer('aws-vault', ['export', '--format=env', 'dev'], {
      ...environment,
      AWS_VAULT_BACKEND: 'file',
      AWS_VAULT_FILE_PASSPHRASE: 'bench',
    }),
    ...peer('assumego', ['dev'], { ...environment, FORCE_NO_ALIAS: 'true' }),
    ...peer('awsumepy', ['-s', 'dev'], environment),
    ...peer('aws-runas', ['dev'], environment),
  ]
  return rows.filter(({ name }, index) => rows.findIndex((row) => row.name === name) === index)
}

function peer(program: string, args: readonly string[], environment: Environment): Row[] {
  const files = (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, program))
  return files
    .filter((file) => existsSync(file))
    .map((file) => ({ name: nameOf(file, program, environment), argv: [file, ...args], environment }))
}

/** As `aws-cli/2.9.19`. */
function nameOf(file: string, program: string, env: Environment): string {
  const { stdout, stderr } = spawnSync(file, ['--version'], { env, encoding: 'utf8' })
  const version = /[\w-]*\/?v?\d+(\.\d+)+/.exec(stdout || stderr || '')?.[0] ?? ''
  return version.startsWith(program) ? version : `${program} ${version}`.trim()
}
