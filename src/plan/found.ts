import { ConfigurationError, quote } from '../errors'
import type { Profile } from '../profiles/types'
import { setting } from './lookup'
import { problem } from './problem'
import type { Request } from './request'

/** A value, and the error that says where it stands. */
export interface Found {
  readonly text: string
  wrong(says: string, todo: string): ConfigurationError
}

export function inEnvironment({ environment }: Pick<Request, 'environment'>, variable: string): Found | undefined {
  const text = environment[variable]?.trim()
  return text ? { text, wrong: (says, todo) => new ConfigurationError(`${variable} ${quote(text)} ${says}. ${todo}`) } : undefined
}

/** `found` stands for the profile's own setting where it is given. */
export function inProfile(profile: Profile, name: string, found = setting(profile, name)): Found | undefined {
  if (!found) return undefined
  const text = found.value
  return { text, wrong: (says, todo) => problem(profile, `its ${name} ${quote(text)} ${says}`, found, todo) }
}

export function checkedUrl({ text, wrong }: Found): string {
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) return text
  throw wrong('is no URL', 'It begins with https:// or http://.')
}

export function isTrue(found: Found | undefined): boolean {
  const text = found?.text.toLowerCase()
  if (found && text !== 'true' && text !== 'false') throw found.wrong('is neither true nor false', 'Write one of the two.')
  return text === 'true'
}
