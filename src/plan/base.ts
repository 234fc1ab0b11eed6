import { quote } from '../errors'
import type { Profile, Profiles, Setting } from '../profiles/types'
import { readEnvironmentKeys } from './environment-keys'
import { setting, value } from './lookup'
import { metadataEndpoint } from './metadata'
import { problem } from './problem'
import { checkedRegion } from './region'
import type { Request } from './request'
import { checkedRoleArn, ROLE_ARN_FORM } from './role-arn'
import { readSso } from './sso'
import { readStaticKeys } from './static-keys'
import type { Base } from './types'

/**
 * The credentials that a profile has of its own, any role left aside, in the AWS CLI's order of kinds; undefined where it has none.
 * Throws ConfigurationError where the kind that counts is not whole.
 */
export function findBase(request: Request, profile: Profile): Base | undefined {
  const { profiles } = request
  const tokenFile = setting(profile, 'web_identity_token_file')
  if (tokenFile) return webIdentity(profile, tokenFile)
  if (value(profile, 'sso_account_id') || value(profile, 'sso_role_name')) return readSso(profile, profiles)
  const keysFrom = fileOfKeys(profile, profiles)
  if (keysFrom === 'credentials') return readStaticKeys(profile)
  const session = value(profile, 'login_session')
  if (session) return login(profile, session)
  const command = value(profile, 'credential_process')
  if (command) return process(profile, command)
  if (keysFrom === 'config') return readStaticKeys(profile)
  // An sso_session without an account is no kind, but its error says more of what is missing than "no credentials".
  return credentialSource(request, profile) ?? readSso(profile, profiles)
}

/** What the profile's credential_source names; undefined where it has none. */
export function credentialSource(request: Request, profile: Profile): Base | undefined {
  const source = setting(profile, 'credential_source')
  if (!source) return undefined
  switch (source.value) {
    case 'Environment':
      return readEnvironmentKeys(request, profile, source)
    case 'Ec2InstanceMetadata':
      return instance(request, profile)
    case 'EcsContainer':
      return { kind: 'container', profile: profile.name }
  }
  const says = `its credential_source ${quote(source.value)} is unknown`
  throw problem(profile, says, source, 'It is Environment, Ec2InstanceMetadata or EcsContainer, in these letters.')
}

/** The file that the keys, or half a pair, stand in. */
function fileOfKeys(profile: Profile, { files }: Profiles): 'config' | 'credentials' | undefined {
  const half = setting(profile, 'aws_access_key_id') ?? setting(profile, 'aws_secret_access_key')
  if (!half) return undefined
  return half.file === files.credentials ? 'credentials' : 'config'
}

function webIdentity(profile: Profile, tokenFile: Setting): Base {
  const role = setting(profile, 'role_arn')
  if (!role) throw problem(profile, 'its web_identity_token_file needs a role_arn', tokenFile, `Add role_arn. ${ROLE_ARN_FORM}`)
  return { kind: 'web-identity', profile: profile.name, tokenFile: tokenFile.value, roleArn: checkedRoleArn(profile, role) }
}

function login(profile: Profile, session: string): Base {
  const region = setting(profile, 'region')
  return { kind: 'login', profile: profile.name, session, ...(region ? { region: checkedRegion(profile, 'region', region) } : {}) }
}

function process(profile: Profile, command: string): Base {
  const accountId = value(profile, 'aws_account_id')
  return { kind: 'process', profile: profile.name, command, ...(accountId ? { accountId } : {}) }
}

function instance(request: Request, profile: Profile): Base {
  const endpoint = metadataEndpoint(request, profile)
  return { kind: 'instance', profile: profile.name, ...(endpoint ? { endpoint } : {}) }
}
