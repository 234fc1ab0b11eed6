import { rawValue } from '../../src/profiles/setting'
import type { Section } from '../../src/profiles/types'

/** Settings as they stand in the file, secrets revealed; sub-properties are an object of strings. */
export function rawSettings({ settings }: Section): Record<string, unknown> {
  return Object.fromEntries(
    Array.from(settings, ([key, setting]) => {
      const { properties } = setting
      return [key, properties ? Object.fromEntries(Array.from(properties, ([name, each]) => [name, rawValue(each)])) : rawValue(setting)]
    }),
  )
}

export function rawSections(sections: ReadonlyMap<string, Section>): Record<string, unknown> {
  return Object.fromEntries(Array.from(sections, ([name, section]) => [name, rawSettings(section)]))
}
