import { at, ConfigurationError, type Place, quote } from '../errors'

/** What is wrong with a profile: what it is, where it stands, and what to do. `says` goes on from the profile's name, `todo` is a sentence. */
export function problem(profile: { readonly name: string }, says: string, place: Place, todo: string): ConfigurationError {
  const message = `Profile ${quote(profile.name)}: ${says} (${at(place)}). ${todo}`
  return new ConfigurationError(message, { profile: profile.name, place: { file: place.file, line: place.line } })
}
