import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfigurationError } from '../../src/errors'
import type { FileKind } from '../../src/profiles/header'
import { type ParsedFile, parse } from '../../src/profiles/parse'
import { needs } from '../support/needs'
import { rawSections } from './raw'
import { configText, credentialsText } from './texts'

/** Reads [kind, text] pairs with the parser of the AWS CLI. */
const BOTOCORE = `
import json, sys, tempfile, botocore.configloader as loader
def read(kind, text):
    with tempfile.NamedTemporaryFile() as file:
        file.write(text.encode()); file.flush()
        try:
            if kind == 'credentials': return {'profiles': loader.raw_config_parse(file.name)}
            config = loader.load_config(file.name)
            return {group: config[group] for group in ('profiles', 'sso_sessions', 'services')}
        except Exception as error:
            return {'error': str(error)}
json.dump([read(*case) for case in json.load(sys.stdin)], sys.stdout)
`

test('what is read without a warning is what the AWS CLI reads', (context) => {
  needs(context, 'botocore', spawnSync('python3', ['-c', 'import botocore.configloader']).status === 0)
  const cases = [
    ...fc.sample(configText, { numRuns: 500, seed: 1 }).map((text) => ['config', text] as const),
    ...fc.sample(credentialsText, { numRuns: 500, seed: 2 }).map((text) => ['credentials', text] as const),
  ]
  const answer = spawnSync('python3', ['-c', BOTOCORE], { input: JSON.stringify(cases), encoding: 'utf8', maxBuffer: 1e8 })
  const theirs = JSON.parse(answer.stdout) as object[]
  const unwarned = cases.flatMap(([kind, text], index) => {
    const ours = parseIfPossible(text, kind)
    return ours && ours.warnings.length === 0 ? [{ text, ours: groups(ours, kind), theirs: theirs[index] }] : []
  })
  expect(unwarned.length).toBeGreaterThan(150)
  for (const { text, ours, theirs } of unwarned) expect({ text, read: ours }).toEqual({ text, read: theirs })
})

function parseIfPossible(text: string, kind: FileKind): ParsedFile | undefined {
  try {
    return parse(text, '/file', kind)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError)
    return undefined
  }
}

function groups({ profiles, ssoSessions, services }: ParsedFile, kind: FileKind): object {
  if (kind === 'credentials') return { profiles: rawSections(profiles) }
  return { profiles: rawSections(profiles), sso_sessions: rawSections(ssoSessions), services: rawSections(services) }
}
