import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { findAwsCli } from '../support/awscli'
import { needs } from '../support/needs'
import { run } from '../support/program'
import { agreements } from './agreements'
import { type Answer, answerOfCli, answerOfExplain } from './answers'
import { differences } from './differences'
import { type Files, type Scene, scene } from './scene'

const majors = [1, 2] as const
const clis = majors.flatMap((major) => {
  const found = findAwsCli(major)
  return found ? [{ major, path: found.path }] : []
})

beforeEach((context) => {
  needs(context, 'openssl')
  needs(context, 'aws', clis.length > 0)
})

it.for(majors)('the AWS CLI %i is asked', (major, context) => needs(context, `AWS CLI ${major}`, findAwsCli(major) !== undefined))

describe.concurrent('awsenv explain and the AWS CLI agree on', () => {
  it.each(agreements)('%s', async (_what, files, answer) => {
    expect(await answersTo(files)).toEqual(expected(answer, [answer, answer]))
  })
})

describe.concurrent.each(Object.entries(differences))('%s The AWS CLI differs', (_rule, cases) => {
  it.each(Object.entries(cases))('%s', async (_what, { files, awsenv, cli }) => {
    const [one, two] = typeof cli === 'string' ? [cli, cli] : cli
    expect([one, two]).not.toEqual([awsenv, awsenv])
    expect(await answersTo(files)).toEqual(expected(awsenv, [one, two]))
  })
})

type Answers = Readonly<Record<string, Answer>>

/** Of the CLIs that are here. */
function expected(awsenv: Answer, byMajor: readonly [one: Answer, two: Answer]): Answers {
  return { awsenv, ...Object.fromEntries(clis.map(({ major }) => [`AWS CLI ${major}`, byMajor[major - 1]])) }
}

async function answersTo(files: Files): Promise<Answers> {
  const place = await scene(files)
  try {
    const answers: Record<string, Answer> = { awsenv: await answerOfExplain(place, files) }
    expect(place.aws.requests).toEqual([])
    for (const { major, path } of clis) answers[`AWS CLI ${major}`] = await asked(place, path)
    return answers
  } finally {
    await place.close()
  }
}

async function asked(place: Scene, cli: string): Promise<Answer> {
  place.aws.requests.length = 0
  const named = place.profile === undefined ? [] : ['--profile', place.profile]
  const { status } = await run([cli, 'sts', 'get-caller-identity', ...named], { env: place.env, timeout: 50_000 })
  // It keeps the roles that it assumed, and the next one would not assume them again.
  rmSync(join(place.home.path, '.aws', 'cli'), { recursive: true, force: true })
  return answerOfCli(status, place)
}
