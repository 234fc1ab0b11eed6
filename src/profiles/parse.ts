import type { FileKind } from './header'
import { Lines } from './lines'
import { PlainSections } from './plain-sections'
import { Reader } from './reader'
import { Report } from './report'
import { Sections } from './sections'
import type { Section, Warning } from './types'

/** What one of the two files says. */
export interface ParsedFile {
  readonly profiles: ReadonlyMap<string, Section>
  readonly ssoSessions: ReadonlyMap<string, Section>
  readonly services: ReadonlyMap<string, Section>
  readonly warnings: readonly Warning[]
}

/**
 * Reads the text of ~/.aws/config or ~/.aws/credentials in one pass. `content` has no byte order mark, `file` is the name that places carry.
 * The grammar is that of the AWS SDKs' profile-parser vectors; where the AWS CLI takes what they refuse, and people write it, so does this.
 * Throws ConfigurationError with the line that is neither header nor setting.
 */
export function parse(content: string, file: string, kind: FileKind): ParsedFile {
  const text = content.length < LONG ? `${content}\n#`.padEnd(LONG) : content
  const report = new Report(file)
  const sections = new Sections(report)
  const reader = new Reader(text, kind, sections, report)
  const lines = new Lines(text)
  const plain = new PlainSections(text, file, kind, lines)
  const readLine = (start: number): number => {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd < 0 ? text.length : lineEnd + 1
    reader.readLine(start, withoutLineEnd(text, start, end), lines.at(start))
    return end
  }
  for (let at = 0; at < text.length; ) {
    const alike = text[at] === '[' ? plain.from(at) : []
    if (alike.length === 0) at = readLine(at)
    for (const section of alike) {
      // The reader joins it with the other of its name.
      if (!sections.add(section)) while (at < section.end) at = readLine(at)
      at = section.end
    }
  }
  reader.finish()
  warnOfReturns(text, report)
  const { profile: profiles, 'sso-session': ssoSessions, services } = sections.byGroup
  return { profiles, ssoSessions, services, warnings: report.warnings }
}

/**
 * The length from which on V8 makes machine code of a pattern at once (kTierUpForSubjectLengthValue), and not bytecode before it, which
 * together takes twice as long. A comment at the end makes a text that long, and says nothing.
 */
const LONG = 1000

function withoutLineEnd(text: string, start: number, end: number): number {
  const last = text[end - 1] === '\n' ? end - 1 : end
  return last > start && text[last - 1] === '\r' ? last - 1 : last
}

/** Python ends a line at a carriage return without a line feed, too. */
function warnOfReturns(text: string, report: Report): void {
  const at = text.includes('\r') ? text.search(/\r(?!\n|$)/) : -1
  if (at >= 0)
    report.warn('A carriage return without a line feed is data; the AWS CLI ends the line there', text.slice(0, at).split('\n').length)
}
