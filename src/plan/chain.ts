import { quote } from '../errors'
import type { Profile, Setting } from '../profiles/types'
import { credentialSource, findBase } from './base'
import { readEnvironmentKeys } from './environment-keys'
import { lookUp, setting, value } from './lookup'
import { problem } from './problem'
import type { Request } from './request'
import { findStaticKeys } from './static-keys'
import type { Base } from './types'

/** A role on the way from the base to the selected profile. */
export interface Hop {
  readonly profile: Profile
  readonly role: Setting
  /** The profile that signs for it, where one does. */
  readonly source: Profile | undefined
}

export interface Chain {
  readonly base: Base
  readonly baseProfile: Profile
  /** Roles, the first to be assumed first. */
  readonly hops: readonly Hop[]
}

/**
 * Follows source_profile from the selected profile to its base credentials, by the rules that the AWS SDKs' assume-role vectors hold.
 * With --from-env the environment's keys stand in for those at the end; the roles stay.
 * Throws ConfigurationError: a loop, a source that does not exist or has no credentials, a role with no source or with two.
 */
export function resolveChain(request: Request, selected: Profile): Chain {
  const hops: Hop[] = []
  const path = [selected.name]
  let profile = selected
  const end = (base: () => Base): Chain => {
    return { base: request.options.fromEnv ? readEnvironmentKeys(request, profile, undefined) : base(), baseProfile: profile, hops }
  }
  for (;;) {
    // The selected profile's role wins over its own keys; from the second profile on, keys win and end the chain.
    const keys = path.length > 1 ? findStaticKeys(profile) : undefined
    if (keys) return end(() => keys)
    const role = roleOf(request, profile)
    if (!role) return end(() => findBase(request, profile) ?? fail(noCredentials(profile, path)))
    const named = sourceProfile(request, profile, role)
    const isItself = named?.value === profile.name
    if (named && !isItself && path.includes(named.value)) throw loop(profile, named, path)
    const source = named && (isItself ? profile : lookUp(request.profiles, named.value, { profile, setting: named }))
    hops.unshift({ profile, role, source })
    if (!source) return end(() => credentialSource(request, profile) ?? fail(noCredentials(profile, path)))
    if (isItself) return end(() => findBase(request, profile) ?? fail(noCredentialsOfItsOwn(profile, named)))
    path.push(source.name)
    profile = source
  }
}

/** A role that is assumed with a web identity is no hop but a base, unless the environment's keys stand in for that. */
function roleOf({ options }: Request, profile: Profile): Setting | undefined {
  return value(profile, 'web_identity_token_file') && !options.fromEnv ? undefined : setting(profile, 'role_arn')
}

/** Undefined where the role has a credential_source, or the user gave it the environment's keys. */
function sourceProfile({ options }: Request, profile: Profile, role: Setting): Setting | undefined {
  const named = profile.settings.get('source_profile')
  const other = setting(profile, 'credential_source')
  if (named?.value === '') throw problem(profile, 'its source_profile is empty', named, 'Name the profile that assumes the role.')
  if (named && other) throw problem(profile, 'it has both source_profile and credential_source', other, 'Remove one of the two.')
  if (named || other || options.fromEnv) return named
  const says = 'its role_arn has neither source_profile nor credential_source'
  throw problem(profile, says, role, 'Add source_profile with the name of the profile that assumes the role.')
}

function loop(profile: Profile, named: Setting, path: readonly string[]): Error {
  const circle = [...path, named.value].join(' → ')
  return problem(profile, `its source_profile closes a circle, ${circle}`, named, 'Name a profile there that has credentials.')
}

function noCredentials(profile: Profile, path: readonly string[]): Error {
  const alone = setting(profile, 'source_profile')
  if (alone) return problem(profile, 'it has no credentials, and its source_profile counts only beside a role_arn', alone, 'Add role_arn.')
  const asked = path.length > 1 ? `, and is the source_profile of ${quote(path.at(-2) ?? '')}` : ''
  return problem(
    profile,
    `it has no credentials${asked}`,
    profile,
    'Give it keys, a role_arn, sso_session, credential_process or the like.',
  )
}

function noCredentialsOfItsOwn(profile: Profile, named: Setting): Error {
  const says = 'its source_profile is itself, and it has no credentials beside its role'
  return problem(profile, says, named, 'Add keys to it, or name another profile there.')
}

function fail(error: Error): never {
  throw error
}
