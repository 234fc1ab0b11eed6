import { ConfigurationError, MfaError, quote, UsageError } from '../errors'
import type { Profile, Setting } from '../profiles/types'
import { baseText, isLongTerm, mayBeLongTerm } from './base-kinds'
import type { Chain } from './chain'
import { setting } from './lookup'
import { problem } from './problem'
import type { Request } from './request'

/** Ask IAM which device the user has. */
const AUTO = 'auto'

export interface Mfa {
  /** Goes with the first call that long-term keys sign, the only ones that have a device. */
  readonly serial: string | undefined
  readonly warnings: readonly string[]
}

/**
 * Which device's code the chain's first call carries, if any: --mfa-serial, what the hops name (the first call's own before the later ones),
 * AWS_MFA_SERIAL, and when a code was given the base profile's, else IAM is asked.
 * Throws before anything is asked or called: MfaError where the user wants MFA and the keys have no device, ConfigurationError or UsageError for a serial that has no codes.
 */
export function chooseMfa(request: Request, chain: Chain): Mfa {
  const { options, environment } = request
  const configured = serials(callers(request, chain))
  if (!hasDevice(request, chain)) {
    if (options.code || options.mfaSerial !== undefined) throw noDevice(chain)
    return { serial: undefined, warnings: configured.slice(0, 1).map((serial) => useless(serial, chain)) }
  }
  if (options.mfaSerial !== undefined) return { serial: checkedSerial(options.mfaSerial, ofOption), warnings: [] }
  const [first, ...others] = configured
  if (first) {
    const serial = checkedSerial(first.setting.value, ofProfile(first))
    return { serial, warnings: request.goal === 'session' ? [] : differing(serial, others) }
  }
  const fromEnvironment = environment.AWS_MFA_SERIAL?.trim()
  if (fromEnvironment) return { serial: checkedSerial(fromEnvironment, ofEnvironment), warnings: [] }
  if (!options.code) return { serial: undefined, warnings: [] }
  const [ofBase] = serials([chain.baseProfile])
  return { serial: ofBase ? checkedSerial(ofBase.setting.value, ofProfile(ofBase)) : AUTO, warnings: [] }
}

function hasDevice({ goal }: Request, { base, hops }: Chain): boolean {
  return goal === 'session' || hops.length > 0 ? mayBeLongTerm(base) : isLongTerm(base)
}

/** The profiles whose own calls could carry the code, in the order of the calls. A session is for its roles, too, so theirs may name its device. */
function callers({ goal }: Request, { baseProfile, hops }: Chain): Profile[] {
  const roles = hops.map(({ profile }) => profile)
  return goal === 'session' || hops.length === 0 ? [baseProfile, ...roles] : roles
}

interface Serial {
  readonly profile: Profile
  /** As the profile spells it. */
  readonly name: string
  readonly setting: Setting
}

/** aws_mfa_device is aws-mfa's name for mfa_serial. */
function serials(profiles: readonly Profile[]): Serial[] {
  return profiles.flatMap((profile) => {
    const name = ['mfa_serial', 'aws_mfa_device'].find((candidate) => setting(profile, candidate))
    const found = name && setting(profile, name)
    return found ? [{ profile, name, setting: found }] : []
  })
}

type Wrong = (serial: string, says: string, todo: string) => Error

/** Throws where STS would not take it. */
function checkedSerial(serial: string, wrong: Wrong): string {
  if (serial === AUTO) return AUTO
  if (/:(u2f|fido|security-key|passkey)\//.test(serial.toLowerCase())) {
    throw wrong(
      serial,
      'is a security key, and STS takes six-digit codes only',
      'Register an authenticator app beside it, or use `aws login` or SSO.',
    )
  }
  if (/^arn:[^:]+:iam::[^:]*:user\//.test(serial)) {
    throw wrong(serial, 'is the ARN of a user', `That of the device is most likely ${serial.replace(':user/', ':mfa/')}.`)
  }
  // STS's rule for SerialNumber.
  if (/^[\w+=/:,.@-]{9,256}$/.test(serial)) return serial
  throw wrong(serial, 'is neither the ARN nor the number of a device', 'It looks like arn:aws:iam::ACCOUNT:mfa/NAME.')
}

function ofOption(serial: string, says: string, todo: string): Error {
  return new UsageError(`--mfa-serial ${quote(serial)} ${says}. ${todo}`)
}

function ofEnvironment(serial: string, says: string, todo: string): Error {
  return new ConfigurationError(`AWS_MFA_SERIAL ${quote(serial)} ${says}. ${todo}`)
}

function ofProfile({ profile, name, setting }: Serial): Wrong {
  return (serial, says, todo) => problem(profile, `its ${name} ${quote(serial)} ${says}`, setting, todo)
}

function noDevice({ base }: Chain): MfaError {
  return new MfaError(
    `MFA needs long-term keys, and ${baseText(base)}. Leave out the code and --mfa-serial, or name a profile with long-term keys.`,
  )
}

function useless({ profile, name }: Serial, { base }: Chain): string {
  return `Profile ${quote(profile.name)}: its ${name} is not used: MFA needs long-term keys, and ${baseText(base)}.`
}

function differing(serial: string, others: readonly Serial[]): string[] {
  const other = others.find(({ setting }) => setting.value !== serial)
  if (!other) return []
  return [
    `Profile ${quote(other.profile.name)}: its ${other.name} is not used: one code serves the whole chain, and it comes from ${serial}.`,
  ]
}
