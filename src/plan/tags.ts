import { quote, UsageError } from '../errors'
import type { Profile, Setting } from '../profiles/types'
import { unicode } from '../unicode'
import { setting } from './lookup'
import { problem } from './problem'
import type { Options } from './request'
import type { AssumeRoleStep } from './types'

type Tag = readonly [key: string, value: string]
type Wrong = (says: string, todo: string) => Error

/**
 * The session tags of a role: the profile's session_tags and transitive_session_tags (aws-vault's names: `k=v,k2=v2` and `k,k2`), and the typed ones,
 * which win where the key is the same. Throws UsageError or ConfigurationError for what STS would not take.
 */
export function sessionTags(typed: Options, profile: Profile): Pick<AssumeRoleStep, 'tags' | 'transitiveTagKeys'> {
  const typedTags = checkedTags(Object.entries(typed.tags ?? {}), usage('--tag'))
  const replaced = new Set(typedTags.map(([key]) => folded(key)))
  const tags = [...profileTags(profile).filter(([key]) => !replaced.has(folded(key))), ...typedTags]
  if (tags.length > MOST) throw usage('--tag')(`makes ${tags.length} tags with those of the profile`, FEWER)
  const typedKeys = checkedKeys(typed.transitiveTagKeys ?? [], tags, usage('--transitive-tag'))
  const transitiveTagKeys = [...new Set([...profileTransitiveKeys(profile, tags), ...typedKeys])]
  return {
    ...(tags.length > 0 ? { tags: Object.fromEntries(tags) } : {}),
    ...(transitiveTagKeys.length > 0 ? { transitiveTagKeys } : {}),
  }
}

/** STS's rules for Tags. */
const MOST = 50
const FEWER = `STS takes ${MOST} at most.`
const CHARACTERS = 'letters, digits, blanks and _.:/=+-@.'

function profileTags(profile: Profile): readonly Tag[] {
  const found = setting(profile, 'session_tags')
  if (!found) return []
  const wrong = configured(profile, 'session_tags', found)
  const tags = found.value.split(',').map((text): Tag => {
    const equals = text.indexOf('=')
    if (equals < 0) throw wrong(`holds ${quote(text.trim())}, which has no "="`, 'Write key=value,key2=value2.')
    return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()]
  })
  return checkedTags(tags, wrong)
}

function profileTransitiveKeys(profile: Profile, tags: readonly Tag[]): readonly string[] {
  const found = setting(profile, 'transitive_session_tags')
  if (!found) return []
  const keys = found.value.split(',').map((key) => key.trim())
  return checkedKeys(keys, tags, configured(profile, 'transitive_session_tags', found))
}

function checkedTags(tags: readonly Tag[], wrong: Wrong): readonly Tag[] {
  if (tags.length > MOST) throw wrong(`names ${tags.length} tags`, FEWER)
  const seen = new Set<string>()
  for (const [key, value] of tags) {
    if (!unicode`^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$`.test(key))
      throw wrong(`has a key that is not allowed, ${quote(key)}`, `It takes 1 to 128 ${CHARACTERS}`)
    if (!unicode`^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$`.test(value))
      throw wrong(`has a value that is not allowed, ${quote(value)} of ${quote(key)}`, `It takes up to 256 ${CHARACTERS}`)
    if (seen.has(folded(key))) throw wrong(`names ${quote(key)} twice`, 'Upper and lower case are the same to STS.')
    seen.add(folded(key))
  }
  return tags
}

function checkedKeys(keys: readonly string[], tags: readonly Tag[], wrong: Wrong): readonly string[] {
  const known = new Set(tags.map(([key]) => folded(key)))
  for (const key of keys) {
    if (!known.has(folded(key))) throw wrong(`names ${quote(key)}, which is the key of no tag`, 'Add that tag, or leave the key out.')
  }
  return keys
}

/** To STS, tag keys that differ in case alone are the same. */
function folded(key: string): string {
  return key.toLowerCase()
}

function usage(option: string): Wrong {
  return (says, todo) => new UsageError(`${option} ${says}. ${todo}`)
}

function configured(profile: Profile, name: string, found: Setting): Wrong {
  return (says, todo) => problem(profile, `its ${name} ${says}`, found, todo)
}
