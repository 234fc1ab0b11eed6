import { PlainSection } from './plain-sections'
import type { Section } from './types'

/** Reads single values of a section at the least cost. A secret's is its mask; an empty one counts as none. */
export function valueReader(section: Section): (key: string) => string | null {
  return section instanceof PlainSection ? section.reader() : (key) => section.settings.get(key)?.value || null
}
