import { CodeRefusedError } from '../aws/failures'
import { MfaError, quote } from '../errors'
import type { Terminal } from '../terminal/terminal'
import { typed } from './typed-line'
import type { Asks } from './types'

const TRIES = 3
/** Seconds that a TOTP code lasts (RFC 6238's default, and AWS's). */
const STEP = 30

/**
 * Calls `send` with a code: the one that was given, the program's, or one typed at the terminal. A code is never sent twice.
 * One that was typed and refused is asked for again, three times at most; any other is an MfaError. Without a terminal: MfaError at once.
 */
export async function withCode<T>(
  asks: Asks,
  { profile, serial, mfaProcess }: { profile: string; serial: string; mfaProcess?: string | undefined },
  send: (code: string) => Promise<T>,
): Promise<T> {
  const given = asks.code ?? (await codeFromProgram(asks, profile, mfaProcess))
  if (given !== undefined) return sendOnce(send, given)
  const terminal = asks.terminal()
  if (!terminal) {
    throw new MfaError(
      `Profile ${quote(profile)} wants an MFA code of ${serial}, and there is no terminal to ask at. Give it as \`awsenv assume ${typed(profile)} CODE\`, or set mfa_process or mfa_command.`,
    )
  }
  const sent = new Set<string>()
  let lead = ''
  for (let tries = 1; ; tries++) {
    const code = await ask(terminal, `MFA code of ${serial} for ${profile}: `, lead, sent)
    sent.add(code)
    try {
      return await send(code)
    } catch (error) {
      if (!(error instanceof CodeRefusedError)) throw error
      if (tries === TRIES)
        throw new MfaError(`Profile ${quote(profile)}: AWS took none of ${TRIES} MFA codes. Is ${serial} the device?`, { cause: error })
      lead = `AWS did not take that code: wrong, or used already. The next one comes in ${secondsToNext()} s. `
    }
  }
}

async function sendOnce<T>(send: (code: string) => Promise<T>, code: string): Promise<T> {
  try {
    return await send(code)
  } catch (error) {
    if (!(error instanceof CodeRefusedError)) throw error
    throw new MfaError(`${error.message} The next one comes in ${secondsToNext()} s.`, { cause: error })
  }
}

async function codeFromProgram(asks: Asks, profile: string, mfaProcess: string | undefined): Promise<string | undefined> {
  if (mfaProcess === undefined && asks.mfaCommand === undefined) return undefined
  const { codeFromCommand, codeFromProcess } = await import('./mfa-program')
  return mfaProcess === undefined ? codeFromCommand(asks.mfaCommand ?? [], asks, profile) : codeFromProcess(mfaProcess, asks, profile)
}

/** Asks until it is six digits that were not sent before: what can be known to be wrong costs no try. */
async function ask(terminal: Terminal, question: string, news: string, sent: ReadonlySet<string>): Promise<string> {
  for (let lead = news; ; ) {
    const answer = (await terminal.ask(lead + question)).replace(/\s/g, '')
    if (!/^\d{6}$/.test(answer)) lead = 'A code is six digits. '
    else if (sent.has(answer)) lead = `That code was sent already; the next one comes in ${secondsToNext()} s. `
    else return answer
  }
}

function secondsToNext(): number {
  return STEP - (Math.floor(Date.now() / 1000) % STEP)
}
