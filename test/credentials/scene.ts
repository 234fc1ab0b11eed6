import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { obtain } from '../../src/credentials/obtain'
import type { Asks, Credentials } from '../../src/credentials/types'
import { makePlan } from '../../src/plan/plan'
import type { Options } from '../../src/plan/request'
import type { Plan } from '../../src/plan/types'
import { readProfiles } from '../../src/profiles/profiles'
import { type AwsFiles, type Home, home } from '../support/home'
import type { FakeTerminal } from './fake-terminal'

/** A home with its files, and a run of awsenv's rooms in it, from the files to the credentials. */
export interface Scene {
  readonly home: Home
  readonly environment: NodeJS.ProcessEnv
  /** The lines that the user was told. */
  readonly notes: string[]
  plan(profile: string, options?: Options): Plan
  /** Does what the profile's plan says, and checks that nothing in the home was written. */
  obtain(profile: string, asked?: Asked): Promise<Credentials>
}

export interface Asked {
  readonly options?: Options
  readonly code?: string
  readonly mfaCommand?: readonly string[]
  readonly terminal?: FakeTerminal
  readonly browser?: boolean
}

export function scene(files: AwsFiles, variables: Readonly<Record<string, string | undefined>> = {}): Scene {
  const place = home(files)
  const environment: NodeJS.ProcessEnv = { PATH: process.env.PATH, ...place.env, ...variables }
  const notes: string[] = []
  const plan = (profile: string, options: Options = {}) =>
    makePlan({
      target: { profile },
      goal: 'assume',
      options,
      environment,
      insideAwsenv: Boolean(environment.AWSENV_PROFILE),
      profiles: readProfiles(environment),
      settings: {},
      osUser: 'tester',
    })
  return {
    home: place,
    environment,
    notes,
    plan,
    async obtain(profile, { options, code, mfaCommand, terminal, browser } = {}) {
      const asks: Asks = {
        code,
        mfaCommand,
        browser,
        environment,
        terminal: () => terminal,
        note: (line) => notes.push(line),
        debug: () => {},
      }
      const before = contents(place.path)
      try {
        return await obtain(plan(profile, { code: code !== undefined, ...options }), asks)
      } finally {
        expect(contents(place.path)).toEqual(before)
      }
    },
  }
}

/** Every file below a folder with a digest of its text and its time. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [file, `${statSync(file).mtimeMs} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`]
    }),
  )
}
