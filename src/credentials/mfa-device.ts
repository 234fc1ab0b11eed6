import type { Caller } from '../aws/sts'
import { MfaError, quote } from '../errors'
import type { Asks } from './types'

/**
 * The serial of the caller's own device, as IAM knows it: the only one there is, or the one that the user picks.
 * Throws MfaError where there is none that has codes, or several and no terminal to pick at.
 */
export async function findDevice(caller: Caller, profile: string, asks: Asks): Promise<string> {
  const { listMfaDevices } = await import('../aws/iam')
  const all = await listMfaDevices({
    ...caller,
    story: { ...caller.story, call: 'ListMFADevices', wanted: undefined, carriesCode: undefined },
  })
  const serials = all.filter((serial) => !serial.includes(':u2f/'))
  const subject = `Profile ${quote(profile)}`
  if (serials.length === 0) {
    const keys = all.length > 0 ? ' but security keys, which have no codes' : ''
    throw new MfaError(`${subject}: its user has no MFA device${keys}. Register an authenticator app, or leave the code out.`)
  }
  const [only, ...others] = serials
  if (only && others.length === 0) {
    asks.note(`The MFA device is ${only}. With mfa_serial in the profile, IAM need not be asked.`)
    return only
  }
  const terminal = asks.terminal()
  if (!terminal)
    throw new MfaError(`${subject}: its user has several MFA devices, ${serials.join(', ')}. Name one with --mfa-serial or mfa_serial.`)
  return serials[await terminal.choose(`MFA devices of the user of ${profile}:`, serials)] ?? ''
}
