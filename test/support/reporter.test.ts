import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './paths'
import { run } from './program'
import { temporaryFolder } from './temporary'

const passing = `test('passes', () => {})`

test.each<[what: string, files: string[], status: number, last: string[]]>([
  ['what passed', [passing, `test.each([1, 2])('%i', () => {})`], 0, ['3 passed, 0 failed, 0 skipped']],
  ['what failed', [`test('fails', () => expect(1).toBe(2))\n${passing}`], 1, ['1 passed, 1 failed, 0 skipped']],
  [
    'a test that fails twice as one',
    [`test('fails', () => { expect.soft(1).toBe(2); expect.soft(1).toBe(3) })`],
    1,
    ['0 passed, 1 failed, 0 skipped'],
  ],
  ['a file that does not load as failed', [`throw new Error('broken')\n${passing}`, passing], 1, ['1 passed, 1 failed, 0 skipped']],
  ['a file without tests as failed', ['', passing], 1, ['1 passed, 1 failed, 0 skipped']],
  [
    'hooks that fail as one, beside the tests that they skip',
    [`describe('all', () => { beforeAll(() => { throw new Error('broken') })\n${passing} })`],
    1,
    ['0 passed, 1 failed, 1 skipped'],
  ],
  [
    'a fault outside of any test as failed',
    [`test('passes', () => void Promise.reject(new Error('lost')))`],
    1,
    ['1 passed, 1 failed, 0 skipped'],
  ],
  ['what is not run as skipped', [`test.skip('a', () => {}); test.todo('b')\n${passing}`], 0, ['1 passed, 0 failed, 2 skipped']],
  [
    'what was missing, each by name and once',
    [
      ...['pwsh', 'fish'].map((tool) => `test('${tool}', ({ skip }) => skip('not installed: ${tool}'))`),
      `test.for([1, 2])('%i', (_, { skip }) => skip('not installed: fish')); test('other', ({ skip }) => skip('a reason'))`,
      `describe('all', () => { beforeEach(({ skip }) => skip('not installed: zsh'))\n${passing} })`,
    ],
    0,
    ['not installed: fish, pwsh, zsh (5 tests skipped)', '0 passed, 0 failed, 6 skipped'],
  ],
])('the last lines count %s', async (_what, files, status, last) => {
  const folder = temporaryFolder('suite')
  for (const [index, text] of files.entries()) writeFileSync(join(folder, `${index}.test.ts`), text)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const options = ['--root', folder, '--globals', '--reporter', join(root, 'test', 'reporter.ts')]
  const result = await run([process.execPath, vitest, 'run', ...options], { env: { NO_COLOR: '1' }, timeout: 50_000 })
  expect(result.stdout.trimEnd().split('\n').slice(-last.length)).toEqual(last)
  expect(result.status).toBe(status)
})
