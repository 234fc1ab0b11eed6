import { readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { describe, expect, it } from 'vitest'
import type { Aws } from '../aws'
import { stsClient } from '../aws/clients'
import { type Way, ways } from '../shells/ways'
import { pathWithAwsenv } from '../support/command'
import { run } from '../support/program'
import { needsShell, parseEnvironment } from '../support/shells'
import { temporaryFolder } from '../support/temporary'
import { type Stay, stay } from '../support/world'

const user = { AWS_PROFILE: 'ana', AWS_REGION: 'us-west-2' }

describe.each(ways.map((way) => [`${way.real.name}: ${way.line}`, way] as const))('%s', (_title, way) => {
  it('assume makes the role of this shell, assume again another, unset puts back what was there', async (context) => {
    needsShell(context, way.real)
    const place = await stay()
    const dumps = await session(way, place, [
      'dump before',
      typed(way, `assume prod ${place.freshCode()}`),
      'dump assumed',
      typed(way, 'assume dev'),
      'dump again',
      typed(way, 'unset'),
      'dump after',
    ])
    const assumed = dumps('assumed')
    expect(await whoAmI(place.aws, assumed)).toMatch(/^arn:aws:sts::444455556666:assumed-role\/prod\//)
    expect(assumed.get('AWS_REGION')).toBe('eu-central-1')
    expect(assumed.get('AWS_DEFAULT_REGION')).toBe('eu-central-1')
    expect(assumed.get('AWS_ACCOUNT_ID')).toBe('444455556666')
    expect(assumed.get('AWS_CREDENTIAL_EXPIRATION')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(assumed.get('AWSENV_PROFILE')).toBe('prod')
    expect(assumed.has('AWS_PROFILE')).toBe(false)
    expect(await whoAmI(place.aws, dumps('again'))).toMatch(/assumed-role\/dev\//)
    expect(dumps('again').get('AWSENV_RESTORE')).toBe(assumed.get('AWSENV_RESTORE'))
    expect(awsVariables(dumps('after'))).toEqual(awsVariables(dumps('before')))
  })

  it('a failure stops what follows', async (context) => {
    needsShell(context, way.real)
    const place = await stay()
    const dumps = await session(way, place, [`${typed(way, 'assume nope')}${AND[way.real.shell.name] ?? ' && '}dump next`])
    expect(() => dumps('next')).toThrow('ENOENT')
  })
})

/** How a line goes on only if the one before it succeeded, where that is not `&&`. */
const AND: Readonly<Record<string, string>> = { fish: '; and ', elvish: '\n', xonsh: '\n', nushell: '; ' }

function typed({ line }: Way, words: string): string {
  return line.includes("run('awsenv'")
    ? line.replace("'awsenv'", JSON.stringify(['awsenv', ...words.split(' ')]))
    : line.replace(/\bawsenv\b/, `awsenv ${words}`)
}

/** Runs the lines in the way's shell; answers the environments that its `dump NAME` lines saw. */
async function session({ real }: Way, { env }: Stay, lines: readonly string[]): Promise<(name: string) => Map<string, string>> {
  const folder = temporaryFolder('dumps')
  writeFileSync(join(folder, 'dump'), '#!/bin/sh\nenv -0 > "$DUMPS/$1"\n', { mode: 0o755 })
  const script = lines.join(real.name === 'tcsh' ? ' ; ' : '\n')
  const path = `${folder}${delimiter}${pathWithAwsenv()}`
  const result = await run([real.path ?? real.name, ...real.args, script], {
    env: { ...env, ...user, PATH: path, DUMPS: folder },
    timeout: 50_000,
  })
  return (name) => {
    try {
      return parseEnvironment(readFileSync(join(folder, name)))
    } catch (error) {
      throw new Error(`${(error as Error).message}; the shell said: ${result.stdout}\n${result.stderr}`)
    }
  }
}

async function whoAmI(aws: Aws, environment: Map<string, string>): Promise<string | undefined> {
  const read = (name: string) => environment.get(name) ?? ''
  const keys = {
    accessKeyId: read('AWS_ACCESS_KEY_ID'),
    secretAccessKey: read('AWS_SECRET_ACCESS_KEY'),
    sessionToken: read('AWS_SESSION_TOKEN'),
  }
  return (await stsClient(aws, keys).send(new GetCallerIdentityCommand({}))).Arn
}

function awsVariables(environment: Map<string, string>): Map<string, string> {
  return new Map([...environment].filter(([name]) => name.startsWith('AWS')))
}
