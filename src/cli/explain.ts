import { ConfigurationError } from '../errors'
import { errorJson, explainJson, explainText } from '../plan/explain'
import type { Output, Run } from './command'
import { readIntent } from './intent'
import { readOwnSettings } from './shell'

export async function run(run: Run): Promise<Output> {
  const isJson = run.args.flag('json')
  try {
    const { plan, profiles } = readIntent(run, await readOwnSettings(run.environment), 'assume')
    const found = plan()
    return isJson ? `${JSON.stringify(explainJson(found, profiles), null, 2)}\n` : explainText(found, profiles)
  } catch (error) {
    if (!isJson || !(error instanceof ConfigurationError)) throw error
    run.note(error.message)
    return { text: `${JSON.stringify(errorJson(error), null, 2)}\n`, status: error.status }
  }
}
