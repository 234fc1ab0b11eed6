import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { cmd as shell } from '../../src/shells/cmd'
import { temporaryFolder } from '../support/temporary'
import { inWindows } from '../support/windows'
import { cmd, type Form } from './cmd'

/** Lets cmd evaluate the code that sets V0, V1 and so on to the values; answers what a program then finds in its environment. */
export async function evaluateInCmd(form: Form, values: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const folder = temporaryFolder('values')
  const inFolder = (name: string) => `"${inWindows(join(folder, name))}"`
  writeFileSync(join(folder, 'code.txt'), shell.change(values.map((value, index) => [`V${index}`, value])))
  writeFileSync(join(folder, 'dump.js'), "require('fs').writeFileSync('dump.json', JSON.stringify(process.env))")
  const run = await cmd(form, [
    'cmd /c exit 5',
    `for /f "delims=" %i in ('type ${inFolder('code.txt')}') do @%i`,
    '>level.txt echo %ERRORLEVEL%',
    `node ${inFolder('dump.js')}`,
  ])
  expect([run.written('level.txt'), run.stderr, existsSync(join(run.folder, 'canary'))]).toEqual(['0', '', false])
  return JSON.parse(run.written('dump.json') ?? '')
}

/** Made by hand for cmd. Whoever runs one makes the file `canary`. */
export const cmdAttacks: readonly string[] = [
  '&echo.>canary',
  'a & echo.>canary & b',
  '&& echo.>canary',
  '|| echo.>canary',
  '| more >canary',
  '>canary',
  '2>canary',
  '<canary',
  '^& echo.>canary',
  ') & echo.>canary & (',
  '@echo.>canary',
  'a ^',
  '^^',
  '/?',
  '/a 1+1',
  '/p canary',
  ';rem',
  ' leading',
  'trailing ',
  "'quoted'",
  'C:\\a b\\',
  'x'.repeat(8000),
]
