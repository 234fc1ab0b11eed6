import { PlainSection } from './plain-sections'
import type { Section } from './types'

export { NOWHERE } from './plain-shape'

/** Where `valuesOf` has the value of a key. Sections that are alike have one and the same, which tells that they are. */
export function placesOf(section: Section): ReadonlyMap<string, number> {
  return section instanceof PlainSection
    ? section.shape.places
    : new Map(Array.from(section.settings.keys(), (key, index) => [key, index + 1]))
}

/** The values of thousands of sections at the least cost. A secret's is its mask. */
export function valuesOf(section: Section): readonly string[] {
  return section instanceof PlainSection ? section.values() : ['', ...Array.from(section.settings.values(), ({ value }) => value)]
}
