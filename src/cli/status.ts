import { type Held, held, secondsLeft } from '../environment/held'
import { Status } from '../errors'
import type { Output, Run } from './command'
import { readDuration } from './duration'

export async function run({ args, environment, note, debug }: Run): Promise<Output> {
  const minTtl = readDuration(args, 'min-ttl')
  const found = held(environment)
  const left = found && secondsLeft(found, Date.now())
  const arn = found && args.flag('verify') ? await (await import('./verify')).verify(found, environment, { note, debug }) : undefined
  const text = args.flag('json') ? json(found, left, arn) : words(found, left, arn)
  // Where nothing says how long they last, they may be over at any moment.
  const isEnough = minTtl === undefined || (left !== undefined && left > minTtl)
  return { text, status: isEnough ? Status.done : Status.refused }
}

function json(found: Held | undefined, left: number | undefined, arn: string | undefined): string {
  const { profile = null, accessKeyId = null, accountId = null, region = null, expiration = null } = found ?? {}
  return `${JSON.stringify({ profile, accessKeyId, accountId, region, expiration, secondsLeft: left ?? null, ...(arn ? { arn } : {}) }, null, 2)}\n`
}

function words(found: Held | undefined, left: number | undefined, arn: string | undefined): string {
  if (!found) return 'This shell holds no credentials.\n'
  const where = [found.accountId && `account ${found.accountId}`, found.region].filter(Boolean).join(', ')
  const lines = [
    `${found.profile ?? 'Keys that are not from awsenv'}${where ? ` (${where})` : ''}`,
    `  access key ${found.accessKeyId}`,
    `  ${left === undefined ? 'nothing says when they expire' : left > 0 ? `expires in ${time(left)}` : `expired ${time(-left)} ago`}`,
    ...(arn ? [`  STS says: ${arn}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

function time(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
