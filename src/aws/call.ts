import { CALL_LIMIT } from './limits'
import type { Transport } from './transport'
import type { Story } from './types'

const ATTEMPTS = 3

/** Milliseconds that the server's clock is before ours, as the SDK learnt them from its last answer. */
interface SdkConfig {
  readonly systemClockOffset?: number
}

/**
 * Makes one call within 15 seconds: repeats what surely was not done, sets the clock right once, and turns failures into AwsenvErrors.
 * `send` signs and sends anew each time it is called, and is told how many milliseconds are left.
 */
export async function call<T>(
  send: (timeout: number) => Promise<T>,
  client: { readonly config: object },
  transport: Transport,
  story: Story,
): Promise<T> {
  const started = Date.now()
  let clockIsSet = false
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await send(started + CALL_LIMIT - Date.now())
      story.debug(`${story.call}: ${transport.lastUrl()} answered after ${Date.now() - started} ms`)
      return answer
    } catch (error) {
      // A call that succeeds needs nothing of it.
      const { describe, isClockSkew, mayRepeat } = await import('./failures')
      if (!clockIsSet && isClockSkew(error)) {
        clockIsSet = true
        story.note(clockNote((client.config as SdkConfig).systemClockOffset ?? 0))
      } else if (attempt < ATTEMPTS && mayRepeat(error, story.carriesCode ?? false)) {
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt * (0.5 + Math.random())))
      } else {
        throw describe(error, transport, story)
      }
    }
  }
}

function clockNote(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000)
  return `This machine's clock is ${minutes} min ${offset > 0 ? 'behind' : 'ahead of'} AWS's. The call was signed with AWS's time; set the clock.`
}
