import { stripVTControlCharacters } from 'node:util'
import { beforeEach, expect, it } from 'vitest'
import { needs } from '../support/needs'
import { program } from '../support/program'
import { hasPty, pty } from '../support/pty'
import { stay } from '../support/world'

beforeEach((context) => needs(context, 'script', hasPty))

async function listOnTerminal(columns: number): Promise<string[]> {
  const { env } = await stay()
  const terminal = pty(['sh', '-c', `stty cols ${columns}; exec "$@"`, 'sh', ...program(), 'list'], { env })
  expect(await terminal.exit()).toBe(0)
  return stripVTControlCharacters(terminal.screen).trimEnd().split(/\r?\n/)
}

it('list fits the terminal', async () => {
  const lines = await listOnTerminal(60)
  expect(lines.filter((line) => line.length > 60)).toEqual([])
  expect(lines.find((line) => line.startsWith('prod '))).toContain('…')
})

it('list cuts nothing on a terminal that says it has 0 columns, as one does that does not know', async () => {
  const lines = await listOnTerminal(0)
  expect(lines.find((line) => line.startsWith('prod '))).toMatch(/444455556666 .*mfa\/ana/)
  expect(lines.join()).not.toContain('…')
})
