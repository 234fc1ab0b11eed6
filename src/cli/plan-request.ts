import { readFileSync } from 'node:fs'
import type { Environment } from '../environment/types'
import { quote, UsageError } from '../errors'
import type { Request, Target } from '../plan/request'
import type { Profiles, Settings } from '../profiles/types'
import type { Arguments } from './arguments'
import { readDuration } from './duration'

interface Asked {
  readonly args: Arguments
  readonly target: Target
  readonly goal: Request['goal']
  readonly code: string | undefined
  readonly profiles: Profiles
  readonly settings: Settings
  /** The user's own. */
  readonly environment: Environment
  readonly insideAwsenv: boolean
}

/** What the command line asks of the plan. Throws UsageError for values of a wrong form; which are allowed is the plan's to say. */
export function planRequest({ args, target, goal, code, profiles, settings, environment, insideAwsenv }: Asked): Request {
  const region = args.string('region')
  if (region !== undefined && args.flag('no-region')) throw new UsageError('--region and --no-region exclude each other.')
  return {
    target,
    goal,
    options: {
      duration: readDuration(args, 'duration'),
      region,
      noRegion: args.flag('no-region'),
      sessionName: args.string('session-name'),
      externalId: args.string('external-id'),
      mfaSerial: args.string('mfa-serial'),
      code: code !== undefined,
      fromEnv: args.flag('from-env'),
      tags: readTags(args.strings('tag')),
      transitiveTagKeys: some(args.strings('transitive-tag')),
      sourceIdentity: args.string('source-identity'),
      policy: readPolicy(args.string('session-policy')),
      policyArns: some(args.strings('policy-arn')),
    },
    environment,
    insideAwsenv,
    profiles,
    settings,
    get osUser() {
      return osUser(environment)
    },
  }
}

/** Users without an entry in the system's list, as in containers, have no name there. */
function osUser(environment: Environment): string {
  try {
    return process.getBuiltinModule('node:os').userInfo().username
  } catch {
    return environment.USER ?? environment.USERNAME ?? 'awsenv'
  }
}

function some<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined
}

function readTags(texts: readonly string[]): Record<string, string> | undefined {
  const tags = new Map<string, string>()
  for (const text of texts) {
    const equals = text.indexOf('=')
    const key = text.slice(0, equals)
    if (equals < 1) throw new UsageError(`--tag ${quote(text)} is no tag: write KEY=VALUE.`)
    if (tags.has(key)) throw new UsageError(`--tag ${quote(key)} is given twice.`)
    tags.set(key, text.slice(equals + 1))
  }
  return tags.size > 0 ? Object.fromEntries(tags) : undefined
}

/** `file://PATH` stands for the file's text, as in the AWS CLI. */
function readPolicy(text: string | undefined): string | undefined {
  if (!text?.startsWith('file://')) return text
  try {
    return readFileSync(text.slice('file://'.length), 'utf8')
  } catch (cause) {
    throw new UsageError(`--session-policy cannot be read: ${(cause as Error).message}.`, { cause })
  }
}
