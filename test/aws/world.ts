import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Aws } from './aws'
import type { UserKeys } from './principals'
import type { Role } from './state'

/** Users and roles as a company has them. */
export interface World {
  /** One MFA device. */
  readonly ana: UserKeys
  /** Two MFA devices. */
  readonly bo: UserKeys
  /** No MFA device. */
  readonly cy: UserKeys
  /** In another account; asks for MFA; up to 12 hours. */
  readonly prod: Role
  /** In the users' account; asks for nothing. */
  readonly dev: Role
  /** Lets in sessions of `dev` alone. */
  readonly audit: Role
  /** In a third party's account; asks for an external id. */
  readonly ext: Role
  readonly externalId: string
}

/** Adds the users `ana`, `bo` and `cy`, and the roles that they may assume. */
export function standardWorld(aws: Aws): World {
  const ana = aws.addUser({ name: 'ana', mfaDevices: 1 })
  const bo = aws.addUser({ name: 'bo', mfaDevices: 2 })
  const cy = aws.addUser({ name: 'cy' })
  const externalId = 'b2f6c1d0-7e11'
  const users = [ana.arn, bo.arn, cy.arn]
  const prod = aws.addRole({ name: 'prod', accountId: '444455556666', trust: { principals: users, mfa: true }, maxSessionDuration: 43200 })
  const dev = aws.addRole({ name: 'dev', trust: { principals: users } })
  const audit = aws.addRole({ name: 'audit', accountId: '777788889999', trust: { principals: [dev.arn] }, maxSessionDuration: 43200 })
  const ext = aws.addRole({ name: 'ext', accountId: '999900001111', trust: { principals: users, externalId } })
  return { ana, bo, cy, prod, dev, audit, ext, externalId }
}

/** The texts of ~/.aws/config and ~/.aws/credentials as people have them for that world. */
export function awsFiles(world: World): { config: string; credentials: string } {
  return { config: configOf(world), credentials: credentialsOf(world) }
}

/** Writes both into a home, which is made if need be, and returns the variables that make it one. */
export function writeHome(home: string, world: World): Record<string, string> {
  const folder = join(home, '.aws')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const [name, text] of Object.entries(awsFiles(world))) writeFileSync(join(folder, name), text, { mode: 0o600 })
  return { HOME: home, USERPROFILE: home }
}

function configOf({ ana, prod, dev, audit, ext, externalId }: World): string {
  return `[default]
region = eu-west-1
output = json

[profile ana]
region = eu-west-1
mfa_serial = ${ana.mfaSerials[0]}

[profile bo]
region = eu-west-1

[profile cy]
region = eu-west-1

# production: asks for MFA
[profile prod]
role_arn = ${prod.arn}
source_profile = ana
mfa_serial = ${ana.mfaSerials[0]}
region = eu-central-1

[profile dev]
role_arn = ${dev.arn}
source_profile = ana
region = eu-west-1

[profile audit]
role_arn = ${audit.arn}
source_profile = dev
region = us-east-1

[profile ext]
role_arn = ${ext.arn}
source_profile = ana
external_id = ${externalId}
region = us-west-2
`
}

function credentialsOf({ ana, bo, cy }: World): string {
  return [ana, bo, cy]
    .map(
      ({ name, accessKeyId, secretAccessKey }) =>
        `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
    )
    .join('\n')
}
