import { accessDenied } from './errors'
import type { Request } from './http'
import type { Device, Key, State } from './state'
import { stepAt, totp } from './totp'

const failed = 'MultiFactorAuthentication failed'

/**
 * Whether the call proves MFA by a device and its code; throws `AwsError` where it tries and fails.
 * A code is good for the current step and the one before and after it, and once. Time is the real one, whatever the server's clock says.
 */
export function provesMfa(state: State, key: Key, parameters: Request['parameters']): boolean {
  const { SerialNumber: serial, TokenCode: code } = parameters
  if (serial === undefined && code === undefined) return false
  if (serial === undefined || code === undefined) {
    throw accessDenied(`${failed}, must provide both MFA serial number and one time pass code.`)
  }
  const device = state.devices.get(serial)
  if (!device?.secret || key.session || device.userArn !== key.arn) {
    throw accessDenied(
      `${failed}, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.`,
    )
  }
  if (!useCode(device, device.secret, code)) throw accessDenied(`${failed} with invalid MFA one time pass code. `)
  return true
}

/** The step that a device shows now. */
export function deviceStep(device: Device): number {
  return stepAt(Date.now()) + device.ahead
}

function useCode(device: Device, secret: string, code: string): boolean {
  const now = deviceStep(device)
  const step = [now, now - 1, now + 1].find((one) => !device.used.has(one) && totp(secret, one) === code)
  if (step === undefined) return false
  device.used.add(step)
  return true
}
