import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { home } from '../support/home'
import { type Loaded, loadedBy, type Packages, packagesOfChunks } from '../support/loaded'
import { root, tested } from '../support/paths'
import { stay } from '../support/world'

/** What every command loads. */
const ALWAYS: Loaded = { chunks: ['main.js'], packages: [], builtins: ['buffer', 'fs', 'path'] }

/** What reads a command line that has options. */
const OPTIONS: Partial<Loaded> = { chunks: ['yargs-parser.js'], packages: ['yargs-parser'] }

const PLAN: Partial<Loaded> = { chunks: ['plan.js', 'profiles.js'] }
const STS: Partial<Loaded> = {
  chunks: ['plan.js', 'profiles.js', 'sts.js'],
  packages: ['@aws-sdk/client-sts', '@aws-sdk/core', '@aws-sdk/xml-builder', '@smithy/core'],
  builtins: ['crypto', 'http'],
}
/** What names a role's session after the user. */
const USER: Partial<Loaded> = { builtins: ['os'] }
const HELP = ['ansi-regex', 'ansi-styles', 'cliui', 'escalade', 'get-caller-file', 'strip-ansi', 'wrap-ansi', 'y18n', 'yargs']

/** What a command loads beside that. What is added here is paid for at every start. */
const COMMANDS: readonly (readonly [words: string, parts: readonly Partial<Loaded>[]])[] = [
  ['unset', []],
  ['unset --shell fish', [OPTIONS]],
  ['status', []],
  ['status --json', [OPTIONS]],
  ['--version', [OPTIONS]],
  ['init bash', [{ chunks: ['init.js', 'scripts.js'] }]],
  ['completion bash', [{ chunks: ['completion.js', 'scripts.js'] }]],
  ['list', [{ chunks: ['profiles.js'] }]],
  ['explain dev', [PLAN, USER]],
  ['explain dev --json', [OPTIONS, PLAN, USER]],
  ['assume nobody', [PLAN]],
  ['assume dev --duration 60', [OPTIONS, PLAN]],
  ['assume dev', [STS, USER]],
  ['assume audit', [STS, USER]],
  ['assume dev --format json', [OPTIONS, STS, USER]],
  ['session cy', [STS]],
  ['process dev', [STS, USER, { chunks: ['process.js', 'process-circle.js'] }]],
  ['--help', [OPTIONS, { chunks: ['help.js', 'rolldown-runtime.js'], packages: HELP, builtins: ['assert', 'module', 'url', 'util'] }]],
]

describe.skipIf(tested)('what a command loads, and nothing else', () => {
  let packages: Packages
  beforeAll(async () => {
    packages = await packagesOfChunks()
  })

  it.each(COMMANDS)('awsenv %s', async (words, parts) => {
    const { env } = await stay()
    const all = (kind: keyof Loaded) => [ALWAYS, ...parts].flatMap((part) => part[kind] ?? []).sort()
    expect(await loadedBy(words.split(' '), packages, { env })).toEqual({
      chunks: all('chunks'),
      packages: all('packages'),
      builtins: all('builtins'),
    })
  })

  it.each(['main.js', 'profiles.js', 'plan.js', 'sts.js'])('what %s has that usual commands call in parentheses', (file) => {
    const code = readFileSync(join(root, 'dist', file), 'utf8')
    expect(code).toMatch(/^var \w+=\(function/)
    expect(code.match(/[,\s]\w+=\((async )?function/g)?.length).toBeGreaterThan(10)
  })

  it('in files of ASCII alone', () => {
    const dist = join(root, 'dist')
    const files = readdirSync(dist).filter((file) => file.endsWith('.js'))
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter((file) => !/^[\0-\x7f]*$/.test(readFileSync(join(dist, file), 'utf8')))).toEqual([])
  })

  it('where there are thousands of profiles, and Node would optimize too much, what keeps it from that', async () => {
    const config = Array.from({ length: 10_000 }, (_, index) => `[profile p${index}]\nregion = eu-west-1\n`).join('')
    const { env } = home({ config })
    const { builtins } = await loadedBy(['list'], packages, { env })
    expect(builtins).toEqual([...ALWAYS.builtins, ...(process.versions.node.startsWith('20.') ? ['v8'] : [])])
  })
})
