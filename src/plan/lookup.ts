import { ConfigurationError, quote } from '../errors'
import { nearestNames } from '../profiles/nearest'
import type { Profile, Profiles, Section, Setting } from '../profiles/types'
import { withLongTermKeys } from './aws-mfa'
import { problem } from './problem'

/** A setting that says something: an empty value counts as none. */
export function setting(section: Section, name: string): Setting | undefined {
  const found = section.settings.get(name)
  return found?.value === '' ? undefined : found
}

export function value(section: Section, name: string): string | undefined {
  return setting(section, name)?.value
}

/** The profile as awsenv uses it. Throws ConfigurationError with the nearest names where there is none; `from` is the source_profile that names it. */
export function lookUp(profiles: Profiles, name: string, from?: { readonly profile: Profile; readonly setting: Setting }): Profile {
  const profile = withLongTermKeys(profiles, name)
  if (profile) return profile
  const near = nearestNames(name, profiles.names())
  const { config, credentials } = profiles.files
  const hint = near.length > 0 ? `Did you mean ${near.map(quote).join(' or ')}?` : `Looked in ${config} and ${credentials}.`
  if (from) throw problem(from.profile, `its source_profile ${quote(name)} does not exist`, from.setting, hint)
  throw new ConfigurationError(`There is no profile ${quote(name)}. ${hint}`, { profile: name })
}
