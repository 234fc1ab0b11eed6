import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Aws, standardWorld, writeHome, writeSsoCache } from '../aws'

/** What commands find in their environment. */
export type Environment = Readonly<Record<string, string>>

export interface Homes {
  /** The standard world's home, with `viewer` by SSO and `three` by three roles. */
  readonly usual: Environment
  /** A home with that many profiles; `dev` is one of them. */
  withProfiles(count: number): Environment
}

export function makeHomes(folder: string, aws: Aws): Homes {
  const world = standardWorld(aws)
  const third = aws.addRole({ name: 'third', trust: { principals: [world.audit.arn] } })
  aws.sso.assign('123412341234', 'Viewer')
  const sso = `[sso-session acme]\nsso_start_url = ${aws.sso.startUrl}\nsso_region = eu-west-1\n`
  const roles = `[profile three]\nrole_arn = ${third.arn}\nsource_profile = audit\nregion = eu-west-1\n`
  const portal = '[profile viewer]\nsso_session = acme\nsso_account_id = 123412341234\nsso_role_name = Viewer\nregion = eu-west-1\n'
  const secrets = { BENCH_KEY: world.ana.accessKeyId, BENCH_SECRET: world.ana.secretAccessKey, BENCH_ROLE: world.dev.arn }
  const make = (name: string, config: string): Environment => {
    const home = join(folder, name)
    const variables = writeHome(home, world)
    writeFileSync(join(home, '.aws', 'config'), config)
    writeSsoCache(home, 'acme', aws.sso.signIn())
    // As the function of `awsenv init` calls it: the bench is not the shell that would be found.
    return { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', AWSENV_SHELL: 'bash', ...variables, ...aws.environment, ...secrets }
  }
  const dev = `[profile dev]\nrole_arn = ${world.dev.arn}\nsource_profile = ana\nregion = eu-west-1\n`
  const audit = `[profile audit]\nrole_arn = ${world.audit.arn}\nsource_profile = dev\nregion = eu-west-1\n`
  return {
    usual: make('usual', `${dev}${audit}${roles}${sso}${portal}`),
    withProfiles: (count) => make(`profiles-${count}`, dev + Array.from({ length: count - 1 }, (_, index) => profile(index)).join('')),
  }
}

/** About 150 bytes, as people's have. */
function profile(index: number): string {
  const account = String(100000000000 + index)
  return `\n[profile team-${index}]\nrole_arn = arn:aws:iam::${account}:role/Developer\nsource_profile = ana\nregion = eu-central-1\nmfa_serial = arn:aws:iam::111122223333:mfa/ana\n`
}
