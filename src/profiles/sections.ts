import type { Header } from './header'
import { PlainSection } from './plain-sections'
import type { Report } from './report'
import type { Section, Setting } from './types'

/** The sections of one file that count, each once. */
export class Sections {
  readonly byGroup = {
    profile: new Map<string, PlainSection | OpenSection>(),
    'sso-session': new Map<string, PlainSection | OpenSection>(),
    services: new Map<string, PlainSection | OpenSection>(),
  }
  readonly #report: Report
  #bareDefault: OpenSection | undefined

  constructor(report: Report) {
    this.#report = report
  }

  /** Whether the profile is new. */
  add(section: PlainSection): boolean {
    if (this.byGroup.profile.has(section.name)) return false
    this.byGroup.profile.set(section.name, section)
    return true
  }

  /** The section's settings, to be added to. Undefined for a `[default]` that gives way to `[profile default]`. */
  open({ group, name, isBareDefault }: Header, line: number): Map<string, Setting> | undefined {
    const sections = this.byGroup[group]
    const known = sections.get(name)
    const profile = group === 'profile' ? name : undefined
    if (known && (known === this.#bareDefault) !== isBareDefault) {
      this.#report.warn(
        `Line ${known.line} begins the default profile, too: of the two [profile default] counts, and for the AWS CLI the later one`,
        line,
        profile,
      )
      if (isBareDefault) return undefined
    } else if (known) {
      // It concerns every profile of the file.
      this.#report.warn(`This section stands in line ${known.line} already: awsenv joins the two, the AWS CLI refuses the file`, line)
      return this.#editable(known)
    }
    const section = { name, file: this.#report.file, line, settings: new Map<string, Setting>() }
    if (isBareDefault) this.#bareDefault = section
    sections.set(name, section)
    return section.settings
  }

  #editable(section: PlainSection | OpenSection): Map<string, Setting> {
    if (!(section instanceof PlainSection)) return section.settings
    const { name, file, line } = section
    const settings = new Map(section.settings)
    this.byGroup.profile.set(name, { name, file, line, settings })
    return settings
  }
}

interface OpenSection extends Section {
  readonly settings: Map<string, Setting>
}
